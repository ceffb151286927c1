import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { isCoordination, isStaff, type Viewer } from '../people/viewer.ts'
import { type Facets, type Question, searchQuestion } from './search-index.ts'
import { visibleCases } from './visibility.ts'

export const pageSize = 50
/** Totals are exact up to here and then 「1,000件以上」: counting further would grow with the data. */
const exactTotal = 1000

export type ListedCase = {
  ordinal: number
  number: string
  title: string
  stage: string
  state: string
  form: string | null
  field: string | null
  visibility: string
  created_on: string
  source: string | null
  demo: boolean
  overdue: boolean
  parties: string[]
}
export type Position = { before?: number | undefined; after?: number | undefined }
export type CaseList = { cases: ListedCase[]; older: boolean; newer: boolean; total: number | undefined }

type Asked = { viewer: Viewer; at: Position; today: string; question: Question | undefined }
type Row = ListedCase & { id: string; total: number | null }

/** One page of the cases the viewer may see, newest first, by words and filters. One statement whatever the size. */
export async function listCases(
  tx: Tx,
  viewer: Viewer,
  words: string,
  facets: Facets,
  at: Position,
  today: string,
): Promise<CaseList> {
  const question = searchQuestion(tx.cityId, words, facets)
  const rows = await readPage(tx, { viewer, at, today, question })
  const total = isFirst(at) ? Math.min(rows[0]?.total ?? 0, exactTotal) : undefined
  const more = rows.length > pageSize
  const cases = rows.slice(0, pageSize).map(({ id: _id, total: _total, ...item }) => item)
  if (at.after !== undefined) return { cases: cases.reverse(), older: true, newer: more, total }
  return { cases, older: more, newer: at.before !== undefined, total }
}

const isFirst = (at: Position) => at.before === undefined && at.after === undefined

/**
 * Cut to the page before anything is looked up for its rows, and looked up by subqueries instead of EXISTS: the planner
 * would otherwise do both for all cases of the city at once.
 */
async function readPage({ db, cityId }: Tx, asked: Asked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT page.*,
      (SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
        WHERE city_id = ${cityId} AND case_id = page.id AND left_at IS NULL) AS parties,
      coalesce((SELECT true FROM duty WHERE city_id = ${cityId} AND case_id = page.id AND closed_at IS NULL
        AND section IS NOT NULL AND due_on < ${asked.today}::date LIMIT 1), false) AS overdue
    FROM (SELECT collaboration.ordinal, id, number, title, stage, state, form, field, visibility, created_on, source, demo,
        ${totalOf(cityId, asked)} AS total
      FROM ${asked.question ? sql`${searched(asked, asked.question)} hit JOIN collaboration ON collaboration.ordinal = hit.ordinal` : sql`collaboration`}
      WHERE collaboration.city_id = ${cityId} AND ${asked.question ? visibleCases(asked.viewer) : listed(asked)}
      ORDER BY collaboration.ordinal ${direction(asked.at)} LIMIT ${pageSize + 1}) page
    ORDER BY page.ordinal ${direction(asked.at)}`.execute(db)
  return rows
}

const direction = (at: Position) => (at.after === undefined ? sql`DESC` : sql`ASC`)

/** What the viewer may see of what is not public, and the words and filters that must hold. */
const searched = ({ viewer, at }: Asked, { wanted, filters, patterns, proven }: Question) =>
  sql`search_cases(${isCoordination(viewer)}::boolean, ${isStaff(viewer) ? (viewer?.hat.section ?? null) : null}::text,
    ${wanted}::tsquery, ${filters}::tsquery, ${patterns}::text[], ${proven}::boolean,
    ${at.before ?? null}::bigint, ${at.after ?? null}::bigint, ${pageSize + 1})`

function listed({ viewer, at }: Asked) {
  const { before, after } = at
  if (after !== undefined) return sql`${listable(viewer)} AND collaboration.ordinal > ${after}`
  return before === undefined
    ? listable(viewer)
    : sql`${listable(viewer)} AND collaboration.ordinal < ${before}`
}

/** Without words the list is public cases; staff also see what came to their desk. A party's own are on their desk page. */
const listable = (viewer: Viewer) =>
  isStaff(viewer) ? visibleCases(viewer) : sql<boolean>`collaboration.visibility = 'public'`

/** Counted for the first page only, and no further than is told. */
function totalOf(cityId: string, { viewer, at, question }: Asked) {
  if (!isFirst(at)) return sql`NULL::integer`
  if (question) return sql`hit.total`
  return sql`(SELECT count(*)::integer FROM
    (SELECT 1 FROM collaboration WHERE city_id = ${cityId} AND ${listable(viewer)} LIMIT ${exactTotal}) counted)`
}
