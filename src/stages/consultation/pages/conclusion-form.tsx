import { requiresApproval } from '../../../core/approval/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { Button, CheckboxField, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { type ConsultationWords, consultationMessages } from '../messages.ts'
import type { Organization } from '../queries.ts'
import { outcomes } from '../rules.ts'
import { type FormState, formProps, type SectionFormProps } from './form-state.ts'
import { PartyRows } from './party-rows.tsx'

type Props = SectionFormProps & FormState & { organizations: readonly Organization[] }

const outcomeOptions = (words: ConsultationWords) =>
  outcomes.map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] }))

const Result = ({ visit, errors, kept = {} }: Props) => {
  const { lang } = visit
  const words = consultationMessages(lang)
  return (
    <>
      <RadioGroup
        lang={lang}
        name="outcome"
        label={words.outcome}
        required
        options={outcomeOptions(words)}
        value={keptText(kept, 'outcome')}
        error={messageFor(errors, 'outcome')}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={words.reason}
        hint={`${words.reasonHint} ${words.publicReason}`}
        rows={6}
        maxLength={limits.reason}
        value={keptText(kept, 'reason')}
        error={messageFor(errors, 'reason')}
      />
    </>
  )
}

export const ConclusionForm = (props: Props) => {
  const { visit, kept } = props
  const { lang } = visit
  const words = consultationMessages(lang)
  const drafts = requiresApproval(visit.definition, 'decision')
  return (
    <>
      <p>{drafts ? words.concludeNeedsApproval : words.concludeText}</p>
      <Form {...formProps(props, 'conclusion')}>
        <Result {...props} />
        <h3>{words.partiesTitle}</h3>
        <p>{words.partiesText}</p>
        <CheckboxField
          lang={lang}
          name="government"
          label={words.government}
          hint={words.governmentHint}
          checked={kept === undefined || keptText(kept, 'government') === 'yes'}
        />
        <PartyRows {...props} kept={kept ?? {}} />
        <Button>{drafts ? words.draft : words.conclude}</Button>
      </Form>
    </>
  )
}
