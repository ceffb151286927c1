import { type PlainDate, parseDate } from '../../lib/dates.ts'
import { cleanLine, graphemeLength } from '../../lib/safe-text.ts'
import type { Definition } from '../edition/schema/index.ts'
import { departmentsOf, type FunctionKind, type StaffHatKind } from './rules.ts'

/** What a column of a roster can hold. */
export const rosterFields = ['name', 'reading', 'email', 'section', 'role', 'since'] as const
export type RosterField = (typeof rosterFields)[number]
export type Fields = readonly (RosterField | null)[]

const called: Readonly<Record<RosterField, RegExp>> = {
  reading: /ふりがな|フリガナ|カナ|かな|よみ|読み|reading/i,
  name: /氏名|名前|職員名|name/i,
  email: /メール|mail/i,
  section: /課|所属|部署|部局|担当係|section|department/i,
  role: /役職|職名|役割|役目|立場|職位|role|post/i,
  since: /着任|発令|開始|いつから|異動日|年月日|since|from/i,
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** Which column holds what, guessed by its heading; the first that fits, and each but once. */
export function guessFields(headings: readonly string[]): Fields {
  const taken = new Set<RosterField>()
  return headings.map((heading) => {
    const text = fold(heading)
    const field = (Object.keys(called) as RosterField[]).find(
      (one) => !taken.has(one) && called[one].test(text),
    )
    if (field) taken.add(field)
    return field ?? null
  })
}

const mostTitles = 10
const isHeading = (cells: readonly string[]): boolean => {
  const fields = guessFields(cells)
  return (['name', 'section', 'role'] as const).every((field) => fields.includes(field))
}

/** Many rosters begin with a title: the headings come first, what stood above them is blank, and every row keeps its number. */
export function headingsFirst(rows: readonly string[][]): string[][] {
  const at = rows.slice(0, mostTitles).findIndex(isHeading)
  const heading = rows[at]
  if (at <= 0 || heading === undefined) return [...rows]
  return [heading, ...Array.from({ length: at }, () => []), ...rows.slice(at + 1)]
}

export type RosterRole =
  | { is: 'hat'; kind: StaffHatKind; place: string }
  | { is: 'function'; kind: FunctionKind; place: string }
export type RosterRow = {
  row: number
  name: string
  reading: string
  email: string
  roles: RosterRole[]
  since: PlainDate | undefined
}
export type Reason =
  | 'required'
  | 'tooLong'
  | 'badEmail'
  | 'badSection'
  | 'badRole'
  | 'rolePlace'
  | 'badDate'
  | 'sinceFuture'
  | 'emailNeeded'
  | 'nameDiffers'
  | 'several'
  | 'oneself'
export type Rejection = { row: number; field: RosterField; reason: Reason; text: string }

const roleNames: readonly (readonly [RegExp, RosterRole['kind']])[] = [
  [/^(協働)?推進員$|^promoter$/i, 'promoter'],
  [/^(協働)?調整員$|^coordinator$/i, 'coordinator'],
  [/^(協働の)?総合窓口$|^(coordination|coordination office)$/i, 'coordination'],
  [/^(課長|室長|所長|課長代理|参事|chief|section chief)$/i, 'chief'],
  [
    /^(担当者?|職員|課長補佐|係長|副?主幹|主査|主任|(主任)?(主事|技師|技術員|保健師|保育士|司書|学芸員)|(主事|技師)補|専門員|(会計年度任用|再任用|任期付)職員|officer)$/i,
    'officer',
  ],
]

const address = /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/

type Cells = Readonly<Partial<Record<RosterField, string>>>
type Check = {
  cells: Cells
  definition: Definition
  today: PlainDate
  fail: (field: RosterField, reason: Reason) => void
}

function readName({ cells, fail }: Check): string {
  const name = cleanLine(cells.name ?? '')
  if (name === '') fail('name', 'required')
  else if (graphemeLength(name) > 100) fail('name', 'tooLong')
  return name
}

function readEmail({ cells, fail }: Check): string {
  const email = (cells.email ?? '').trim().normalize('NFKC').toLowerCase()
  if (email !== '' && (email.length > 200 || !address.test(email))) fail('email', 'badEmail')
  return email
}

function readSince({ cells, today, fail }: Check): PlainDate | undefined {
  const text = cells.since ?? ''
  if (text === '') return undefined
  const date = parseDate(text)
  if (date === undefined) fail('since', 'badDate')
  else if (date > today) fail('since', 'sinceFuture')
  return date
}

/** A section by its code or any of its names, or a bureau by its own. */
function placeOf(definition: Definition, text: string): { section?: string; department?: string } {
  const wanted = fold(text)
  const section = definition.sections.find(({ code, name, department }) =>
    [code, name.ja, name.en, `${department?.ja ?? ''}${name.ja}`].some((one) => one && fold(one) === wanted),
  )
  const department = departmentsOf(definition).find((one) => fold(one) === wanted)
  return { ...(section ? { section: section.code } : {}), ...(department ? { department } : {}) }
}

function readRole(text: string, place: { section?: string; department?: string }): RosterRole | Reason {
  const kind = roleNames.find(([name]) => name.test(fold(text)))?.[1]
  if (kind === undefined) return 'badRole'
  if (kind === 'coordinator')
    return place.department ? { is: 'function', kind, place: place.department } : 'rolePlace'
  if (place.section === undefined) return 'rolePlace'
  return kind === 'promoter'
    ? { is: 'function', kind, place: place.section }
    : { is: 'hat', kind, place: place.section }
}

type Place = ReturnType<typeof placeOf>

function readPlace({ cells, definition, fail }: Check): Place | undefined {
  if (!cells.section) {
    fail('section', 'required')
    return undefined
  }
  const place = placeOf(definition, cells.section)
  if (Object.keys(place).length > 0) return place
  fail('section', 'badSection')
  return undefined
}

function readRoles(check: Check): RosterRole[] {
  const { cells, fail } = check
  const place = readPlace(check)
  const words = (cells.role ?? '').split(/[・,、/／;；]/).filter((word) => word.trim() !== '')
  if (words.length === 0) fail('role', 'required')
  const roles = place === undefined ? [] : words.map((word) => readRole(word, place))
  const wrong = roles.find((role) => typeof role === 'string')
  if (typeof wrong === 'string') fail('role', wrong)
  return roles.filter((role) => typeof role !== 'string')
}

type Where = { fields: Fields; definition: Definition; today: PlainDate }

/** One row of the file: what it says, or every column that is wrong and why. Rows count as the spreadsheet does. */
export function readRosterRow(
  cells: readonly string[],
  row: number,
  { fields, definition, today }: Where,
): RosterRow | Rejection[] {
  const byField: Partial<Record<RosterField, string>> = {}
  fields.forEach((field, at) => {
    if (field !== null) byField[field] = (cells[at] ?? '').trim()
  })
  const wrong: Rejection[] = []
  const fail: Check['fail'] = (field, reason) =>
    wrong.push({ row, field, reason, text: byField[field] ?? '' })
  const check: Check = { cells: byField, definition, today, fail }
  const read = {
    row,
    name: readName(check),
    reading: cleanLine(byField.reading ?? '').slice(0, 200),
    email: readEmail(check),
    roles: readRoles(check),
    since: readSince(check),
  }
  return wrong.length > 0 ? wrong : read
}
