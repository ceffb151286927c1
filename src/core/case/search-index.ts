import { sql } from 'kysely'
import { foldText, indexText, likePatterns, queryTokens } from '../../lib/text-fold.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** What a list can be filtered by. Each becomes one lexeme, so that words and filters are one question to one index. */
export type Facets = {
  form?: string | undefined
  stage?: string | undefined
  field?: string | undefined
  partnerKind?: string | undefined
  tag?: string | undefined
  year?: number | undefined
  planCode?: string | undefined
}

const facetLexeme = (name: keyof Facets, value: string | number) =>
  `=${name}:${Buffer.from(String(value)).toString('hex')}`

type FindableCase = {
  title: string
  wish: string
  issue: string
  form: string | null
  stage: string
  state: string
  field: string | null
  tags: string[]
  plan_code: string | null
  fiscal_year: number
  partner_kinds: string[]
  parties: string[]
}

/** Writes what the case is found by: title, issue, purpose, the parties' public names, and its facets. */
export async function indexCase({ db, cityId }: Tx, caseId: string): Promise<void> {
  const row = (await db
    .selectFrom('collaboration')
    .select([
      'ordinal',
      'visibility',
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
    ])
    .select(
      sql<string[]>`(SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
        WHERE city_id = ${cityId} AND case_id = ${caseId} AND left_at IS NULL)`.as('parties'),
    )
    .where('city_id', '=', cityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()) as FindableCase & { ordinal: number; visibility: string }
  const { lexemes, folded } = indexedAs(row)
  await db
    .insertInto('case_index')
    .values({
      city_id: cityId,
      case_id: caseId,
      ordinal: row.ordinal,
      visibility: row.visibility,
      lexemes: sql`array_to_tsvector(${lexemes}::text[])`,
      folded,
    })
    .onConflict((oc) =>
      oc.columns(['city_id', 'case_id']).doUpdateSet({
        visibility: row.visibility,
        lexemes: sql`array_to_tsvector(${lexemes}::text[])`,
        folded,
      }),
    )
    .execute()
}

/** What a case is found by: a lexeme for every pair of characters and every facet, and the folded text for the recheck. */
export function indexedAs(row: FindableCase): { lexemes: string[]; folded: string } {
  const words = [row.title, row.issue, row.wish, ...row.parties]
  const pairs = indexText(...words)
    .split(' ')
    .filter((token) => token !== '')
  return { lexemes: [...pairs, ...facetsOf(row)], folded: foldText(words.join(' ')) }
}

function facetsOf(row: FindableCase): string[] {
  const facets: [keyof Facets, string | number | null][] = [
    ['form', row.form],
    ['stage', row.state === 'open' ? row.stage : row.state],
    ['field', row.field],
    ['planCode', row.plan_code],
    ['year', row.fiscal_year],
    ...row.tags.map((tag) => ['tag', tag] as [keyof Facets, string]),
    ...row.partner_kinds.map((kind) => ['partnerKind', kind] as [keyof Facets, string]),
  ]
  return facets.flatMap(([name, value]) => (value === null ? [] : [facetLexeme(name, value)]))
}

/** The question to `search_cases`: every word and every filter must hold. Undefined when there is neither. */
export function searchQuestion(
  words: string,
  facets: Facets,
): { tsquery: string; patterns: string[] } | undefined {
  const wanted = Object.entries(facets).flatMap(([name, value]) =>
    value === undefined ? [] : [facetLexeme(name as keyof Facets, value)],
  )
  const tokens = [...queryTokens(words), ...wanted]
  if (tokens.length === 0) return undefined
  return { tsquery: tokens.map((token) => `'${token}'`).join(' & '), patterns: likePatterns(words) }
}
