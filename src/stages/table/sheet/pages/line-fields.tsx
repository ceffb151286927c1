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
export type FieldsProps = {
  visit: CaseVisit
  part: SheetSection
  kept: Kept
  errors: FieldError[]
  /** Before the names, where a form holds many lines: its fields then go without their hints. */
  prefix?: string | undefined
  /** A line that may stay empty: none of its fields must be filled in. */
  mayStayEmpty?: boolean | undefined
}

const fieldOf = ({ visit, kept, errors, prefix = '' }: FieldsProps, name: string) => ({
  lang: visit.lang,
  name: `${prefix}${name}`,
  value: keptText(kept, `${prefix}${name}`),
  error: messageFor(errors, `${prefix}${name}`),
})
const hinted = ({ prefix }: FieldsProps, hint: string) => (prefix === undefined ? { hint } : {})

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
      required={!isBudget && !props.mayStayEmpty}
    />
  )
}

const AbleField = (props: FieldsProps) => {
  const { can, cannot } = sheetMessages(props.visit.lang)
  return (
    <RadioGroup
      {...fieldOf(props, 'able')}
      label={lineMessages(props.visit.lang).able}
      required={!props.mayStayEmpty}
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
      required={!props.mayStayEmpty}
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
    <SelectField
      {...fieldOf(props, 'kind')}
      label={lineMessages(lang).kind}
      options={options}
      required={!props.mayStayEmpty}
    />
  )
}

const AmountField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  return (
    <TextField
      {...fieldOf(props, 'amount')}
      label={words.amount}
      {...hinted(props, words.amountHint)}
      width="m"
    />
  )
}

const YenField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  const isBudget = props.part.shape === 'budget'
  return (
    <TextField
      {...fieldOf(props, 'yen')}
      label={isBudget ? words.yen : words.yenWorth}
      required={isBudget && !props.mayStayEmpty}
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
        {...hinted(props, words.textHint)}
        required={!props.mayStayEmpty}
        rows={props.prefix === undefined ? 3 : 2}
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
      name={`${props.prefix ?? ''}struck`}
      label={props.prefix === undefined ? words.struckYes : words.struckShort}
      value="yes"
      checked={keptText(props.kept, `${props.prefix ?? ''}struck`) === 'yes'}
    />
  )
}

export const OnPaperField = (props: FieldsProps) => {
  const words = lineMessages(props.visit.lang)
  return (
    <SelectField
      {...fieldOf(props, 'onPaperOf')}
      label={props.prefix === undefined ? words.onPaperOf : words.whoseShort}
      {...hinted(props, words.onPaperOfHint)}
      emptyLabel={props.prefix === undefined ? words.ownParty : words.ownShort}
      options={partiesOf(props.visit)}
    />
  )
}
