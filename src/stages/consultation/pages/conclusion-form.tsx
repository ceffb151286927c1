import { requiresApproval } from '../../../core/approval/index.ts'
import type { GroupChoice } from '../../../core/group/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import {
  Button,
  CheckboxField,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
} from '../../../ui/forms.tsx'
import { limits } from '../forms.ts'
import { guidelinePoints } from '../guideline-points.ts'
import { type ConsultationWords, consultationMessages } from '../messages.ts'
import { outcomes } from '../rules.ts'
import { type FormState, formProps, type SectionFormProps } from './form-state.ts'
import { PartyRows } from './party-rows.tsx'

type Props = SectionFormProps & FormState & { organizations: readonly GroupChoice[] }

const outcomeOptions = (words: ConsultationWords) =>
  outcomes.map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] }))

/** Nothing where the city's guideline names no points. */
const PointChoice = ({ visit, errors, kept }: Pick<Props, 'visit' | 'errors' | 'kept'>) => {
  const { lang, definition } = visit
  const words = consultationMessages(lang)
  const points = guidelinePoints(definition, lang)
  if (points.length === 0) return null
  return (
    <SelectField
      lang={lang}
      name="point"
      label={words.point}
      hint={words.pointHint}
      emptyLabel={words.noPoint}
      options={points}
      value={keptText(kept ?? {}, 'point')}
      error={messageFor(errors, 'point')}
    />
  )
}

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
      <PointChoice visit={visit} errors={errors} kept={kept} />
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
        {visit.definition.partnerTable && (
          <CheckboxField
            lang={lang}
            name="table"
            label={words.tableFirst}
            hint={words.tableFirstHint}
            checked={keptText(kept ?? {}, 'table') === 'yes'}
          />
        )}
        <Button>{drafts ? words.draft : words.conclude}</Button>
      </Form>
    </>
  )
}
