import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { RegisterAnswer } from '../../../platform/db/tables/register.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Call = { fiscal_year: number; due_on: PlainDate; words: string }
export type SectionLine = { section: string; answer: RegisterAnswer | null; n: number }
type By = { personId: string; hatId: string }

/** The newest call, whichever year it asks about. */
export const findCall = ({ db, cityId }: Tx): Promise<Call | undefined> =>
  db
    .selectFrom('register_call')
    .select(['fiscal_year', 'due_on', 'words'])
    .where('city_id', '=', cityId)
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What each section answered, and how many entries of that year it has. */
export async function listAnswers(
  { db, cityId }: Tx,
  year: number,
  sections: readonly string[],
): Promise<SectionLine[]> {
  const { rows } = await sql<SectionLine>`SELECT s.section, a.answer, coalesce(e.n, 0) AS n
    FROM unnest(${[...sections]}::text[]) WITH ORDINALITY s(section, at)
    LEFT JOIN register_answer a ON a.city_id = ${cityId} AND a.fiscal_year = ${year} AND a.section = s.section
    LEFT JOIN (SELECT key, sum(n)::integer AS n FROM register_sum WHERE city_id = ${cityId} AND fiscal_year = ${year}
      AND figure = 'section' GROUP BY key) e ON e.key = s.section
    ORDER BY s.at`.execute(db)
  return rows
}

export async function openCall({ db, cityId }: Tx, call: Call, by: By, now: Date): Promise<void> {
  const row = { ...call, by_person_id: by.personId, by_hat_id: by.hatId, at: now }
  await db
    .insertInto('register_call')
    .values({ city_id: cityId, ...row })
    .onConflict((oc) => oc.columns(['city_id', 'fiscal_year']).doUpdateSet(row))
    .execute()
}

type Answered = { year: number; section: string; answer: RegisterAnswer }

export async function keepAnswer(
  { db, cityId }: Tx,
  { year, section, answer }: Answered,
  by: By,
  now: Date,
): Promise<void> {
  const row = { answer, by_person_id: by.personId, by_hat_id: by.hatId, at: now }
  await db
    .insertInto('register_answer')
    .values({ city_id: cityId, fiscal_year: year, section, ...row })
    .onConflict((oc) => oc.columns(['city_id', 'fiscal_year', 'section']).doUpdateSet(row))
    .execute()
}

/** The newest call, and what this section answered to it. */
export const findWaiting = ({ db, cityId }: Tx, section: string) =>
  db
    .selectFrom('register_call as c')
    .leftJoin('register_answer as a', (join) =>
      join
        .onRef('a.city_id', '=', 'c.city_id')
        .onRef('a.fiscal_year', '=', 'c.fiscal_year')
        .on('a.section', '=', section),
    )
    .select(['c.fiscal_year', 'a.answer'])
    .where('c.city_id', '=', cityId)
    .orderBy('c.fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()
