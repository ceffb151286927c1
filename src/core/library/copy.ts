import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { facetLexeme, foldedBothWays, sizeOf, wordLexemes } from './lexemes.ts'
import { countedIn, recount } from './sums.ts'

type Standing = { visibility: string; stage: string; state: string }
type Case = Standing & { id: string }

/** A case becomes a story when its work has begun: ideas and what ended before are in the list of cases. */
export const isStory = ({ visibility, stage, state }: Standing): boolean =>
  visibility === 'public' &&
  (state === 'closed' || (state === 'open' && (stage === 'running' || stage === 'evaluation')))

export type Copied = {
  slug: string
  ordinal: number
  number: string
  title: string
  issue: string
  wish: string
  fiscal_year: number
  form: string | null
  field: string | null
  tags: string[]
  /** Common code of its form. */
  common: string | null
  kinds: string[]
  parties: string[]
  yen: number
  purpose: string | null
  evaluated: boolean
  /** When the looking back was published, as a day. */
  evaluated_on: PlainDate | null
  closed_on: PlainDate | null
  section: string | null
  partner_kinds: string[]
  demo: boolean
}

/** What is read of cases to be copied: nothing that is not published. A form's common code is looked up once for all. */
async function readCases(
  { db, cityId }: Tx,
  caseIds: readonly string[],
): Promise<(Copied & { id: string })[]> {
  const { rows } = await sql<Copied & { id: string }>`
    WITH asked AS MATERIALIZED (SELECT * FROM collaboration WHERE city_id = ${cityId} AND id = ANY (${caseIds}::uuid[])),
    form AS MATERIALIZED (SELECT used.edition_id, used.form, f ->> 'common' AS common
      FROM (SELECT DISTINCT edition_id, form FROM asked) used
      JOIN edition e ON e.city_id = ${cityId} AND e.id = used.edition_id,
      jsonb_array_elements(e.content -> 'forms') f WHERE f ->> 'code' = used.form)
    SELECT c.id, city.slug, c.ordinal, c.number, c.title, c.issue, c.wish, c.form, c.field, c.tags, c.demo,
      coalesce((SELECT min(r.fiscal_year) FROM register_entry r WHERE c.source = 'register' AND r.city_id = c.city_id
        AND r.case_id = c.id AND NOT r.out), c.fiscal_year) AS fiscal_year,
      c.section, c.partner_kinds, CASE WHEN c.state IN ('closed', 'open') THEN c.closed_on END AS closed_on,
      (SELECT common FROM form WHERE form.edition_id = c.edition_id AND form.form = c.form LIMIT 1) AS common,
      (SELECT coalesce(array_agg(DISTINCT p.common), '{}') FROM party p
        WHERE p.city_id = c.city_id AND p.case_id = c.id AND p.left_at IS NULL) AS kinds,
      (SELECT coalesce(array_agg(p.public_name ORDER BY p.position), '{}') FROM party p
        WHERE p.city_id = c.city_id AND p.case_id = c.id AND p.left_at IS NULL) AS parties,
      coalesce((SELECT sum((r ->> 'yen')::numeric)::float8 FROM jsonb_array_elements(a.content #> '{content,resources}') r), 0) AS yen,
      a.content #>> '{content,purpose}' AS purpose,
      b.on AS evaluated_on, b.on IS NOT NULL AS evaluated
    FROM asked c JOIN city ON city.id = c.city_id
    LEFT JOIN LATERAL (SELECT v.content FROM joint_effect e JOIN joint_version v ON v.city_id = e.city_id
        AND v.case_id = e.case_id AND v.kind = e.kind AND v.version = e.version
      WHERE e.city_id = c.city_id AND e.case_id = c.id AND e.kind = 'agreement' ORDER BY e.version DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT (min(v.at) AT TIME ZONE 'Asia/Tokyo')::date AS on FROM joint_effect v
      WHERE v.city_id = c.city_id AND v.case_id = c.id AND v.kind = 'jointEvaluation') b ON true
    ORDER BY c.id`.execute(db)
  if (rows.length < caseIds.length) throw new Error('no such case')
  return rows
}

