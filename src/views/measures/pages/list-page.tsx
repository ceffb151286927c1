import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  BarChart,
  Chip,
  DataTable,
  EmptyState,
  Heading,
  PrintButton,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import { measureMessages } from '../messages.ts'
import type { Overview } from '../queries.ts'
import { type Measure, measuresOf, type Pillar, statuses } from '../rules.ts'
import { crumbsOf, measurePath, sectionWord, toneOf } from './frame.tsx'

type Known = readonly Overview[]
const lastOf = (known: Known, { code }: Measure) => known.find(({ measure }) => measure === code)

/** What was reported last; before any report, the guideline's own word, and said to be that. */
export const StatusChip = ({
  visit,
  measure,
  last,
}: {
  visit: Visit
  measure: Measure
  last: string | null | undefined
}) => {
  const words = measureMessages(visit.lang)
  const reported = statuses.find((status) => status === last)
  if (reported) return <Chip tone={toneOf[reported] ?? 'neutral'}>{words[reported]}</Chip>
  if (measure.status)
    return (
      <Chip tone={toneOf[measure.status] ?? 'neutral'}>{words.asInGuideline(words[measure.status])}</Chip>
    )
  return <small>{words.unknown}</small>
}

const Actions = ({ visit, last }: { visit: Visit; last: Overview | undefined }) => {
  const words = measureMessages(visit.lang)
  if (!last?.open) return null
  return (
    <>
      {words.openActions(String(last.open))}{' '}
      {last.late > 0 && <Chip tone="error">{words.lateActions(String(last.late))}</Chip>}
    </>
  )
}

const PillarTable = ({ visit, pillar, known }: { visit: Visit; pillar: Pillar; known: Known }) => {
  const { lang, city } = visit
  const words = measureMessages(lang)
  return (
    <DataTable
      id={`${pillar.code}-table`}
      caption={words.measure}
      stack
      columns={[
        { label: words.measure, wide: true },
        { label: words.status },
        { label: words.section },
        { label: words.actions },
        { label: words.reportedOn },
      ]}
      rows={pillar.measures.map((measure) => {
        const last = lastOf(known, measure)
        return [
          <a href={cityPath(city, measurePath(measure))}>{pick(measure.name, lang)}</a>,
          <StatusChip visit={visit} measure={measure} last={last?.status} />,
          sectionWord(visit, last?.section),
          <Actions visit={visit} last={last} />,
          last?.on_date ? formatDate(last.on_date, lang) : '',
        ]
      })}
    />
  )
}

/** How many measures stand where, drawn. */
const Spread = ({ visit, known }: { visit: Visit; known: Known }) => {
  const words = measureMessages(visit.lang)
  const standing = measuresOf(visit.definition).map((measure) => {
    const last = lastOf(known, measure)?.status
    if (last) return words[last]
    return measure.status ? words.asInGuideline(words[measure.status]) : words.unknown
  })
  const order = [
    ...statuses.map((status) => words[status]),
    ...([...statuses, 'expected'] as const).map((status) => words.asInGuideline(words[status])),
    words.unknown,
  ]
  const bars = order
    .map((label) => ({ label, value: standing.filter((one) => one === label).length }))
    .filter(({ value }) => value > 0)
  return <BarChart lang={visit.lang} id="spread" caption={words.overview} unit={words.count} bars={bars} />
}

export function listPage(visit: Visit, known: Known): Page {
  const { lang, city, definition } = visit
  const words = measureMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {definition.measures.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <>
          <Spread visit={visit} known={known} />
          {definition.measures.map((pillar, index) => (
            <Section
              id={pillar.code}
              title={pillar.name ? `${index + 1}　${pick(pillar.name, lang)}` : words.measure}
            >
              <PillarTable visit={visit} pillar={pillar} known={known} />
            </Section>
          ))}
          <p>
            <a href={cityPath(city, '/guideline/measures')}>{words.inGuideline}</a>
          </p>
          <PrintButton lang={lang} />
        </>
      )}
    </Stack>
  )
  return {
    title: words.title,
    body,
    breadcrumbs: [...crumbsOf(visit).slice(0, 1), { label: words.title }],
    shortPath: cityPath(city, '/measures'),
  }
}
