import { createHash } from 'node:crypto'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { type ChangedField, changedFields } from '../../../core/register/difference.ts'
import type { Partner, RegisterInput } from '../../../core/register/open.ts'
import { cleanLine } from '../../../lib/safe-text.ts'
import { kindOf, listOf, most, partnerKinds } from '../rules.ts'
import { type ColumnFields, type ImportField, isThousands } from './fields.ts'
import { fold, readYear, readYen, yearWithin } from './written.ts'

/** What the office chose for the whole file. */
export type Choices = {
  fields: ColumnFields
  /** Of rows that name no year. */
  year: number | null
  /** What stands above the headings of a sheet says, by its name. */
  titled?: Readonly<Record<string, number>> | undefined
  /** Of rows whose section nobody knows by that name. */
  section: string | null
  /** Names of forms that the city does not have become tags. */
  keepUnknown: boolean
  demo: boolean
}
export type Reason =
  `${ImportField}:${'required' | 'unknown' | 'badNumber' | 'badYear' | 'ambiguous' | 'twice' | 'future' | 'lookedBack'}`
type Given = {
  cells: readonly (string | null)[]
  headings: readonly string[]
  sheet: string
  choices: Choices
  definition: Definition
  thisYear: number
}
export type ReadRow =
  | {
      ok: true
      input: RegisterInput
      key: string
      hash: string
      /** What it says anything of: of the rest its sheet has no column. */
      says: ChangedField[]
      /** The city has a number of its own for it. */
      numbered: boolean
    }
  | { ok: false; reasons: Reason[] }

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

type Reader = Given & { at: (field: ImportField) => string; fail: (reason: Reason) => void }

/** What says the year where the row does not: the name of its sheet, what stands above the table, the whole file. */
const yearElsewhere = ({ sheet, choices }: Pick<Given, 'sheet' | 'choices'>): number | undefined =>
  yearWithin(sheet) ?? choices.titled?.[sheet] ?? choices.year ?? undefined

/** A column of days, where there is none of years: 「通年」 in it is no mistake. */
const hasDays = ({ headings, choices }: Pick<Given, 'headings' | 'choices'>): boolean =>
  !/年度|^year$/i.test(headings[choices.fields.indexOf('year')] ?? '年度')

/** The year of a row that no column of years tells; undefined where one does. */
export function yearBeside(
  given: Pick<Given, 'cells' | 'headings' | 'sheet' | 'choices'>,
): number | undefined {
  const at = given.choices.fields.indexOf('year')
  if (at >= 0 && !hasDays(given)) return undefined
  return readYear(given.cells[at] ?? '') ?? yearElsewhere(given)
}

function yearOf(reader: Reader): number {
  const { thisYear, fail } = reader
  const text = reader.at('year')
  const isOpen = text === '' || hasDays(reader)
  const year = readYear(text) ?? (isOpen ? yearElsewhere(reader) : undefined)
  if (year === undefined) fail(text === '' ? 'year:required' : 'year:badYear')
  else if (year > thisYear + 1) fail('year:future')
  return year ?? thisYear
}

function sectionOf({ at, definition, choices, fail }: Reader): string {
  const wanted = fold(at('section'))
  const known = definition.sections.find(({ code, name, department }) =>
    [code, name.ja, name.en, `${department?.ja ?? ''}${name.ja}`].some((one) => one && fold(one) === wanted),
  )
  if (known === undefined && choices.section === null)
    fail(wanted === '' ? 'section:required' : 'section:unknown')
  return known?.code ?? choices.section ?? ''
}

function formOf({ definition }: Given, text: string): string | 'ambiguous' | undefined {
  const wanted = fold(text)
  const named = definition.forms.filter(({ code, name, group }) => {
    const of = definition.formGroups.find((one) => one.code === group)?.name.ja ?? ''
    return [code, name.ja, name.en, `${of}${name.ja}`, `${name.ja}${of}`].some(
      (one) => one && fold(one) === wanted,
    )
  })
  const [one, another] = named.length > 0 ? named : namedInPart(definition, wanted)
  return another === undefined ? one?.code : 'ambiguous'
}

/** Lists say 補助 or 補助金 where the form is 補助・助成. */
function namedInPart({ forms }: Definition, wanted: string): Definition['forms'] {
  const plain = wanted.replace(/(金|料|契約)$/, '')
  return forms.filter(({ name }) => name.ja.split('・').some((part) => [wanted, plain].includes(fold(part))))
}

/** 委託・補助・助成 are two where a form is called 補助・助成: the longest name that is known comes first. */
const partsOf = (reader: Reader, whole: string): string[] =>
  listOf(whole).flatMap((text) => {
    const pieces = text.split(/[・／/+＋]/).filter((piece) => piece.trim() !== '')
    const found: string[] = []
    for (let at = 0; at < pieces.length; ) {
      const ends = pieces.map((_, index) => pieces.length - index).filter((end) => end > at)
      const end = ends.find((one) => formOf(reader, pieces.slice(at, one).join('・')) !== undefined)
      if (end === undefined) return [text]
      found.push(pieces.slice(at, end).join('・'))
      at = end
    }
    return found
  })

