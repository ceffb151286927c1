import { resourceKinds } from '../../../../core/proposal/index.ts'
import { keptText } from '../../../../core/web/form-words.ts'
import type { Failed } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import {
  CheckboxField,
  DateField,
  type FieldError,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../../ui/forms.tsx'
import { askedOf } from '../forms.ts'
import { lineMessages } from '../line-messages.ts'
import { sheetMessages } from '../messages.ts'
import type { Field } from '../rules.ts'
import type { SheetSection } from '../sections.ts'
import { kindName, partyName } from '../words.ts'

export type Kept = Failed['kept']
export type FieldsProps = { visit: CaseVisit; part: SheetSection; kept: Kept; errors: FieldError[] }

const fieldOf = ({ visit, kept, errors }: FieldsProps, name: string) => ({
  lang: visit.lang,
  name,
  value: keptText(kept, name),
  error: messageFor(errors, name),
})

const partiesOf = (visit: CaseVisit) =>
  visit.parties.map(({ id }) => ({ value: id, label: partyName(visit, id) }))

const PartyField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  const isBudget = props.part.shape === 'budget'
  return (
    <SelectField
      {...fieldOf(props, 'party')}
      label={isBudget ? words.partyBudget : words.party}
      options={partiesOf(props.visit)}
      required={!isBudget}
    />
  )
}

const AbleField = (props: FieldsProps) => {
  const { can, cannot } = sheetMessages(props.visit.lang)
  return (
    <RadioGroup
      {...fieldOf(props, 'able')}
      label={lineMessages(props.visit.lang).able}
      required
      options={[
        { value: 'can', label: can },
        { value: 'cannot', label: cannot },
      ]}
    />
  )
}

const SideField = (props: FieldsProps) => {
  const { income, expense } = sheetMessages(props.visit.lang)
  return (
    <RadioGroup
      {...fieldOf(props, 'side')}
      label={lineMessages(props.visit.lang).side}
      required
      options={[
        { value: 'income', label: income },
        { value: 'expense', label: expense },
      ]}
    />
  )
}

const KindField = (props: FieldsProps) => {
  const { lang } = props.visit
  const options = resourceKinds.map((kind) => ({ value: kind, label: kindName(kind, lang) }))
  return (
    <SelectField {...fieldOf(props, 'kind')} label={lineMessages(lang).kind} options={options} required />
  )
}

const AmountField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  return <TextField {...fieldOf(props, 'amount')} label={words.amount} hint={words.amountHint} width="m" />
}

const YenField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  const isBudget = props.part.shape === 'budget'
  return (
    <TextField
      {...fieldOf(props, 'yen')}
      label={isBudget ? words.yen : words.yenWorth}
      required={isBudget}
      inputmode="numeric"
      width="s"
    />
  )
}

const ByField = (props: FieldsProps) => (
  <DateField {...fieldOf(props, 'by')} label={lineMessages(props.visit.lang).by} />
)

const fields: Partial<Record<Field, (props: FieldsProps) => unknown>> = {
  side: SideField,
  party: PartyField,
  able: AbleField,
  kind: KindField,
  amount: AmountField,
  yen: YenField,
  by: ByField,
}

const inOrder = ['side', 'party', 'able', 'kind'] as const
const behind = ['amount', 'yen', 'by'] as const

const Asked = ({ names, ...props }: FieldsProps & { names: readonly Field[] }) => {
  const { must, may } = askedOf[props.part.shape]
  return (
    <>
      {names
        .filter((name) => [...must, ...may].includes(name))
        .map((name) => {
          const One = fields[name] as (props: FieldsProps) => never
          return <One {...props} />
        })}
    </>
  )
}

/** The fields of a line, as its part of the sheet asks for them. */
export const LineFields = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  return (
    <>
      <Asked {...props} names={inOrder} />
      <TextArea
        {...fieldOf(props, 'text')}
        label={words.text}
        hint={words.textHint}
        required
        rows={3}
        maxLength={500}
      />
      <Asked {...props} names={behind} />
    </>
  )
}

export const StruckField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  return (
    <CheckboxField
      lang={props.visit.lang}
      name="struck"
      label={words.struckYes}
      value="yes"
      checked={keptText(props.kept, 'struck') === 'yes'}
    />
  )
}

export const OnPaperField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  return (
    <SelectField
      {...fieldOf(props, 'onPaperOf')}
      label={words.onPaperOf}
      hint={words.onPaperOfHint}
      emptyLabel={words.ownParty}
      options={partiesOf(props.visit)}
    />
  )
}
