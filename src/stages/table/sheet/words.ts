import type { Party } from '../../../core/case/types.ts'
import { type ResourceKind, resourceKinds } from '../../../core/proposal/index.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { sheetMessages } from './messages.ts'
import type { Field } from './rules.ts'
import type { LineContent } from './types.ts'

export const grouped = (amount: number): string => amount.toLocaleString('ja-JP')

/** 甲, 乙, 丙: short marks for the parties, in their order, that read the same in grey and aloud. */
const marks = [...'甲乙丙丁戊己庚辛壬癸']
export const markOf = (parties: readonly Pick<Party, 'id'>[], id: string): string => {
  const at = parties.findIndex((party) => party.id === id)
  return at === -1 ? '' : (marks[at] ?? String(at + 1))
}

/** A party by its mark and name; one that has left is named as such. */
export function partyName({ parties, lang }: Pick<CaseVisit, 'parties' | 'lang'>, id: string): string {
  const party = parties.find((one) => one.id === id)
  return party ? `${markOf(parties, id)} ${party.name}` : sheetMessages(lang).formerParty
}

export function kindName(kind: ResourceKind, lang: Lang): string {
  const words = sheetMessages(lang)
  return kind === 'money' ? words.moneyKind : words[kind]
}

/** What a line says besides its words, each as a short phrase. */
export function factsOf(visit: Pick<CaseVisit, 'parties' | 'lang'>, content: LineContent): string[] {
  const { lang } = visit
  const words = sheetMessages(lang)
  const { side, party, able, kind, amount, yen, by } = content
  return [
    side && words[side],
    party && partyName(visit, party),
    able && words[able],
    kind && kindName(kind, lang),
    amount,
    yen === undefined ? undefined : words.yen(grouped(yen)),
    by && words.byDay(formatDate(by, lang)),
  ].filter((fact) => fact !== undefined && fact !== '') as string[]
}

/** What a field offers to choose from, as boxes to tick on paper. */
export function choicesOf(field: Field, lang: Lang): string[] {
  const words = sheetMessages(lang)
  if (field === 'side') return [words.income, words.expense]
  if (field === 'able') return [words.can, words.cannot]
  return field === 'kind' ? resourceKinds.map((kind) => kindName(kind, lang)) : []
}

/** The whole line as one text, for what compares and what prints. */
export const lineText = (visit: Pick<CaseVisit, 'parties' | 'lang'>, content: LineContent): string =>
  [...factsOf(visit, content), content.text].join(' ・ ')

export const momentOf = (at: string, lang: Lang): string => formatDateTime(new Date(at), lang)
