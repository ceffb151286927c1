import { type RawBuilder, sql } from 'kysely'

/** What is still owed when a case is over: a look back a year after, and what was resolved at one. */
const afterTheEnd = ['evaluation.sheet', 'evaluation.action']

/** A duty that somebody still has to see to; of what is over nothing else is owed. The tables by the names they have in the query. */
export const isOwed = (duty: string, subject: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${duty}.closed_at`)} IS NULL AND (${sql.ref(`${subject}.state`)} = 'open'
    OR (${sql.ref(`${subject}.state`)} = 'closed' AND ${sql.ref(`${duty}.kind`)} = ANY (${afterTheEnd}::text[])))`
