import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { isCoordination, isStaff, type Viewer } from '../people/viewer.ts'
import { type Facets, searchQuestion } from './search-index.ts'
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
  demo: boolean
  overdue: boolean
  parties: string[]
}
export type Position = { before?: number | undefined; after?: number | undefined }
export type CaseList = { cases: ListedCase[]; older: boolean; newer: boolean; total: number | undefined }

const endOfTime = 9_000_000_000_000_000

/** One page of the cases the viewer may see, newest first, by words and filters. Two statements whatever the size. */
export async function listCases(
  tx: Tx,
  viewer: Viewer,
  words: string,
  facets: Facets,
  at: Position,
  today: string,
): Promise<CaseList> {
  const question = searchQuestion(words, facets)
  const found = question === undefined ? undefined : searched(tx, viewer, question, at)
  const page = await readPage(tx, viewer, found, at, today)
  const total =
    at.before === undefined && at.after === undefined ? await countCases(tx, viewer, question) : undefined
  return { ...page, total }
}

type Question = NonNullable<ReturnType<typeof searchQuestion>>

/** Arguments of `search_cases`: what the viewer may see of what is not public. */
const scope = (viewer: Viewer) =>
  sql`${isCoordination(viewer)}::boolean, ${isStaff(viewer) ? (viewer?.hat.section ?? null) : null}::text`

const searched = (_: Tx, viewer: Viewer, question: Question, at: Position) =>
  sql<{ ordinal: number }>`SELECT ordinal FROM search_cases(${scope(viewer)}, ${question.tsquery}::tsquery,
    ${question.patterns}::text[], ${at.before ?? endOfTime}::bigint, ${at.after === undefined ? pageSize + 1 : exactTotal}::integer)`

async function readPage(
  { db, cityId }: Tx,
  viewer: Viewer,
  found: ReturnType<typeof searched> | undefined,
  at: Position,
  today: string,
) {
  const forward = at.after !== undefined
  const { rows } = await sql<ListedCase>`
    SELECT collaboration.ordinal, number, title, stage, state, form, field, visibility, created_on, demo,
      (SELECT coalesce(array_agg(public_name ORDER BY position), '{}') FROM party
        WHERE city_id = ${cityId} AND case_id = collaboration.id AND left_at IS NULL) AS parties,
      EXISTS (SELECT 1 FROM duty WHERE city_id = ${cityId} AND case_id = collaboration.id AND closed_at IS NULL
        AND section IS NOT NULL AND due_on < ${today}::date) AS overdue
    FROM collaboration
    WHERE collaboration.city_id = ${cityId}
      AND ${found === undefined ? listable(viewer) : visibleCases(viewer)}
      ${found === undefined ? sql`` : sql`AND collaboration.ordinal IN (${found})`}
      ${forward ? sql`AND collaboration.ordinal > ${at.after}` : sql`AND collaboration.ordinal < ${at.before ?? endOfTime}`}
    ORDER BY collaboration.ordinal ${forward ? sql`ASC` : sql`DESC`} LIMIT ${pageSize + 1}`.execute(db)
  const more = rows.length > pageSize
  const cases = rows.slice(0, pageSize)
  if (forward) return { cases: cases.reverse(), older: true, newer: more }
  return { cases, older: more, newer: at.before !== undefined }
}

/** Without words the list is public cases; staff also see what came to their desk. A party's own are on their desk page. */
const listable = (viewer: Viewer) =>
  isStaff(viewer) ? visibleCases(viewer) : sql<boolean>`collaboration.visibility = 'public'`

async function countCases(
  { db, cityId }: Tx,
  viewer: Viewer,
  question: Question | undefined,
): Promise<number> {
  const matching = question
    ? sql`SELECT 1 FROM search_cases(${scope(viewer)}, ${question.tsquery}::tsquery, ${question.patterns}::text[],
        ${endOfTime}::bigint, ${exactTotal}::integer)`
    : sql`SELECT 1 FROM collaboration WHERE city_id = ${cityId} AND ${listable(viewer)} LIMIT ${exactTotal}`
  const { rows } = await sql<{
    total: number
  }>`SELECT count(*)::integer AS total FROM (${matching}) counted`.execute(db)
  return rows[0]?.total ?? 0
}
