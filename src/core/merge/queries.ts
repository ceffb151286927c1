import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { seeingAll } from '../advance.ts'
import { findCase } from '../case/find.ts'
import type { CaseSubject } from '../case/types.ts'
import { found } from '../web/errors.ts'

/** What was owed in a case when it was merged. */
export type Owed = { kind: string; section: string | null; party_id: string | null; due_on: PlainDate | null }
export type Merge = {
  id: string
  case_id: string
  into_case_id: string
  intoNumber: string
  owed: Owed[]
  at: Date
}

const columns = sql`m.id, m.case_id, m.into_case_id, m.owed, m.at, c.number AS "intoNumber"`

/** The merge by which this case went into another, while it stands. */
export async function findMerge({ db, cityId }: Tx, caseId: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`SELECT ${columns} FROM case_merge m
    JOIN collaboration c ON c.city_id = m.city_id AND c.id = m.into_case_id
    WHERE m.city_id = ${cityId} AND m.case_id = ${caseId} AND m.undone_at IS NULL`.execute(db)
  return rows[0]
}

/** The cases that went into this one, with their parties: what is answered here is answered to them, too. */
export async function mergedInto(tx: Tx, caseId: string): Promise<CaseSubject[]> {
  const { rows } = await sql<{ number: string }>`SELECT c.number FROM case_merge m
    JOIN collaboration c ON c.city_id = m.city_id AND c.id = m.case_id
    WHERE m.city_id = ${tx.cityId} AND m.into_case_id = ${caseId} AND m.undone_at IS NULL
    ORDER BY m.id LIMIT 50`.execute(tx.db)
  const subjects: CaseSubject[] = []
  for (const { number } of rows) subjects.push(found(await findCase(tx, seeingAll, number)))
  return subjects
}

type NewMerge = { caseId: string; intoCaseId: string; owed: readonly Owed[]; personId: string; hatId: string }

export async function insertMerge({ db, cityId }: Tx, given: NewMerge, now: Date): Promise<void> {
  await db
    .insertInto('case_merge')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      case_id: given.caseId,
      into_case_id: given.intoCaseId,
      owed: JSON.stringify(given.owed),
      person_id: given.personId,
      hat_id: given.hatId,
      at: now,
      undone_at: null,
    })
    .execute()
}

/** False when somebody was faster. */
export async function undoMerge({ db, cityId }: Tx, id: string, now: Date): Promise<boolean> {
  const changed = await db
    .updateTable('case_merge')
    .set({ undone_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
