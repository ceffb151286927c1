import { keptText } from '../../../core/web/form-words.ts'
import { pick } from '../../../lib/language.ts'
import { messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { itemField, most, noMark } from '../forms.ts'
import { messages } from '../messages.ts'
import type { Question, Round } from '../rules.ts'
import type { Sheet } from './sheet-page.tsx'

function wordsHint({ questions, scale }: Round, lang: Sheet['visit']['lang']): string {
  const words = messages(lang)
  const needed = scale.filter(({ value }) => questions.reasonAt.includes(value))
  if (needed.length === 0) return words.wordsHint
  return words.wordsNeeded(needed.map(({ label }) => pick(label, lang)).join('・'))
}

type ItemProps = { sheet: Sheet; question: Question; index: number }

/** One question: a mark on the city's scale, and why. */
export const SheetItem = ({ sheet: { visit, round, kept, errors }, question, index }: ItemProps) => {
  const { lang } = visit
  const words = messages(lang)
  const mark = itemField(index, 'mark')
  const reason = itemField(index, 'words')
  const options = round.scale.map(({ value, label }) => ({ value: String(value), label: pick(label, lang) }))
  return (
    <div class="yui-scale">
      <input type="hidden" name={`items.${index}.code`} value={question.code} />
      <RadioGroup
        lang={lang}
        name={mark}
        label={pick(question.question, lang)}
        hint={question.about && words[question.about]}
        required
        value={keptText(kept, mark)}
        error={messageFor(errors, mark)}
        options={[...options, { value: noMark, label: words.noMark }]}
      />
      <TextArea
        lang={lang}
        name={reason}
        label={words.words}
        hint={wordsHint(round, lang)}
        rows={2}
        maxLength={most.words}
        value={keptText(kept, reason)}
        error={messageFor(errors, reason)}
      />
    </div>
  )
}
