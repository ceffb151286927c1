import { defineMessages, type Lang } from '../../lib/language.ts'
import type { Stage } from '../contribution.ts'

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
    takenOut: (year: string) => `${year}の台帳から外されました`,
    text: '協働の手続きを通らずに行われた取り組みとして、市が台帳に載せたものです。',
  },
  {
    registered: (year) => `Entered into the register of ${year}`,
    changed: (year) => `Changed in the register of ${year}`,
    takenOut: (year) => `Taken out of the register of ${year}`,
    text: 'Entered by the city as work that was done without the steps of a collaboration here.',
  },
)

/** What becomes of a case in the register; no stage of the road, but told in the same thread. */
export const registerStage = 'register'
export const registerEntries: Stage['entries'] = {
  registered: ({ year }, { lang }) => ({
    title: words(lang).registered(yearName(Number(year), lang)),
    text: words(lang).text,
  }),
  changed: ({ year }, { lang }) => ({ title: words(lang).changed(yearName(Number(year), lang)) }),
  takenOut: ({ year }, { lang }) => ({ title: words(lang).takenOut(yearName(Number(year), lang)) }),
}
