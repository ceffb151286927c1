import { listRegister, type RegisterLine } from '../../core/register/queries.ts'
import { yearName } from '../../core/register/words.ts'
import { casePath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { writeCsv } from '../../platform/tables/index.ts'
import { formText, kindText, sectionText } from './names.ts'

const atOnce = 1000

/** All of a year that is public, read in pieces. */
export async function wholeYear(visit: Visit, year: number): Promise<RegisterLine[]> {
  const all: RegisterLine[] = []
  for (;;) {
    const after = all.at(-1)?.id
    const piece = await listRegister(visit.tx, { year, which: 'public', after, limit: atOnce })
    all.push(...piece)
    if (piece.length < atOnce) return all
  }
}

const fileOf = (body: string, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  })

const head = [
  '全国地方公共団体コード',
  '年度',
  '番号',
  '名称',
  '内容',
  '担当課',
  'かたち',
  '相手',
  '相手の種類',
  '分野',
  'タグ',
  '計画の番号',
  '予算・決定額（円）',
  '決算額（円）',
  'アドレス',
  '見本',
]

const japanese = (visit: Visit) => ({ lang: 'ja' as const, definition: visit.definition })
const fieldText = ({ definition }: Visit, code: string | null) =>
  definition.fields.find((one) => one.code === code)?.name.ja ?? ''

function record(visit: Visit, line: RegisterLine) {
  const names = japanese(visit)
  return {
    code: visit.definition.city.code,
    year: yearName(line.fiscal_year, 'ja'),
    number: line.number,
    title: line.title,
    about: line.wish,
    section: sectionText(names, line.section),
    forms: line.forms.map((code) => formText(names, code)),
    partners: line.partners,
    partnerKinds: line.partner_kinds.map((code) => kindText(names, code)),
    field: fieldText(visit, line.field),
    tags: line.tags,
    planCodes: line.plan_codes,
    decidedYen: line.decided,
    settledYen: line.settled,
    url: `${visit.runtime.origin}${casePath(visit.city, line.number)}`,
    sample: line.demo,
  }
}

const cellOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'boolean') return value ? '見本' : ''
  return value === null ? '' : String(value)
}

export async function csvOf(visit: Visit, year: number): Promise<Response> {
  const lines = await wholeYear(visit, year)
  const rows = lines.map((line) => Object.values(record(visit, line)).map(cellOf))
  return fileOf(
    writeCsv([head, ...rows]),
    'text/csv; charset=UTF-8',
    `register-${visit.city.slug}-${year}.csv`,
  )
}

export async function jsonOf(visit: Visit, year: number): Promise<Response> {
  const lines = await wholeYear(visit, year)
  const body = {
    city: pick(visit.definition.city.name, 'ja'),
    fiscalYear: year,
    asOf: visit.today,
    entries: lines.map((line) => record(visit, line)),
  }
  return fileOf(
    JSON.stringify(body),
    'application/json; charset=UTF-8',
    `register-${visit.city.slug}-${year}.json`,
  )
}
