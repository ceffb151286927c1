import type { City } from '../../core/edition/directory.ts'
import type { LibraryCase } from '../../core/library/index.ts'
import { formatDate, todayInJapan } from '../../lib/dates.ts'
import type { Frozen } from './freeze.ts'
import type { FrozenRow } from './frozen-rows.ts'
import { reportMessages } from './messages.ts'
import { partName, sinceOf } from './names.ts'
import type { Look } from './queries.ts'
import {
  amountsOf,
  countOf,
  daysOf,
  type Figure,
  type FigureName,
  figureNames,
  isCounted,
  partsOf,
} from './rules.ts'

/** Papers of the city are Japanese. */
const lang = 'ja'
const words = reportMessages(lang)
const parted = ['form', 'field', 'partner', 'section'] as const
const yenText = (value: number) => `${value.toLocaleString('ja-JP')}${words.yen}`
const counted = (value: number) => `${value.toLocaleString('ja-JP')}${words.unit}`

const dayOf = ({ as_of: asOf }: Frozen) => formatDate(todayInJapan(asOf ?? new Date(0)), lang)

const shared = ({ definition }: City, frozen: Frozen) => ({
  title: words.title(frozen.fiscal_year),
  city: definition.city.name.ja,
  head: `${definition.city.name.ja}　${words.frozenLine(dayOf(frozen))}`,
  lang,
})

const isWhole = (figure: FigureName) => !parted.some((one) => one === figure)

function changesIn({ editions }: City, frozen: Frozen): string[] {
  const { from, to } = daysOf(frozen.fiscal_year)
  const today = todayInJapan(frozen.as_of ?? new Date(0))
  return editions
    .slice(1)
    .filter(({ effectiveFrom: on }) => on >= from && on <= to && on <= today)
    .map(({ names, effectiveFrom }) => words.guidelineLine(names.title.ja, formatDate(effectiveFrom, lang)))
}

const amount = (value = 0) => (value === 0 ? '' : value.toLocaleString('ja-JP'))

const moneyRows = ({ definition }: City, figures: readonly Figure[]) =>
  partsOf(figures, 'form')
    .filter(({ decided = 0, settled = 0 }) => decided + settled > 0)
    .map(({ key, decided, settled }) => [
      partName(definition, 'form', key, lang),
      amount(decided),
      amount(settled),
    ])

/** What the paper of a frozen report shows. */
export function reportData(
  city: City,
  frozen: Frozen,
  stories: readonly LibraryCase[],
  looks: readonly Look[],
) {
  const figures = frozen.figures ?? []
  return {
    ...shared(city, frozen),
    note: words.frozenAsOf(dayOf(frozen)),
    figuresTitle: words.figures,
    item: words.item,
    count: words.count,
    figures: figureNames
      .filter((figure) => isWhole(figure) && isCounted(city.definition, figures, figure))
      .map((figure) => ({ label: words[figure], value: counted(countOf(figures, figure)) }))
      .concat(amountsOf(figures).map(({ name, yen }) => ({ label: words[name], value: yenText(yen) }))),
    parts: parted
      .map((figure) => ({
        title: `${words.kinds}：${words[figure]}`,
        bars: partsOf(figures, figure).map(({ key, value }) => ({
          label: partName(city.definition, figure, key, lang),
          value,
          text: counted(value),
        })),
      }))
      .filter(({ bars }) => bars.length > 0),
    moneyTitle: `${words.money}（${words.yen}）`,
    moneyHead: [words.form, words.decidedShort, words.settledShort],
    money: moneyRows(city, figures),
    storiesTitle: words.list,
    noStories: words.noStories,
    stories: stories.map(({ title, number }) => ({ title, number })),
    looksTitle: words.looks,
    noLooks: words.noLooks,
    achieved: words.achieved,
    change: words.change,
    looks,
    guidelineTitle: words.guideline,
    noGuideline: words.guidelineNone,
    guideline: changesIn(city, frozen),
    hashTitle: words.hash,
    hash: frozen.rows_hash ?? '',
    hashText: words.hashText,
  }
}

export const listData = (
  city: City,
  frozen: Frozen,
  rows: readonly FrozenRow[],
  { from, to }: { from: number; to: number },
) => ({
  ...shared(city, frozen),
  title: `${words.title(frozen.fiscal_year)}　${words.listTitle(from, to)}`,
  columns: [words.number, words.caseTitle, words.since],
  rows: rows.map((row) => [
    row.number,
    row.title ?? words.hidden,
    sinceOf(row, lang, formatDate(row.created_on, lang)),
  ]),
})
