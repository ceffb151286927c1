import { requiresApproval } from '../../../core/approval/index.ts'
import { AttachField } from '../../../core/files/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { Section } from '../../../ui/components/index.ts'
import { Button, DateField, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { consultationMessages } from '../messages.ts'
import type { Part } from '../parts/rules.ts'
import type { Template } from '../templates/rules.ts'
import { TemplateChoice, textWith } from '../templates/use.tsx'
import { type FormState, formProps, type SectionFormProps } from './form-state.ts'

type Props = SectionFormProps & FormState & { templates: readonly Template[]; parts: readonly Part[] }

export const ReplyForm = ({ visit, consultation, templates, parts, errors, kept = {} }: Props) => {
  const { lang } = visit
  const words = consultationMessages(lang)
  const drafts = requiresApproval(visit.definition, 'reply')
  const fillings = { visit, consultation, templates, parts }
  return (
    <Section id="reply" title={words.replyTitle} lead={drafts ? words.replyNeedsApproval : words.replyText}>
      <Form {...formProps({ visit, consultation }, 'reply')} multipart>
        {/* What the Enter key presses: the reply is sent, no template put in. */}
        <button type="submit" hidden>
          {drafts ? words.draft : words.reply}
        </button>
        <TemplateChoice {...fillings} kept={kept} />
        <TextArea
          lang={lang}
          name="text"
          label={words.text}
          required
          rows={8}
          maxLength={limits.text}
          value={textWith(fillings, kept)}
          error={messageFor(errors, 'text')}
        />
        <DateField
          lang={lang}
          name="nextOn"
          label={words.nextOn}
          hint={words.nextOnHint}
          min={visit.today}
          value={keptText(kept, 'nextOn')}
          error={messageFor(errors, 'nextOn')}
        />
        <AttachField
          visit={visit}
          name="replyFiles"
          label={words.files}
          kept={kept}
          error={messageFor(errors, 'replyFiles')}
        />
        <Button>{drafts ? words.draft : words.reply}</Button>
      </Form>
    </Section>
  )
}
