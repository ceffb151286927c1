import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { Text } from '../../lib/language.ts'
import type { Definition } from '../edition/schema/index.ts'

export type Measure = 'discard' | 'transfer'
/** 保存期間 and 満了時の措置 of a class of records; without years it is kept for ever. */
export type RecordClass = {
  code: string
  name: Text
  years: number | undefined
  measure: Measure
  proposedByYui: boolean
}

const propose = (code: string, years: number, name: Text): RecordClass => ({
  code,
  name,
  years,
  measure: 'discard',
  proposedByYui: true,
})

/** What Yui proposes where the city's file says nothing; 文書管理規程 usually know 1, 3, 5, 10, 30 years and 永年. */
const proposed: readonly RecordClass[] = [
  propose('agreement', 5, { ja: '協定・実施・評価のある案件', en: 'Cases with an agreement' }),
  propose('consultation', 3, {
    ja: 'アイデア・相談で終わった案件',
    en: 'Cases that ended as ideas or consultations',
  }),
  propose('account', 3, {
    ja: '使われなくなったアカウント・連絡先',
    en: 'Accounts and contacts nobody uses any more',
  }),
  propose('group', 5, { ja: '終わった団体', en: 'Groups that have ended' }),
  propose('notices', 3, { ja: 'メール・手紙・電話の控え', en: 'Copies of mail, letters and calls' }),
  propose('reads', 5, { ja: '個人の情報を見た記録', en: 'The log of who read personal data' }),
  propose('corrections', 3, { ja: '個人の情報の訂正の申し出', en: 'Requests to correct personal data' }),
  propose('delegations', 5, {
    ja: '支援センターへの委任',
    en: 'What groups asked the support centre to do for them',
  }),
  propose('plans', 3, { ja: '人事異動・機構改革の準備', en: 'Plans of who leaves, comes and moves' }),
  propose('advisers', 3, {
    ja: '終わったコーディネーター・アドバイザーの登録',
    en: 'Ended entries of coordinators and advisers',
  }),
]

/** The classes of a city: its own where it has them. */
export function recordClasses(definition: Definition): readonly RecordClass[] {
  const own = definition.records?.classes ?? []
  return proposed.map((one) => {
    const said = own.find(({ code }) => code === one.code)
    if (said === undefined) return one
    return { ...one, years: said.years, measure: said.measure, proposedByYui: false }
  })
}

const withAgreement = new Set(['agreement', 'running', 'evaluation'])

/** The class follows from how far the matter came. */
export function classOfCase(definition: Definition, stage: string): RecordClass {
  const code = withAgreement.has(stage) ? 'agreement' : 'consultation'
  return recordClasses(definition).find((one) => one.code === code) ?? (proposed[1] as RecordClass)
}

export type Term = { from: PlainDate; until: PlainDate | undefined }

/** 起算: 1 April after the fiscal year in which it was closed; the last day is a 31 March. The same as `retention_ends`. */
export function retentionTerm(closedOn: PlainDate, years: number | undefined): Term {
  const first = fiscalYear(closedOn) + 1
  return { from: `${first}-04-01`, until: years === undefined ? undefined : `${first + years}-03-31` }
}
