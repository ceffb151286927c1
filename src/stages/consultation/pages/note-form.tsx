import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Disclosure } from '../../../ui/components/index.ts'
import { Button, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { consultationMessages } from '../messages.ts'
import type { FormState } from './form-state.ts'

/** What the city hall keeps to itself; the notes stand in the thread, told apart by who may read them. */
export const NoteForm = ({ visit, errors, kept }: { visit: CaseVisit } & FormState) => {
  const { lang } = visit
  const words = consultationMessages(lang)
  return (
    <Disclosure summary={words.noteTitle} open={kept !== undefined} id="keep-note">
      <p>{words.noteText}</p>
      <Form
        lang={lang}
        action={casePath(visit.city, visit.case.number, '/consultation/note')}
        submissionId={blindId()}
      >
        <TextArea
          lang={lang}
          name="note"
          label={words.note}
          required
          rows={4}
          maxLength={limits.text}
          value={keptText(kept ?? {}, 'note')}
          error={messageFor(errors, 'note')}
        />
        <Button kind="secondary">{words.keepNote}</Button>
      </Form>
    </Disclosure>
  )
}
