import { type Definition, type Switchable, switchable } from '../../../core/edition/schema/index.ts'
import { hasSwitch, reachOf } from '../../../core/edition/switches.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
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
import type { Switched } from '../queries.ts'
import { reachWords, stageWord, stateWord, tones } from './words.ts'

type ListProps = { visit: Visit; edition: Definition; switched: readonly Switched[] }

const StageCard = ({ visit, edition, switched, code }: ListProps & { code: Switchable }) => {
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

export const History = ({ visit, edition, switched }: ListProps) => {
  const { lang } = visit
  const words = switchMessages(lang)
  if (switched.length === 0) return <p>{words.historyNone}</p>
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
      rows={switched.map(({ at, stage, runs, sections, by, reason }) => [
        formatDateTime(at, lang),
        stageWord(visit, edition, stage),
        reachWords(visit, runs === 'pilot' ? { runs, sections } : { runs }),
        by,
        <PlainText text={reason} />,
      ])}
    />
  )
}

/** Which stages the city works with, each with its way to what it means and what it takes. */
export function listPage(visit: Visit, edition: Definition, switched: readonly Switched[]): Page {
  const { lang, query } = visit
  const words = switchMessages(lang)
  const props = { visit, edition, switched }
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
            .filter((code) => hasSwitch(edition, code))
            .map((code) => (
              <StageCard {...props} code={code} />
            ))}
        </CardGrid>
      </Section>
      <Section id="history" title={words.history}>
        <History {...props} />
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