function formsOf(reader: Reader): { forms: string[]; unknown: string[] } {
  const whole = reader.at('forms')
  const texts = formOf(reader, whole) === undefined ? partsOf(reader, whole) : [whole]
  const codes = texts.map((text) => formOf(reader, text))
  const isCode = (code: string | undefined): code is string => code !== undefined && code !== 'ambiguous'
  if (!reader.choices.keepUnknown) {
    if (codes.includes('ambiguous')) reader.fail('forms:ambiguous')
    if (codes.includes(undefined)) reader.fail('forms:unknown')
  }
  return {
    forms: [...new Set(codes.filter(isCode))],
    unknown: texts.filter((_, index) => !isCode(codes[index])).map((text) => text.slice(0, 60)),
  }
}

const looksLike: readonly (readonly [RegExp, readonly string[]])[] = [
  [/自治会|町内会|自治振興会|区会|常会|地区社協/, ['neighborhoodOrg', 'civicGroup']],
  [
    /株式会社|有限会社|合同会社|（株）|\(株\)|㈱|㈲|商店|銀行|組合|商工会/,
    ['business', 'industryAssociation'],
  ],
  [/大学|高校|高等学校|中学校|小学校|幼稚園|保育園|専門学校/, ['educationalInstitution', 'business']],
  [
    /法人|NPO|ＮＰＯ|協議会|委員会|連盟|協会|の会|クラブ|サークル|ボランティア|団体|グループ|PTA|ＰＴＡ/,
    ['civicGroup', 'publicBenefitCivicGroup', 'npoCorporation'],
  ],
]

/** By its words; a name that says nothing of the kind may be a person's, and is then not shown. */
function guessKind(definition: Definition, name: string): string | undefined {
  const commons = looksLike.find(([words]) => words.test(name))?.[1] ?? []
  return commons
    .map((common) => partnerKinds(definition).find((kind) => kind.common === common)?.code)
    .find((code) => code !== undefined)
}

const looksLikeGroup = (name: string): boolean => looksLike.some(([words]) => words.test(name))

/** A slash stands between two; a middle dot may also stand in a name, unless each side of it is a group by its words. */
const namesIn = (text: string): string[] =>
  listOf(text.replace(/[／/]/g, '、')).flatMap((name) => {
    const parts = name.split('・').map((part) => part.trim())
    return parts.length > 1 && parts.every(looksLikeGroup) ? parts : [name]
  })

function partnersOf({ at, definition, fail }: Reader): Partner[] {
  const names = namesIn(at('partners')).map((name) => cleanLine(name).slice(0, most.name))
  const kinds = listOf(at('kinds')).map((text) => kindOf(definition, text)?.code)
  if (kinds.includes(undefined)) fail('kinds:unknown')
  if (names.length === 0)
    return kinds.map((kind = '') => ({
      kind,
      name: partnerKinds(definition).find((one) => one.code === kind)?.name.ja ?? kind,
    }))
  return names.slice(0, most.partners).map((name, index) => {
    const kind =
      (kinds.length === names.length ? kinds[index] : kinds.length === 1 ? kinds[0] : undefined) ??
      guessKind(definition, name)
    return { name, kind: kind ?? '', named: kind !== undefined }
  })
}

function amountOf({ at, headings, choices, fail }: Reader, field: 'decided' | 'settled'): number | null {
  const yen = readYen(at(field), isThousands(headings[choices.fields.indexOf(field)] ?? ''))
  if (yen === undefined) fail(`${field}:badNumber`)
  return yen ?? null
}

const fieldOf = ({ at, definition }: Reader) =>
  definition.fields.find(({ code, name }) => [code, name.ja].some((one) => fold(one) === fold(at('field'))))
    ?.code

const columnsOf: Readonly<Partial<Record<ChangedField, readonly ImportField[]>>> = {
  partners: ['partners', 'kinds'],
}
const saidIn = ({ cells, choices }: Given, unknown: readonly string[]): ChangedField[] =>
  changedFields.filter(
    (field) =>
      (field === 'tags' && unknown.length > 0) ||
      (columnsOf[field] ?? [field]).some((one) => typeof cells[choices.fields.indexOf(one)] === 'string'),
  )

/** One row of a city's list as what the register holds, or everything that is wrong with it. */
export function readRow(given: Given): ReadRow {
  const reasons: Reason[] = []
  const at = (field: ImportField) => given.cells[given.choices.fields.indexOf(field)] ?? ''
  const reader: Reader = { ...given, at, fail: (reason) => void reasons.push(reason) }
  const title = cleanLine(at('title')).slice(0, most.title)
  if (title === '') reasons.push('title:required')
  const { forms, unknown } = formsOf(reader)
  const input: RegisterInput = {
    year: yearOf(reader),
    title,
    about: at('about').slice(0, most.text),
    section: sectionOf(reader),
    forms,
    partners: partnersOf(reader),
    field: fieldOf(reader),
    tags: [...new Set([...listOf(at('tags')), ...unknown])].slice(0, 20),
    plans: listOf(at('plans')).map((one) => one.slice(0, 60)),
    decided: amountOf(reader, 'decided'),
    settled: amountOf(reader, 'settled'),
    shown: !/非公開|非公表|しない|不可|^(否|×|no|false|0)$/i.test(at('shown').trim()),
  }
  if (reasons.length > 0) return { ok: false, reasons }
  const own = at('key') === '' ? `${input.section} ${fold(title)}` : `#${fold(at('key'))}`
  return {
    ok: true,
    input,
    key: hashOf(`${input.year} ${own}`),
    hash: hashOf(JSON.stringify(input)),
    says: saidIn(given, unknown),
    numbered: at('key') !== '',
  }
}
