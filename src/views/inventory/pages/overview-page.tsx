import { inventoryName } from '../../../core/inventory/index.ts'
import { isCoordination, isStaff } from '../../../core/people/viewer.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear, formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined, pick } from '../../../lib/language.ts'
import { DataTable, EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import type { OpenTask, Overview } from '../board.ts'
import { inventoryMessages } from '../messages.ts'
import { sectionName } from '../words.ts'
import { TaskCards } from './task-cards.tsx'

type Shown = {
  year: number
  years: readonly number[]
  tasks: readonly OpenTask[]
  sections: readonly Overview[]
}

const Years = ({ visit, shown }: { visit: Visit; shown: Shown }) => {
  const words = inventoryMessages(visit.lang)
  const years = [...new Set([fiscalYear(visit.today), ...shown.years])].sort((a, b) => b - a)
  if (years.length < 2) return null
  return (
    <nav aria-label={words.years}>
      <ul class="yui-plain-list">
        {years.map((year) => (
          <li>
            <a
              href={cityPath(visit.city, `/inventory?year=${year}`)}
              aria-current={year === shown.year ? 'page' : undefined}
            >
              {words.year(String(year))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const stateName = ({ lang }: Visit, { state }: Overview): string => {
  const words = inventoryMessages(lang)
  return state === null ? words.stateNone : state === 'closed' ? words.stateClosed : words.stateOpen
}

const rowOf = (visit: Visit, one: Overview) => {
  const name = sectionName(visit, one.section)
  return [
    one.id ? <a href={cityPath(visit.city, `/inventory/sheets/${one.id}`)}>{name}</a> : name,
    stateName(visit, one),
    String(one.tasks),
    String(one.together),
    String(one.unseen),
    one.reminded_at ? formatDateTime(one.reminded_at, visit.lang) : '－',
  ]
}

const Reminder = ({ visit, sections }: { visit: Visit; sections: readonly Overview[] }) => {
  const words = inventoryMessages(visit.lang)
  const missing = sections.filter(({ state }) => state !== 'closed')
  if (!isCoordination(visit.viewer) || missing.length === 0) return null
  const names = missing.map(({ section }) => sectionName(visit, section))
  return (
    <Notice lang={visit.lang} kind="warning" title={words.missing(String(missing.length))}>
      <p>{words.missingNames(joined(names, visit.lang))}</p>
      <p>{words.remindText}</p>
      <Form lang={visit.lang} action={cityPath(visit.city, '/inventory/reminders')} submissionId={blindId()}>
        <Button kind="secondary">{words.remind}</Button>
      </Form>
    </Notice>
  )
}

/** The own section's sheet: open it, or begin it. */
const OwnSheet = ({ visit, sections }: { visit: Visit; sections: readonly Overview[] }) => {
  const words = inventoryMessages(visit.lang)
  const own = sections.find(({ section }) => section === visit.viewer?.hat.section)
  if (own === undefined) return <p>{words.noSection}</p>
  if (own.id !== null)
    return (
      <p>
        <LinkButton href={cityPath(visit.city, `/inventory/sheets/${own.id}`)}>{words.openSheet}</LinkButton>
      </p>
    )
  return (
    <>
      <p>{words.beginText}</p>
      <Form lang={visit.lang} action={cityPath(visit.city, '/inventory/sheets')} submissionId={blindId()}>
        <p>
          <Button name="from" value="last">
            {words.beginLast}
          </Button>{' '}
          <Button kind="secondary" name="from" value="empty">
            {words.beginEmpty}
          </Button>
        </p>
      </Form>
    </>
  )
}

const StaffPart = ({ visit, shown }: { visit: Visit; shown: Shown }) => {
  const words = inventoryMessages(visit.lang)
  const isNow = shown.year === fiscalYear(visit.today)
  return (
    <>
      {isNow && (
        <Section
          id="own"
          title={visit.viewer?.hat.section ? sectionName(visit, visit.viewer.hat.section) : words.begin}
        >
          <OwnSheet visit={visit} sections={shown.sections} />
        </Section>
      )}
      <Section id="sections" title={words.sections}>
        {isNow && <Reminder visit={visit} sections={shown.sections} />}
        <DataTable
          id="sheets"
          caption={words.year(String(shown.year))}
          stack
          columns={[
            { label: words.section },
            { label: words.state },
            { label: words.tasks, number: true },
            { label: words.together, number: true },
            { label: words.unseen, number: true },
            { label: words.reminded },
          ]}
          rows={shown.sections.map((one) => rowOf(visit, one))}
        />
      </Section>
    </>
  )
}

/** What everybody may read of the year; for staff how far the sections are. */
export function overviewPage(visit: Visit, shown: Shown): Page {
  const { lang, definition, city } = visit
  const words = inventoryMessages(lang)
  const title = inventoryName(definition, lang)
  const forStaff = isStaff(visit.viewer)
  const gist = definition.inventory?.gist ? pick(definition.inventory.gist, lang) : words.lead
  const body = (
    <Stack>
      <Heading level={1} kicker={words.year(String(shown.year))} lead={forStaff ? words.leadStaff : gist}>
        {title}
      </Heading>
      {visit.query.done === 'reminded' && <Notice lang={lang} kind="success" title={words.remindedNow} />}
      {forStaff && <StaffPart visit={visit} shown={shown} />}
      <Section id="open-tasks" title={words.opened}>
        {shown.tasks.length === 0 ? (
          <EmptyState
            title={words.noneOpen}
            text={words.noneOpenText}
            action={{ href: cityPath(city, '/themes'), label: words.toThemes }}
          />
        ) : (
          <TaskCards visit={visit} tasks={shown.tasks} />
        )}
      </Section>
      <Years visit={visit} shown={shown} />
    </Stack>
  )
  return { title, body, breadcrumbs: forStaff ? [deskCrumb(visit), { label: title }] : [{ label: title }] }
}
