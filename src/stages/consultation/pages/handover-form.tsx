import { keptText } from '../../../core/web/form-words.ts'
import { pick } from '../../../lib/language.ts'
import { Button, Form, messageFor, SelectField, TextArea } from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { consultationMessages } from '../messages.ts'
import { handoverTargets } from '../rules.ts'
import { type FormState, formProps, type SectionFormProps } from './form-state.ts'

export const HandoverForm = ({ visit, consultation, errors, kept = {} }: SectionFormProps & FormState) => {
  const { lang } = visit
  const words = consultationMessages(lang)
  const targets = handoverTargets(visit.definition, consultation)
  if (targets.length === 0) return <p>{words.handoverNone}</p>
  return (
    <>
      <p>{words.handoverText}</p>
      {consultation.handed_count > 0 && <p>{words.handoverLast}</p>}
      <Form {...formProps({ visit, consultation }, 'handover')}>
        <SelectField
          lang={lang}
          name="section"
          label={words.handoverTo}
          required
          options={targets.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
          value={keptText(kept, 'section')}
          error={messageFor(errors, 'section')}
        />
        <TextArea
          lang={lang}
          name="handoverReason"
          label={words.handoverReason}
          hint={words.publicReason}
          required
          rows={4}
          maxLength={limits.reason}
          value={keptText(kept, 'handoverReason')}
          error={messageFor(errors, 'handoverReason')}
        />
        <Button kind="secondary">{words.handover}</Button>
      </Form>
    </>
  )
}