/** The last twelve signs of an id tell cases of one number in two cities apart. */
const keyOf = (ordinal: number, caseId: string) =>
  `${String(ordinal).padStart(12, '0')}-${caseId.replace(/-/g, '').slice(-12)}`

export function copyOf(caseId: string, row: Copied) {
  const { slug, title, issue, wish, purpose, parties, form, field, common } = row
  const texts = [title, issue, wish, purpose ?? '', ...parties]
  const facets = [
    facetLexeme('city', slug),
    facetLexeme('year', String(row.fiscal_year)),
    facetLexeme('size', sizeOf(row.yen)),
    ...(common === null ? [] : [facetLexeme('form', common)]),
    ...(field === null ? [] : [facetLexeme('field', field)]),
    ...row.tags.map((tag) => facetLexeme('tag', tag)),
    ...row.kinds.map((kind) => facetLexeme('partner', kind)),
  ]
  return {
    shown: true,
    sort_key: keyOf(row.ordinal, caseId),
    number: row.number,
    title,
    aim: purpose ?? wish,
    issue,
    fiscal_year: row.fiscal_year,
    form: common ?? form ?? '',
    field: field ?? '',
    parties,
    evaluated: row.evaluated,
    demo: row.demo,
    counted: countedIn(row),
    facets,
    words: [...wordLexemes(texts), ...facets],
    folded: foldedBothWays(texts),
  }
}

/**
 * Keeps the copies that other cities find, in the transaction that publishes. What is no story any more is emptied in the
 * transaction that takes it back.
 */
export async function copyAllToLibrary(tx: Tx, cases: readonly Case[]): Promise<void> {
  const before = await countedBefore(tx, cases)
  await keep(tx, cases.filter(isStory), before)
  for (const one of cases) if (!isStory(one)) await takeBack(tx, one.id, before.get(one.id))
}

async function keep(tx: Tx, cases: readonly Case[], before: Counts): Promise<void> {
  if (cases.length === 0) return
  const read = await readCases(
    tx,
    cases.map(({ id }) => id),
  )
  const copies = read.map((row) => ({ id: row.id, ...copyOf(row.id, row) }))
  const rows = copies.map(({ id, words, ...copy }) => ({
    city_id: tx.cityId,
    case_id: id,
    ...copy,
    lexemes: sql<string>`array_to_tsvector(${words}::text[])`,
  }))
  const columns = (Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]).filter(
    (column) => column !== 'city_id' && column !== 'case_id',
  )
  await tx.db
    .insertInto('library_case')
    .values(rows)
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'case_id'])
        .doUpdateSet((set) =>
          Object.fromEntries(columns.map((column) => [column, set.ref(`excluded.${column}`)])),
        ),
    )
    .execute()
  await recount(
    tx,
    copies.map(({ id, counted }) => [before.get(id) ?? [], counted]),
  )
}

type Counts = ReadonlyMap<string, string[]>

/** In which sums each copy stands; none where there was no copy, or it says nothing any more. */
async function countedBefore({ db, cityId }: Tx, cases: readonly Case[]): Promise<Counts> {
  const rows = await db
    .selectFrom('library_case')
    .select(['case_id', 'shown', 'counted'])
    .where('city_id', '=', cityId)
    .where(
      'case_id',
      'in',
      cases.map(({ id }) => id),
    )
    .orderBy('case_id')
    .forUpdate()
    .execute()
  return new Map(rows.filter(({ shown }) => shown).map(({ case_id, counted }) => [case_id, counted]))
}

const nothing = { title: '', aim: '', issue: '', form: '', field: '', folded: '' }

async function takeBack(tx: Tx, caseId: string, before: readonly string[] | undefined): Promise<void> {
  const { db, cityId } = tx
  if (before === undefined) return
  const none: string[] = []
  await db
    .updateTable('library_case')
    .set({
      shown: false,
      ...nothing,
      parties: none,
      counted: none,
      facets: none,
      lexemes: sql<string>`''::tsvector`,
    })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()
  await recount(tx, [[before, none]])
}
