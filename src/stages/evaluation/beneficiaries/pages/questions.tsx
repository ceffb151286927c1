import type { Values } from '../../../../core/web/form-page.tsx'
import { keptText } from '../../../../core/web/form-words.ts'
import { type Lang, pick } from '../../../../lib/language.ts'
import { RadioGroup, TextArea } from '../../../../ui/forms.tsx'
import { voiceMessages } from '../messages.ts'
import { most, type VoiceQuestion } from '../rules.ts'

type Given = {
  lang: Lang
  questions: readonly VoiceQuestion[]
  values: Values
  error: (name: string) => string | undefined
}

/** The questions as a form: marks to choose from, or a box for words. None must be answered. */
export const Questions = ({ lang, questions, values, error }: Given) => (
  <>
    {questions.map(({ code, question, marks }, index) => {
      const name = `answers.${index}.${marks.length > 0 ? 'mark' : 'words'}`
      const field = {
        lang,
        name,
        label: pick(question, lang),
        value: keptText(values, name),
        error: error(name),
      }
      return (
        <>
          <input type="hidden" name={`answers.${index}.code`} value={code} />
          {marks.length > 0 ? (
            <RadioGroup
              {...field}
              options={marks.map(({ value, label }) => ({ value: String(value), label: pick(label, lang) }))}
            />
          ) : (
            <TextArea {...field} hint={voiceMessages(lang).wordsHint} maxLength={most.words} />
          )}
        </>
      )
    })}
  </>
)
