import type { Party } from '../../../core/case/types.ts'
import { resourceKinds } from '../../../core/proposal/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { rowNumbers, rowsToShow } from '../../../lib/form-rows.ts'
import { Section } from '../../../ui/components/index.ts'
import { type FieldError, messageFor, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { mostRows } from '../forms.ts'
import { agreementMessages } from '../messages.ts'
import { resourceKindName } from '../words.ts'

export type Kept = Failed['kept']
export type FieldsProps = { visit: CaseVisit; kept: Kept; errors: FieldError[] }

/** What every field of the form takes from what was typed and what was wrong with it. */
export const fieldOf =
  ({ visit, kept, errors }: FieldsProps) =>
  (name: string) => ({
    lang: visit.lang,
    name,
    value: keptText(kept, name),
    error: messageFor(errors, name),
  })

/** A role is found by its party, not by its place: a party may have come between. */
function keptRole(kept: Kept, party: Party): string {
  const row = rowNumbers(kept, 'roles').find((number) => keptText(kept, `roles.${number}.party`) === party.id)
  return row === undefined ? '' : keptText(kept, `roles.${row}.role`)
}

export const RoleFields = (props: FieldsProps) => {
  const { visit, kept } = props
  const words = agreementMessages(visit.lang)
  return (
    <Section id="roles-title" title={words.roles}>
      {visit.parties.map((party, index) => (
        <>
          <input type="hidden" name={`roles.${index}.party`} value={party.id} />
          <TextArea
            {...fieldOf(props)(`roles.${index}.role`)}
            value={keptRole(kept, party)}
            label={words.role(party.name)}
            required
            rows={3}
            maxLength={1000}
          />
        </>
      ))}
    </Section>
  )
}

const ResourceRow = ({ number, index, ...props }: FieldsProps & { number: number; index: number }) => {
  const { visit } = props
  const { lang } = visit
  const words = agreementMessages(lang)
  const field = (member: string) => fieldOf(props)(`resources.${number}.${member}`)
  const parties = visit.parties.map(({ id, name }) => ({ value: id, label: name }))
  const kinds = resourceKinds.map((kind) => ({ value: kind, label: resourceKindName(kind, lang) }))
  return (
    <fieldset class="yui-card">
      <legend class="yui-field__label">{words.row(index + 1)}</legend>
      <SelectField {...field('party')} label={words.party} options={parties} />
      <SelectField {...field('kind')} label={words.kind} options={kinds} />
      <TextField {...field('what')} label={words.what} />
      <TextField {...field('amount')} label={words.amount} hint={words.amountHint} width="m" />
      <TextField {...field('yen')} label={words.yen} inputmode="numeric" width="s" />
      <TextField {...field('hours')} label={words.hours} inputmode="decimal" width="s" />
    </fieldset>
  )
}

/** Rows as they were sent, and `empty` ones behind them. */
export const ResourceFields = ({ empty, ...props }: FieldsProps & { empty: number }) => {
  const numbers = rowsToShow(props.kept, 'resources', empty, mostRows)
  return (
    <>
      {numbers.map((number, index) => (
        <ResourceRow {...props} number={number} index={index} />
      ))}
    </>
  )
}
