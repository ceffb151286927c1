import type { Preparation } from '../../../core/contribution.ts'
import type { Definition, Reach, Switchable } from '../../../core/edition/schema/index.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Chip, DataTable, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { switchMessages } from '../messages.ts'
import { Coming } from '../planned/coming.tsx'
import { plannedMessages } from '../planned/messages.ts'
import type { Planned } from '../planned/rules.ts'
import type { Switched } from '../queries.ts'
import { office, type Standing } from '../rules.ts'
import { Affects } from './affects.tsx'
import { History } from './list-page.tsx'
import { errorsIn, SwitchForm } from './switch-form.tsx'
import { reachWords, stageWord, stateWord, tones } from './words.ts'

/** Of one stage: where it runs now, and what is known of the sections. */
export type Here = {
  edition: Definition
  code: Switchable
  now: Reach
  switched: readonly Switched[]
  /** Of all stages: what comes before may need them. */
  planned: readonly Planned[]
  people: readonly { place: string; chiefs: number; officers: number }[]
  standings: readonly Standing[]
  preparations: readonly Preparation[]
}

const Prepare = ({ visit, preparations }: { visit: Visit; preparations: readonly Preparation[] }) => {
  const { lang, city } = visit
  const words = switchMessages(lang)
  if (preparations.length === 0) return <p>{words.prepareNone}</p>
  const chip = (ready: boolean | undefined) => {
    if (ready === undefined) return <Chip tone="info">{words.look}</Chip>
    return ready ? <Chip tone="success">{words.ready}</Chip> : <Chip tone="warning">{words.notReady}</Chip>
  }
  return (
    <DataTable
      id="prepare-table"
      caption={words.prepare}
      stack
      columns={[{ label: words.standing }, { label: words.what, wide: true }, { label: words.where }]}
      rows={preparations.map(({ what, detail, ready, path, action }) => [
        chip(ready),
        detail ? (
          <>
            {what}
            <br />
            <small>{detail}</small>
          </>
        ) : (
          what
        ),
        path && action ? <a href={cityPath(city, path)}>{action}</a> : '',
      ])}
    />
  )
}

/** What was just done, told once. */
const Said = ({ visit, here }: { visit: Visit; here: Here }) => {
  const { lang, query } = visit
  const words = plannedMessages(lang)
  if (query.done === 'withdrawn') return <Notice lang={lang} kind="success" title={words.withdrawnNow} />
  const newest = here.planned.find(({ stage }) => stage === here.code)
  if (query.done !== 'planned' || newest?.state !== 'coming') return null
  return (
    <Notice lang={lang} kind="success" title={words.saved}>
      <p>{words.planned(formatDate(newest.from_on, lang))}</p>
    </Notice>
  )
}

/** One stage: whom it concerns, what to prepare, and the switch. */
export function stagePage(visit: Visit, here: Here, failed?: Failed): Page {
  const { lang, city } = visit
  const words = switchMessages(lang)
  const title = stageWord(visit, here.edition, here.code)
  const body = (
    <Stack>
      <Said visit={visit} here={here} />
      <ErrorSummary lang={lang} errors={errorsIn({ visit, here, failed })} />
      <Heading level={1} kicker={words.title} lead={words[`text_${here.code}`]}>
        {title}
      </Heading>
      <p>
        <Chip tone={tones[here.now.runs]}>{stateWord(visit, here.now)}</Chip>{' '}
        {here.now.runs === 'pilot' && reachWords(visit, here.now)}
      </p>
      <Coming visit={visit} edition={here.edition} planned={here.planned} code={here.code} />
      <Section id="affects" title={words.affects} lead={words.affectsLead}>
        <Affects visit={visit} here={here} />
      </Section>
      <Section id="prepare" title={words.prepare} lead={words.prepareLead}>
        <Prepare visit={visit} preparations={here.preparations} />
      </Section>
      <Section id="switch" title={words.switchTitle}>
        {office.may(visit.viewer) ? (
          <SwitchForm visit={visit} here={here} failed={failed} />
        ) : (
          <p>{words.officeOnly}</p>
        )}
      </Section>
      <Section id="history" title={words.history}>
        <History
          visit={visit}
          edition={here.edition}
          switched={here.switched}
          planned={here.planned.filter(({ stage }) => stage === here.code)}
        />
      </Section>
    </Stack>
  )
  const list = { label: words.title, href: cityPath(city, '/switches') }
  return { title, body, breadcrumbs: [deskCrumb(visit), list, { label: title }] }
}
