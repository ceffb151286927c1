import { type Lang, pick } from '../../../lib/language.ts'
import { CardGrid, DataTable, PartyShape, PlainText } from '../../../ui/components/index.ts'
import { type Gap, type Voice, wasAsked } from '../gap.ts'
import { messages } from '../messages.ts'

const Said = ({ lang, text }: { lang: Lang; text: string }) =>
  text === '' ? <span>{messages(lang).empty}</span> : <PlainText text={text} />

type WordsProps = { lang: Lang; id: string; caption: string; voices: Voice[]; rows: [string, string[]][] }

/** What each side wrote, beside each other. */
export const Words = ({ lang, id, caption, voices, rows }: WordsProps) => {
  const words = messages(lang)
  if (rows.length === 0) return <p>{words.noWords}</p>
  return (
    <DataTable
      id={id}
      stack
      caption={caption}
      columns={[{ label: words.question }, ...voices.map(({ party }) => ({ label: party.name, wide: true }))]}
      rows={rows.map(([label, texts]) => [label, ...texts.map((text) => <Said lang={lang} text={text} />)])}
    />
  )
}

/** The mark in words; why there is none, where there is none. */
function saidOf({ scale, question }: Gap, voice: Voice, mark: number | undefined, lang: Lang): string {
  const words = messages(lang)
  if (voice.missing) return words.notHandedIn
  if (!wasAsked(question, voice)) return words.notAsked
  if (mark === undefined) return words.noMark
  const label = scale.find(({ value }) => value === mark)?.label
  return label ? `${mark}　${pick(label, lang)}` : String(mark)
}

type VoiceProps = { lang: Lang; gap: Gap; voices: Voice[] }

/** Of one question: every side's mark and words, beside each other. */
export const Voices = ({ lang, gap, voices }: VoiceProps) => (
  <CardGrid>
    {voices.map((voice, index) => {
      const text = gap.words[index] ?? ''
      return (
        <div>
          <p>
            <svg viewBox="-10 -10 20 20" width="16" height="16" aria-hidden="true">
              <PartyShape index={index} />
            </svg>{' '}
            {voice.party.name}
            <br />
            <b>{saidOf(gap, voice, gap.marks[index], lang)}</b>
          </p>
          {text !== '' && <PlainText text={text} />}
        </div>
      )
    })}
  </CardGrid>
)
