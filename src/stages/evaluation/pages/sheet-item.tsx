import { keptText } from '../../../core/web/form-words.ts'
import { pick } from '../../../lib/language.ts'
import { messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { itemField, most, noMark } from '../forms.ts'
import { messages } from '../messages.ts'
import { marksOf } from '../plan.ts'
import type { Mark, Question, Round } from '../rules.ts'
import type { Sheet } from './sheet-parts.tsx'

function wordsHint({ questions }: Round, marks: readonly Mark[], lang: Sheet['visit']['lang']): string {
  const words = messages(lang)
  const needed = marks.filter(({ value }) => questions.reasonAt.includes(value))
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
  const marks = marksOf(round, question)
  const options = marks.map(({ value, label }) => ({ value: String(value), label: pick(label, lang) }))
  return (
    <div class="yui-scale">
      <input type="hidden" name={`items.${index}.code`} value={question.code} />
      {marks.length > 0 && (
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
      )}
      <TextArea
        lang={lang}
        name={reason}
        label={marks.length > 0 ? words.words : pick(question.question, lang)}
        hint={wordsHint(round, marks, lang)}
        rows={2}
        maxLength={most.words}
        value={keptText(kept, reason)}
        error={messageFor(errors, reason)}
      />
    </div>
  )
}
