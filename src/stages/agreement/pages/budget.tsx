import { type BudgetLine, sumsOfBudget } from '../../../core/proposal/index.ts'
import { rowsToShow } from '../../../lib/form-rows.ts'
import type { Lang } from '../../../lib/language.ts'
import { DataTable, Section } from '../../../ui/components/index.ts'
import { Button, SelectField, TextField } from '../../../ui/forms.tsx'
import { mostRows } from '../forms.ts'
import { agreementMessages } from '../messages.ts'
import { grouped } from '../words.ts'
import { type FieldsProps, fieldOf } from './edit-fields.tsx'

const BudgetRow = ({ number, index, ...props }: FieldsProps & { number: number; index: number }) => {
  const { visit } = props
  const words = agreementMessages(visit.lang)
  const field = (member: string) => fieldOf(props)(`budget.${number}.${member}`)
  const sides = (['income', 'expense'] as const).map((side) => ({ value: side, label: words[side] }))
  const parties = visit.parties.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <fieldset class="yui-card">
      <legend class="yui-field__label">{words.budgetRow(index + 1)}</legend>
      <SelectField {...field('side')} label={words.side} options={sides} />
      <TextField {...field('what')} label={words.budgetWhat} />
      <TextField {...field('yen')} label={words.budgetYen} inputmode="numeric" width="s" />
      <SelectField {...field('party')} label={words.budgetParty} options={parties} />
    </fieldset>
  )
}

/** Rows as they were sent or as a table left them, and `empty` ones behind them. */
export const BudgetFields = ({ empty, ...props }: FieldsProps & { empty: number }) => {
  const words = agreementMessages(props.visit.lang)
  return (
    <Section id="budget-title" title={words.budget} lead={words.budgetLead}>
      {rowsToShow(props.kept, 'budget', empty, mostRows).map((number, index) => (
        <BudgetRow {...props} number={number} index={index} />
      ))}
      <p>
        <Button kind="secondary" name="addRow" value="2">
          {words.addBudgetRow}
        </Button>
      </p>
    </Section>
  )
}

type TableProps = { lang: Lang; budget: readonly BudgetLine[]; named: (party: string) => string }

export const BudgetTable = ({ lang, budget, named }: TableProps) => {
  const words = agreementMessages(lang)
  if (budget.length === 0) return null
  const { income, expense, difference } = sumsOfBudget(budget)
  const away = grouped(Math.abs(difference))
  const balance = difference < 0 ? words.short(away) : words.over(away)
  return (
    <>
      <DataTable
        id="budget"
        stack
        caption={words.budget}
        columns={[
          { label: words.side },
          { label: words.budgetWhat, wide: true },
          { label: words.budgetParty },
          { label: words.budgetYen, number: true },
        ]}
        rows={budget.map(({ side, what, party, yen }) => [
          words[side],
          what,
          party === undefined ? '' : named(party),
          grouped(yen),
        ])}
      />
      <p>
        <strong>{words.sums}</strong> {words.sumsOf(grouped(income), grouped(expense))}{' '}
        {difference === 0 ? words.balanced : balance}
      </p>
    </>
  )
}
