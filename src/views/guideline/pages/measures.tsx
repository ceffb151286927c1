import type { Definition } from '../../../core/edition/schema/index.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Chip, DescriptionList, Section, type Tone } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { isPublished, partTitle } from '../parts.ts'
import { Blocks } from './blocks.tsx'
import { Part } from './frame.tsx'
import { Issues } from './issues.tsx'
import { Points, Say } from './text.tsx'
import { UnpublishedPart } from './unpublished.tsx'

type Group = Definition['measures'][number]
type Measure = Group['measures'][number]
type Status = NonNullable<Measure['status']>

const statusWord = (status: Status, lang: Lang): string =>
  partMessages(lang)[status === 'expected' ? 'measureExpected' : status]

const tones: Record<Status, Tone> = {
  considering: 'warning',
  planned: 'info',
  doing: 'accent',
  done: 'success',
  expected: 'info',
}

const Facts = ({ guide, measure }: { guide: Guide; measure: Measure }) => {
  const words = partMessages(guide.lang)
  const answered = guide.definition.issues.filter(({ code }) => measure.answers.includes(code))
  const rows = [
    ...(measure.indicator
      ? [{ term: words.indicator, description: <Say guide={guide} text={measure.indicator} /> }]
      : []),
    ...(measure.schedule
      ? [{ term: words.schedule, description: <Say guide={guide} text={measure.schedule} /> }]
      : []),
    ...answered.map(({ text }) => ({ term: words.answers, description: <Say guide={guide} text={text} /> })),
  ]
  return rows.length > 0 ? <DescriptionList items={rows} /> : null
}

const MeasureItem = ({ guide, measure }: { guide: Guide; measure: Measure }) => (
  <li>
    <strong>
      <Say guide={guide} text={measure.name} />
    </strong>{' '}
    {measure.status && <Chip tone={tones[measure.status]}>{statusWord(measure.status, guide.lang)}</Chip>}
    {measure.points.length > 0 && <Points guide={guide} points={measure.points} />}
    <Facts guide={guide} measure={measure} />
  </li>
)

const MeasureList = ({ guide, measures }: { guide: Guide; measures: readonly Measure[] }) => (
  <div class="yui-prose">
    <ol>
      {measures.map((measure) => (
        <MeasureItem guide={guide} measure={measure} />
      ))}
    </ol>
  </div>
)

/** A group with its number, as the city counts its pillars; measures without groups are one list. */
const MeasureGroup = ({ guide, group, number }: { guide: Guide; group: Group; number: number }) =>
  group.name ? (
    <Section
      id={group.code}
      title={
        <>
          {number}　<Say guide={guide} text={group.name} />
        </>
      }
    >
      <MeasureList guide={guide} measures={group.measures} />
    </Section>
  ) : (
    <MeasureList guide={guide} measures={group.measures} />
  )

const Lead = ({ guide }: { guide: Guide }) => {
  const { measures, measuresTitle } = guide.definition
  const undecided = measures.some((group) => group.measures.some(({ status }) => status === 'considering'))
  return (
    <>
      {measuresTitle && pick(measuresTitle, guide.lang)}
      {undecided && (
        <>
          {measuresTitle && <br />}
          {partMessages(guide.lang).measuresLead}
        </>
      )}
    </>
  )
}

export const MeasuresPage = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const { measures, issues, realisation } = definition
  const published = isPublished(definition, 'measures')
  const facts = [...measures, ...measures.flatMap((group) => group.measures), ...issues]
  return (
    <Part guide={guide} code="measures" lead={published && <Lead guide={guide} />} facts={facts}>
      {!published && <UnpublishedPart guide={guide} what={partTitle(definition, 'measures', lang)} />}
      {measures.map((group, index) => (
        <MeasureGroup guide={guide} group={group} number={index + 1} />
      ))}
      {published && (
        <p>
          <a href={guide.link('/measures')}>{partMessages(lang).toProgress}</a>
        </p>
      )}
      <Issues guide={guide} />
      {published && (
        <Blocks guide={guide} id="realisation" title={partMessages(lang).realisation} blocks={realisation} />
      )}
    </Part>
  )
}
