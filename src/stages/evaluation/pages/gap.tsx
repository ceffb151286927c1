import type { CaseVisit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { DataTable, PlainText, Section, SpreadChart } from '../../../ui/components/index.ts'
import { type Gap as GapRow, gapsOf, notesOf, type Voice, voicesOf } from '../gap.ts'
import { messages } from '../messages.ts'
import { freeNotes, type Mark, type Question, type Round } from '../rules.ts'
import { noteLabel } from './sheet-page.tsx'

const highestOfChart = 5

/** Words for the ends of the chart, where the city's scale reaches them. */
function ends(scale: readonly Mark[], lang: Lang): { ends: [string, string] } | Record<string, never> {
  const low = scale.find(({ value }) => value === 1)
  const high = scale.find(({ value }) => value === highestOfChart)
  return low && high ? { ends: [pick(low.label, lang), pick(high.label, lang)] } : {}
}

function asked(question: Question, lang: Lang): string {
  const text = pick(question.question, lang)
  return question.about ? `${text}（${messages(lang)[question.about]}）` : text
}

const Said = ({ lang, text }: { lang: Lang; text: string }) =>
  text === '' ? <span>{messages(lang).empty}</span> : <PlainText text={text} />

type WordsProps = { lang: Lang; id: string; caption: string; voices: Voice[]; rows: [string, string[]][] }

/** What each side wrote, beside each other. */
const Words = ({ lang, id, caption, voices, rows }: WordsProps) => {
  const words = messages(lang)
  if (rows.length === 0) return <p>{words.noWords}</p>
  return (
    <DataTable
      id={id}
      stack
      caption={caption}
      columns={[{ label: words.question }, ...voices.map(({ party }) => ({ label: party.name }))]}
      rows={rows.map(([label, texts]) => [label, ...texts.map((text) => <Said lang={lang} text={text} />)])}
    />
  )
}

type TopicProps = { visit: CaseVisit; round: Round; topic: 'relationship' | 'result'; voices: Voice[] }

const Topic = ({ visit: { lang }, round, topic, voices }: TopicProps) => {
  const words = messages(lang)
  const gaps = gapsOf(round.questions[topic], voices)
  if (gaps.length === 0) return null
  const wrote = ({ words: texts }: GapRow) => texts.some((text) => text !== '')
  return (
    <Section id={topic} title={words[topic]}>
      <SpreadChart
        lang={lang}
        id={`spread-${topic}`}
        caption={words.chart(words[topic])}
        parties={voices.map(({ party }) => party.name)}
        items={gaps.map(({ question, marks }) => ({ label: asked(question, lang), scores: marks }))}
        {...ends(round.scale, lang)}
      />
      <Words
        lang={lang}
        id={`words-${topic}`}
        caption={words.wordsOf(words[topic])}
        voices={voices}
        rows={gaps.filter(wrote).map(({ question, words: texts }) => [asked(question, lang), texts])}
      />
    </Section>
  )
}

/** Where the parties see it differently: how they worked together apart from what came of it, then their words. */
export const Gap = ({ visit, round }: { visit: CaseVisit; round: Round }) => {
  const { lang } = visit
  const words = messages(lang)
  const voices = voicesOf(round, visit.parties)
  const codes = [...round.questions.notes.map(({ code }) => code), ...freeNotes]
  const notes = notesOf(codes, voices)
  return (
    <>
      <Topic visit={visit} round={round} topic="relationship" voices={voices} />
      <Topic visit={visit} round={round} topic="result" voices={voices} />
      <Section id="in-words" title={words.free}>
        <Words
          lang={lang}
          id="words-free"
          caption={words.wordsOf(words.free)}
          voices={voices}
          rows={notes.map(({ code, words: texts }) => [noteLabel(lang, round.questions.notes, code), texts])}
        />
      </Section>
    </>
  )
}
