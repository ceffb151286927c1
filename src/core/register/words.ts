import { defineMessages, type Lang } from '../../lib/language.ts'
import type { Stage } from '../contribution.ts'
import { type ChangedField, changedFields } from './difference.ts'

const eras = [
  ['令和', 2019],
  ['平成', 1989],
  ['昭和', 1926],
] as const

/** 2026 → 令和8年度; in English the fiscal year as it begins and ends. */
export function yearName(year: number, lang: Lang): string {
  if (lang === 'en') return `FY ${year}`
  const era = eras.find(([, first]) => year >= first)
  if (era === undefined) return `${year}年度`
  const n = year - era[1] + 1
  return `${era[0]}${n === 1 ? '元' : n}年度`
}

const words = defineMessages(
  {
    registered: (year: string) => `${year}の台帳に載りました`,
    changed: (year: string) => `${year}の台帳の内容が直されました`,
    restored: (year: string) => `${year}の台帳の内容が、一覧表を取り込む前に戻されました`,
    takenOut: (year: string) => `${year}の台帳から外されました`,
    fields: (names: string) => `直したところ：${names}`,
    comma: '、',
    title: '名前',
    about: '内容',
    section: '担当課',
    partners: '相手',
    forms: 'かたち',
    field: '分野',
    tags: 'タグ',
    plans: '計画の番号',
    decided: '予算・決定の額',
    settled: '決算の額',
    shown: '公開',
    text: '協働の手続きを通らずに行われた取り組みとして、市が台帳に載せたものです。',
  },
  {
    registered: (year) => `Entered into the register of ${year}`,
    changed: (year) => `Changed in the register of ${year}`,
    restored: (year) => `Put back in the register of ${year} to what it was before a list was taken`,
    takenOut: (year) => `Taken out of the register of ${year}`,
    fields: (names) => `Changed: ${names}`,
    comma: ', ',
    title: 'name',
    about: 'content',
    section: 'section',
    partners: 'partners',
    forms: 'form',
    field: 'field',
    tags: 'tags',
    plans: 'plan codes',
    decided: 'decided amount',
    settled: 'settled amount',
    shown: 'public',
    text: 'Entered by the city as work that was done without the steps of a collaboration here.',
  },
)

const isField = (name: unknown): name is ChangedField => changedFields.some((one) => one === name)

/** Which parts were changed. */
function fieldsText(fields: unknown, lang: Lang): string | undefined {
  const names = Array.isArray(fields) ? fields.filter(isField) : []
  if (names.length === 0) return undefined
  return words(lang).fields(names.map((name) => words(lang)[name]).join(words(lang).comma))
}

/** What becomes of a case in the register; no stage of the road, but told in the same thread. */
export const registerStage = 'register'
export const registerEntries: Stage['entries'] = {
  registered: ({ year }, { lang }) => ({
    title: words(lang).registered(yearName(Number(year), lang)),
    text: words(lang).text,
  }),
  changed: ({ year, fields }, { lang }) => ({
    title: words(lang).changed(yearName(Number(year), lang)),
    text: fieldsText(fields, lang),
  }),
  restored: ({ year }, { lang }) => ({ title: words(lang).restored(yearName(Number(year), lang)) }),
  takenOut: ({ year }, { lang }) => ({ title: words(lang).takenOut(yearName(Number(year), lang)) }),
}
