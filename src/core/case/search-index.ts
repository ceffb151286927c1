import { sql } from 'kysely'
import { bigrams, foldText, indexText, likePatterns, queryTokens } from '../../lib/text-fold.ts'
import type { Unpersonal } from '../../platform/db/personal.ts'
import type { caseColumns } from '../../platform/db/tables/case.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { copyAllToLibrary } from '../library/index.ts'
import { keepCaseInRegister, type Registered } from '../register/keep.ts'
import type { Case } from './types.ts'

/** What a list can be filtered by. Each becomes one lexeme, so that words and filters are one question to one index. */
export type Facets = {
  form?: string | undefined
  stage?: string | undefined
  field?: string | undefined
  partnerKind?: string | undefined
  tag?: string | undefined
  year?: number | undefined
  planCode?: string | undefined
  zone?: string | undefined
  district?: string | undefined
  source?: string | undefined
}

const facetLexeme = (name: keyof Facets, value: string | number) =>
  `=${name}:${Buffer.from(String(value)).toString('hex')}`

/**
 * Each city has words of its own in the index: a word that two hundred cities use is looked up in one of them. Two
 * cities may share a mark, since the search asks for the city as well.
 */
export const inCityOf = (cityId: string, lexemes: readonly string[]): string[] => {
  const mark = cityId.slice(-4)
  return lexemes.map((lexeme) => mark + lexeme)
}

/** Typed without personal columns: a name of a person never gets into the index. */
type Findable = Unpersonal<Case, typeof caseColumns.collaboration>
const columns = [
  'ordinal',
  'visibility',
  'among_citizens',
  'title',
  'wish',
  'issue',
  'form',
  'stage',
  'state',
  'field',
  'tags',
  'plan_code',
  'fiscal_year',
  'partner_kinds',
  'zone',
  'district',
  'source',
  'section',
] as const satisfies readonly (keyof Findable)[]
type FindableCase = Pick<
  Findable,
  Exclude<(typeof columns)[number], 'ordinal' | 'visibility' | 'among_citizens' | 'state' | 'section'>
> & {
  state: string
  parties: string[]
  /** In the register a case has several forms and plan codes. */
  more?: (Registered & { forms: string[]; plans: string[]; years: number[] }) | null
}

type Indexed = FindableCase & {
  id: string
  ordinal: number
  visibility: string
  among_citizens: boolean
  section: string | null
}

/** Writes what the case is found by: title, issue, purpose, the parties' public names, and its facets. */
export const indexCase = (tx: Tx, caseId: string): Promise<void> => indexCases(tx, [caseId])

/** With as many statements for a hundred as for one. */
export async function indexCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const { db, cityId } = tx
  const found = (await db
    .selectFrom('collaboration')
    .select('id')
    .select(columns)
    .select([
      sql<string[]>`(SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
        WHERE city_id = ${cityId} AND case_id = collaboration.id AND left_at IS NULL)`.as('parties'),
      sql<
        FindableCase['more']
      >`(SELECT json_build_object('forms', forms, 'plans', plan_codes, 'section', section, 'field', field, 'form', form,
          'shown', shown, 'mixed', bool_and(shown) OVER () <> bool_or(shown) OVER (), 'years', json_agg(fiscal_year) OVER ()) FROM register_entry
        WHERE city_id = ${cityId} AND case_id = collaboration.id AND NOT out ORDER BY fiscal_year DESC LIMIT 1)`.as(
        'more',
      ),
    ])
    .where('city_id', '=', cityId)
    .where('id', 'in', caseIds)
    .orderBy('id')
    .execute()) as Indexed[]
  if (found.length < caseIds.length) throw new Error('no such case')
  await db
    .insertInto('case_index')
    .values(found.map((row) => indexRow(cityId, row)))
    .onConflict((oc) =>
      oc.columns(['city_id', 'case_id']).doUpdateSet((set) => ({
        visibility: set.ref('excluded.visibility'),
        lexemes: set.ref('excluded.lexemes'),
        folded: set.ref('excluded.folded'),
      })),
    )
    .execute()
  await copyAllToLibrary(tx, found)
  for (const row of found) await keepCaseInRegister(tx, row.id, row, row.more ?? undefined)
}

function indexRow(cityId: string, row: Indexed) {
  const { lexemes, folded } = indexedAs(cityId, row)
  // What is among citizens and not public the coordination office does not find either.
  const visibility = row.visibility !== 'public' && row.among_citizens ? 'parties' : row.visibility
  return {
    city_id: cityId,
    case_id: row.id,
    ordinal: row.ordinal,
    visibility,
    lexemes: sql<string>`array_to_tsvector(${lexemes}::text[])`,
    folded,
  }
}

/** What a case is found by: a lexeme for every pair of characters and every facet, and the folded text for the recheck. */
export function indexedAs(cityId: string, row: FindableCase): { lexemes: string[]; folded: string } {
  const words = [row.title, row.issue, row.wish, ...row.parties]
  const pairs = indexText(...words)
    .split(' ')
    .filter((token) => token !== '')
  return { lexemes: inCityOf(cityId, [...pairs, ...facetsOf(row)]), folded: foldText(words.join(' ')) }
}

type Facet = [keyof Facets, string | number | null]
const unique = (list: readonly (string | null)[]) => [...new Set(list)]

/** What came of a list is of the years that the register has it in, whatever its number says. */
const yearsOf = ({ fiscal_year: own, source, more }: FindableCase): number[] =>
  source === 'register' && more ? more.years : [own]

function facetsOf(row: FindableCase): string[] {
  const facets: Facet[] = [
    ...unique([row.form, ...(row.more?.forms ?? [])]).map((form): Facet => ['form', form]),
    ['stage', row.state === 'open' ? row.stage : row.state],
    ['field', row.field],
    ...unique([row.plan_code, ...(row.more?.plans ?? [])]).map((plan): Facet => ['planCode', plan]),
    ...yearsOf(row).map((year): Facet => ['year', year]),
    ['zone', row.zone],
    ['district', row.district],
    ['source', row.source],
    ...row.tags.map((tag) => ['tag', tag] as [keyof Facets, string]),
    ...row.partner_kinds.map((kind) => ['partnerKind', kind] as [keyof Facets, string]),
  ]
  return facets.flatMap(([name, value]) => (value === null ? [] : [facetLexeme(name, value)]))
}

export type Question = {
  /** Every lexeme that must be there, and apart those of the filters. */
  wanted: string
  filters: string | null
  patterns: string[]
  /** A word of two characters is one lexeme, which says all; of a longer one the pairs may stand apart. */
  proven: boolean
}

export const asQuery = (lexemes: readonly string[]) => lexemes.map((lexeme) => `'${lexeme}'`).join(' & ')

/** The question to `search_cases`: every word and every filter must hold. Undefined when there is neither. */
export function searchQuestion(cityId: string, words: string, facets: Facets): Question | undefined {
  const filters = inCityOf(
    cityId,
    Object.entries(facets).flatMap(([name, value]) =>
      value === undefined ? [] : [facetLexeme(name as keyof Facets, value)],
    ),
  )
  const lexemes = [...inCityOf(cityId, queryTokens(words)), ...filters]
  if (lexemes.length === 0) return undefined
  const patterns = likePatterns(words)
  return {
    wanted: asQuery(lexemes),
    filters: filters.length === 0 ? null : asQuery(filters),
    patterns,
    proven: bigrams(words).length === patterns.length,
  }
}
