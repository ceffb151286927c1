import { formatDateTime } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import { pick } from '../../lib/language.ts'
import { Heading, Notice, Section, Stack } from '../../ui/components/index.ts'
import { Button, CheckboxGroup, Form } from '../../ui/forms.tsx'
import type { Entry } from '../case/types.ts'
import { casePath } from '../web/paths.ts'
import type { Page } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { OtherSides } from './checks.tsx'
import { guidanceMessages } from './messages.ts'
import { isTimeForChecks, itemsFor, lastCheck, type Ticking, tickingAs } from './rules.ts'
import { StaffNotes } from './staff-notes.tsx'

type Props = { visit: CaseVisit; thread: readonly Entry[] }

const Own = ({ visit, thread, own }: Props & { own: Ticking }) => {
  const { lang, city, definition } = visit
  const words = guidanceMessages(lang)
  const items = itemsFor(definition, own.side)
  const last = lastCheck(thread, own)
  if (items.length === 0) return null
  return (
    <Section id="own" title={own.side === 'citizens' ? words.forCitizens : words.forGovernment}>
      {last && <p>{words.last(last.who, formatDateTime(last.at, lang))}</p>}
      <Form lang={lang} action={casePath(city, visit.case.number, '/checklist')} submissionId={blindId()}>
        <CheckboxGroup
          lang={lang}
          name="items"
          label={words.items}
          hint={words.itemsHint}
          values={last?.items ?? []}
          options={items.map(({ code, text }) => ({ value: code, label: pick(text, lang) }))}
        />
        <Button>{words.save}</Button>
      </Form>
    </Section>
  )
}

/** One’s own list to tick; of the others only whether and when. */
export function checklistPage({ visit, thread }: Props): Page {
  const { lang, city, query } = visit
  const words = guidanceMessages(lang)
  const own = tickingAs(visit.viewer, visit)
  const { number, title } = visit.case
  const body = (
    <Stack>
      <Heading level={1} kicker={title} lead={words.lead}>
        {words.title}
      </Heading>
      {query.done && <Notice lang={lang} kind="success" title={words.saved} />}
      {!isTimeForChecks(visit) && <Notice lang={lang} title={words.over} />}
      {own && isTimeForChecks(visit) && <Own visit={visit} thread={thread} own={own} />}
      <Section id="others" title={words.others}>
        <OtherSides visit={visit} thread={thread} />
      </Section>
      <StaffNotes visit={visit} stage={visit.case.stage} />
    </Stack>
  )
  const breadcrumbs = [{ label: number, href: casePath(city, number) }, { label: words.title }]
  return { title: `${words.title} ${title}`, body, breadcrumbs }
}
