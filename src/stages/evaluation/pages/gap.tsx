import { type Lang, pick } from '../../../lib/language.ts'
import { Section, SpreadChart, Stat, StatRow } from '../../../ui/components/index.ts'
import { type Gap as GapRow, gapsOf, notesOf, reachOf, type Voice } from '../gap.ts'
import { messages } from '../messages.ts'
import { freeNotes, type Mark } from '../rules.ts'
import { Pairs, Totals } from './gap-numbers.tsx'
import { askedText, type GapProps } from './gap-props.ts'
import { Voices, Words } from './gap-words.tsx'
import { noteLabel } from './sheet-parts.tsx'
import { Trend } from './trend.tsx'

/** Words for the ends of the chart, where all its items are answered on one scale. */
function endsOf(gaps: readonly GapRow[], lang: Lang): { ends: [string, string] } | Record<string, never> {
  const [first] = gaps
  const scale: readonly Mark[] = first?.scale ?? []
  const reach = reachOf(scale)
  if (reach === undefined || gaps.some((gap) => gap.scale !== scale)) return {}
  const said = (value: number) => {
    const mark = scale.find((one) => one.value === value)
    return mark ? pick(mark.label, lang) : ''
  }
  return { ends: [said(reach.low), said(reach.high)] }
}

const nameOf = ({ party, missing }: Voice, lang: Lang): string =>
  missing ? `${party.name}（${messages(lang).notHandedIn}）` : party.name

const Topic = ({ topic, ...props }: GapProps & { topic: 'relationship' | 'result' }) => {
  const { round, voices } = props
  const { lang } = props.visit
  const words = messages(lang)
  const gaps = gapsOf(round.questions[topic], voices, round)
  const marked = gaps.filter(({ scale }) => scale.length > 0)
  const written = gaps.filter(({ scale }) => scale.length === 0)
  if (gaps.length === 0) return null
  return (
    <Section id={topic} title={words[topic]} lead={words[`${topic}Lead`]}>
      {marked.length > 0 && (
        <SpreadChart
          lang={lang}
          id={`spread-${topic}`}
          caption={words.chart(words[topic])}
          parties={voices.map((voice) => nameOf(voice, lang))}
          items={marked.map((gap) => ({
            label: askedText(gap.question, lang),
            scores: gap.marks,
            reach: reachOf(gap.scale),
            details: <Voices lang={lang} gap={gap} voices={voices} />,
          }))}
          {...endsOf(marked, lang)}
        />
      )}
      {written.length > 0 && (
        <Words
          lang={lang}
          id={`words-${topic}`}
          caption={words.wordsOf(words[topic])}
          voices={voices}
          rows={written.map(({ question, words: texts }) => [askedText(question, lang), texts])}
        />
      )}
      <Trend {...props} topic={topic} />
    </Section>
  )
}

/** The most that can be said in three numbers: how many are in, where it differs most, where it does not. */
const Overview = ({ visit: { lang }, round, voices }: GapProps) => {
  const words = messages(lang)
  const { relationship, result } = round.questions
  const gaps = gapsOf([...relationship, ...result], voices, round).filter(
    ({ marks }) => marks.filter((mark) => mark !== undefined).length > 1,
  )
  const [widest] = gaps
  const topic = widest && relationship.includes(widest.question) ? 'relationship' : 'result'
  return (
    <StatRow>
      <Stat
        label={words.statSheets}
        value={voices.filter(({ missing }) => !missing).length}
        unit={words.ofParties(voices.length)}
      />
      {widest !== undefined && (
        <Stat
          label={words.statWidest}
          value={widest.spread}
          note={widest.spread > 0 ? askedText(widest.question, lang) : words.noDifference}
          href={`#${topic}`}
        />
      )}
      {gaps.length > 0 && (
        <Stat
          label={words.statSame}
          value={gaps.filter(({ spread }) => spread === 0).length}
          unit={words.ofItems(gaps.length)}
        />
      )}
    </StatRow>
  )
}

/** Where the sides see it differently: how they worked together apart from what came of it, then their words. */
export const Gap = (props: GapProps) => {
  const { visit, round, voices } = props
  const { lang } = visit
  const words = messages(lang)
  const codes = [...round.questions.notes.map(({ code }) => code), ...freeNotes]
  const notes = notesOf(codes, voices)
  return (
    <>
      <Overview {...props} />
      <Topic {...props} topic="relationship" />
      <Topic {...props} topic="result" />
      <Pairs {...props} />
      <Section id="in-words" title={words.free}>
        <Words
          lang={lang}
          id="words-free"
          caption={words.wordsOf(words.free)}
          voices={voices}
          rows={notes.map(({ code, words: texts }) => [noteLabel(lang, round.questions.notes, code), texts])}
        />
      </Section>
      <Totals {...props} />
    </>
  )
}
