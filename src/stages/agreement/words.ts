import type { BudgetLine, ResourceKind } from '../../core/proposal/index.ts'
import type { Lang } from '../../lib/language.ts'
import { agreementMessages } from './messages.ts'

export function resourceKindName(kind: ResourceKind, lang: Lang): string {
  const words = agreementMessages(lang)
  return kind === 'hours' ? words.hoursKind : words[kind]
}

export const grouped = (amount: number): string => amount.toLocaleString('ja-JP')

/** A line of the budget in one line of words, in the language of the document. */
export function budgetLineText(
  { side, what, yen, party }: BudgetLine,
  nameOf: (id: string) => string,
): string {
  const words = agreementMessages('ja')
  const who = party === undefined ? '' : `（${nameOf(party)}）`
  return `${words[side]}：${what}${who} ${words.yenOf(grouped(yen))}`
}

/** What a line of the differences is called. */
export function lineName(key: string, lang: Lang): string {
  const words = agreementMessages(lang)
  const [name, party] = [key.split(':')[0] ?? '', key.slice(key.indexOf(':') + 1)]
  if (name === 'role') return words.roleOf(party)
  if (name === 'resources' && key.includes(':')) return words.resourcesOf(party)
  const plain: Record<string, string> = {
    parties: words.parties,
    purpose: words.purpose,
    issue: words.issue,
    goal: words.goal,
    startsOn: words.startsOn,
    endsOn: words.endsOn,
    promises: words.promises,
    clauses: words.clauses,
    budget: words.budget,
    open: words.open,
  }
  return plain[name] ?? name
}
