/** What a column of a city's own list can hold. */
export const importFields = [
  'key',
  'year',
  'kinds',
  'partners',
  'title',
  'about',
  'section',
  'forms',
  'field',
  'tags',
  'plans',
  'settled',
  'decided',
  'shown',
] as const
export type ImportField = (typeof importFields)[number]
export type ColumnFields = readonly (ImportField | null)[]

const called: Readonly<Record<ImportField, RegExp>> = {
  key: /管理番号|整理番号|^(no\.?|番号|№|id|連番)$/i,
  year: /年度|^year$/i,
  kinds: /(相手|主体|団体|パートナー|協働先).*(種|区分|分類)|^種別$|kind/i,
  partners: /相手|協働先|連携先|パートナー|実施主体|団体|partner/i,
  title: /(事業|取組|取り組み|活動|案件)(の)?名|^(件名|名称|事業|取組|取り組み|title|name)$/i,
  about: /内容|概要|目的|説明|about/i,
  section: /担当|所管|課名|部署|^課$|section/i,
  forms: /形態|かたち|手法|協働の(形|種類|区分|方法|領域)|^(方法|種類)$|form/i,
  field: /分野|field/i,
  tags: /タグ|キーワード|tag/i,
  plans: /計画|施策|plan/i,
  settled: /決算|実績額|精算|settled/i,
  decided: /予算|事業費|決定額|金額|補助額|委託料|^額$|decided|amount/i,
  shown: /公開|公表|public/i,
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

const days = /(実施|開催|開始|事業|活動)(予定)?(年月)?(日|期間|時期)|年月日/

/** A list without years has days, perhaps: each tells the year that it lies in. */
function withDays(headings: readonly string[], fields: ColumnFields): ColumnFields {
  const at = fields.includes('year')
    ? -1
    : headings.findIndex((heading, index) => fields[index] === null && days.test(fold(heading)))
  return fields.map((field, index) => (index === at ? 'year' : field))
}

/** Which column holds what, guessed by its heading; each but once. */
export function guessColumns(headings: readonly string[]): ColumnFields {
  const taken = new Set<ImportField>()
  const fields = headings.map((heading) => {
    const text = fold(heading)
    const field =
      text === '' ? undefined : importFields.find((one) => !taken.has(one) && called[one].test(text))
    if (field) taken.add(field)
    return field ?? null
  })
  return withDays(headings, fields)
}

const knownIn = (cells: readonly string[]) => guessColumns(cells).filter((one) => one !== null).length

/** Cells among which there are no two that one knows as headings. */
export const isForeign = (cells: readonly string[]): boolean => knownIn(cells) < 2

/** The row of headings among the first rows: titles of a table often stand above it. */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const counts = rows.map(knownIn)
  const best = Math.max(0, ...counts)
  return best < 2 ? rows.findIndex((cells) => cells.some((cell) => cell !== '')) : counts.indexOf(best)
}

/** Amounts in thousands of yen, as the heading says. */
export const isThousands = (heading: string): boolean => /千円/.test(fold(heading))
