import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { CheckboxField, type FieldError, messageFor, TextArea, TextField } from '../../../ui/forms.tsx'
import { most } from '../rules.ts'
import { writeMessages } from './messages.ts'

export type Kept = Readonly<Record<string, string | string[]>>
type Props = { visit: Visit; kept: Kept; errors: FieldError[] }

/** The same on the screen of whoever writes and of whoever types in a card. */
export const PostFields = ({ visit: { lang }, kept, errors }: Props) => {
  const words = writeMessages(lang)
  return (
    <>
      <TextArea
        lang={lang}
        name="text"
        label={words.text}
        hint={words.textHint}
        required
        rows={4}
        maxLength={most.text}
        value={keptText(kept, 'text')}
        error={messageFor(errors, 'text')}
      />
      <TextField
        lang={lang}
        name="penName"
        label={words.penName}
        hint={words.penNameHint}
        width="m"
        value={keptText(kept, 'penName')}
        error={messageFor(errors, 'penName')}
      />
      <CheckboxField
        lang={lang}
        name="credit"
        label={words.credit}
        checked={keptText(kept, 'credit') === 'yes'}
      />
    </>
  )
}

export const postLabels = (lang: Visit['lang']): Record<string, string> => {
  const { text, penName, credit, theme } = writeMessages(lang)
  return { text, penName, credit, theme }
}
