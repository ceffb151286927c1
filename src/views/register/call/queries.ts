import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { RegisterAnswer } from '../../../platform/db/tables/register.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Call = { fiscal_year: number; due_on: PlainDate; words: string }
export type SectionLine = {
  section: string
  answer: RegisterAnswer | null
  n: number
  /** When it was last reminded, by the office or the clock. */
  reminded: Date | null
  /** It added or corrected something since the call went out. */
  busy: boolean
}
type By = { personId: string; hatId: string }

/** The newest call, whichever year it asks about. */
export const findCall = ({ db, cityId }: Tx): Promise<(Call & { at: Date }) | undefined> =>
  db
    .selectFrom('register_call')
    .select(['fiscal_year', 'due_on', 'words', 'at'])
    .where('city_id', '=', cityId)
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What each section answered, how many entries of that year it has, and what was done about it since the call. */
export async function listAnswers(
  { db, cityId }: Tx,
  year: number,
  sections: readonly string[],
): Promise<SectionLine[]> {
  const { rows } = await sql<SectionLine>`SELECT s.section, a.answer, coalesce(e.n, 0) AS n, d.reminded,
      coalesce(d.busy, false) AS busy
    FROM unnest(${[...sections]}::text[]) WITH ORDINALITY s(section, at)
    LEFT JOIN register_answer a ON a.city_id = ${cityId} AND a.fiscal_year = ${year} AND a.section = s.section
    LEFT JOIN (SELECT key, sum(n)::integer AS n FROM register_sum WHERE city_id = ${cityId} AND fiscal_year = ${year}
      AND figure = 'section' GROUP BY key) e ON e.key = s.section
    LEFT JOIN (SELECT v.section, max(v.at) FILTER (WHERE v.kind = 'reminded') AS reminded,
        bool_or(v.kind <> 'reminded' AND h.section = v.section) AS busy
      FROM register_event v JOIN register_call c ON c.city_id = v.city_id AND c.fiscal_year = v.fiscal_year AND v.at >= c.at
      LEFT JOIN hat h ON h.city_id = v.city_id AND h.id = v.by_hat_id
      WHERE v.city_id = ${cityId} AND v.fiscal_year = ${year} AND v.kind IN ('reminded', 'entered', 'changed')
      GROUP BY v.section) d ON d.section = s.section
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
