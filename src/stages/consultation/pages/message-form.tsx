import { AttachField } from '../../../core/files/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Section } from '../../../ui/components/index.ts'
import { Button, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { consultationMessages } from '../messages.ts'
import type { FormState } from './form-state.ts'

export const MessageForm = ({ visit, errors, kept = {} }: { visit: CaseVisit } & FormState) => {
  const { lang } = visit
  const words = consultationMessages(lang)
  return (
    <Section id="write" title={words.messageTitle} lead={words.messageText}>
      <Form
        lang={lang}
        action={casePath(visit.city, visit.case.number, '/consultation/message')}
        submissionId={blindId()}
        draft={visit.drafts?.['/cases/:number/consultation/message']?.state}
        multipart
      >
        <TextArea
          lang={lang}
          name="message"
          label={words.message}
          required
          maxLength={limits.text}
          value={keptText(kept, 'message')}
          error={messageFor(errors, 'message')}
        />
        <AttachField
          visit={visit}
          name="messageFiles"
          kept={kept}
          error={messageFor(errors, 'messageFiles')}
        />
        <Button>{words.say}</Button>
      </Form>
    </Section>
  )
}
