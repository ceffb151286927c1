import { type Definition, type Switchable, switchable } from '../../../core/edition/schema/index.ts'
import { hasSwitch, reachOf } from '../../../core/edition/switches.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import {
  Card,
  CardGrid,
  Chip,
  DataTable,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import { switchMessages } from '../messages.ts'
import { Coming, comingOf, endedLines } from '../planned/coming.tsx'
import { plannedMessages } from '../planned/messages.ts'
import { type Planned, reachOfPlan } from '../planned/rules.ts'
import type { Switched } from '../queries.ts'
import { afterWord, reachWords, stageWord, stateWord, tones } from './words.ts'

type Kept = { edition: Definition; switched: readonly Switched[]; planned: readonly Planned[] }
type ListProps = Kept & { visit: Visit }

const StageCard = ({ visit, edition, switched, planned, code }: ListProps & { code: Switchable }) => {
  const { lang, city } = visit
  const words = switchMessages(lang)
  const now = reachOf(edition, visit.definition.switches ?? {}, code)
  const last = switched.find(({ stage }) => stage === code)
  return (
    <Card
      title={stageWord(visit, edition, code)}
      href={cityPath(city, `/switches/${code}`)}
      chips={<Chip tone={tones[now.runs]}>{stateWord(visit, now)}</Chip>}
      meta={last ? words.since(formatDateTime(last.at, lang)) : words.asEdition}
    >
      <p>{words[`text_${code}`]}</p>
      {now.runs === 'pilot' && <p>{reachWords(visit, now)}</p>}
      {comingOf(planned, code).map((plan) => (
        <p>
          <Chip tone="info">
            {plannedMessages(lang).coming(
              formatDate(plan.from_on, lang),
              afterWord(visit, reachOfPlan(plan)),
            )}
          </Chip>
        </p>
      ))}
    </Card>
  )
}

/** The register comes first and needs no switch. */
const RegisterCard = ({ visit: { lang, city } }: { visit: Visit }) => {
  const words = switchMessages(lang)
  return (
    <Card
      title={words.register}
      href={cityPath(city, '/register')}
      chips={<Chip tone="success">{words.isEverywhere}</Chip>}
    >
      <p>{words.registerText}</p>
    </Card>
  )
}

export const History = ({ visit, edition, switched, planned }: ListProps) => {
  const { lang } = visit
  const words = switchMessages(lang)
  const done = switched.map(({ at, stage, runs, sections, by, reason, planned: beforehand }) => ({
    at,
    cells: [
      formatDateTime(at, lang),
      stageWord(visit, edition, stage),
      <>
        {reachWords(visit, runs === 'pilot' ? { runs, sections } : { runs })}
        {beforehand && <small>（{plannedMessages(lang).beforehand}）</small>}
      </>,
      by,
      <PlainText text={reason} />,
    ],
  }))
  const lines = [...done, ...endedLines({ visit, edition, planned })].sort(
    (a, b) => b.at.getTime() - a.at.getTime(),
  )
  if (lines.length === 0) return <p>{words.historyNone}</p>
  return (
    <DataTable
      id="switch-history"
      caption={words.history}
      stack
      columns={[
        { label: words.when },
        { label: words.stage },
        { label: words.what },
        { label: words.who },
        { label: words.why, wide: true },
      ]}
      rows={lines.map(({ cells }) => cells)}
    />
  )
}

/** Which stages the city works with, each with its way to what it means and what it takes. */
export function listPage(visit: Visit, kept: Kept): Page {
  const { lang, query } = visit
  const words = switchMessages(lang)
  const props = { visit, ...kept }
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {query.done !== undefined && <Notice lang={lang} kind="success" title={words.saved} />}
      <Section id="road" title={words.road}>
        <CardGrid>
          <RegisterCard visit={visit} />
          {switchable
            .filter((code) => hasSwitch(kept.edition, code))
            .map((code) => (
              <StageCard {...props} code={code} />
            ))}
        </CardGrid>
      </Section>
      <Coming {...props} />
      <Section id="history" title={words.history}>
        <History {...props} />
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
