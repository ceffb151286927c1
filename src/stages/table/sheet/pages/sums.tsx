import type { CaseVisit } from '../../../../core/web/visit.ts'
import { joined } from '../../../../lib/language.ts'
import { DataTable } from '../../../../ui/components/index.ts'
import { sheetMessages } from '../messages.ts'
import { sharesOf, sumsOf } from '../rules.ts'
import type { SheetLine } from '../types.ts'
import { grouped, kindName, partyName } from '../words.ts'

type Props = { visit: CaseVisit; lines: readonly SheetLine[] }

function balanceWords({ visit, lines }: Props): string {
  const words = sheetMessages(visit.lang)
  const { difference } = sumsOf(lines)
  if (difference === 0) return words.balanced
  return difference < 0 ? words.short(grouped(-difference)) : words.over(grouped(difference))
}

/** The sums of the draft budget, and whether it balances. */
export const BudgetSums = (props: Props) => {
  const words = sheetMessages(props.visit.lang)
  const { income, expense, counted, difference } = sumsOf(props.lines)
  if (counted === 0) return null
  return (
    <div class="yui-sums">
      <p class="yui-sums__title">{words.sums}</p>
      <dl>
        <div>
          <dt>{words.income}</dt>
          <dd>{words.yen(grouped(income))}</dd>
        </div>
        <div>
          <dt>{words.expense}</dt>
          <dd>{words.yen(grouped(expense))}</dd>
        </div>
      </dl>
      <p class="yui-sums__balance">
        <span aria-hidden="true">{difference === 0 ? '＝' : '≠'}</span> {balanceWords(props)}
      </p>
    </div>
  )
}

/** Who brings what, by kind, each party's share of what is worth money beside it. */
export const Shares = ({ visit, lines }: Props) => {
  const { lang } = visit
  const words = sheetMessages(lang)
  if (lines.length === 0) return null
  const shares = sharesOf(lines, visit.parties)
  const total = shares.reduce((sum, { yen }) => sum + yen, 0)
  return (
    <DataTable
      id="shares"
      caption={words.shares}
      stack
      columns={[
        { label: words.party },
        { label: words.brings, wide: true },
        { label: words.money, number: true },
        { label: words.share, number: true },
      ]}
      rows={shares.map(({ partyId, lines: own, yen }) => [
        partyName(visit, partyId),
        own.length === 0
          ? words.nothingYet
          : joined(
              own.map(({ content: { kind, text, amount } }) =>
                [kind && kindName(kind, lang), text, amount].filter(Boolean).join(' '),
              ),
              lang,
            ),
        grouped(yen),
        total === 0 ? '–' : `${Math.round((yen / total) * 100)}%`,
      ])}
    />
  )
}
