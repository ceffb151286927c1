import { sql } from 'kysely'
import { insertNameless, insertPerson } from '../../../core/people/insert.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type InHand = {
  number: string
  title: string
  stage: string
  state: string
  duties: { kind: string; due_on: PlainDate | null }[]
}

const most = 50

/** Cases under way that the group is a party of, with what is its turn in each. */
export async function listInHand({ db, cityId }: Tx, groupId: string): Promise<InHand[]> {
  const { rows } = await sql<InHand>`
    SELECT c.number, c.title, c.stage, c.state,
      (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'due_on', d.due_on) ORDER BY d.due_on NULLS LAST, d.id), '[]')
        FROM duty d WHERE d.city_id = ${cityId} AND d.case_id = c.id AND d.party_id = p.id AND d.closed_at IS NULL) AS duties
    FROM party p JOIN collaboration c ON c.city_id = ${cityId} AND c.id = p.case_id
    WHERE p.city_id = ${cityId} AND p.organization_id = ${groupId} AND p.left_at IS NULL AND c.state = 'open'
    ORDER BY c.ordinal DESC LIMIT ${most}`.execute(db)
  return rows
}

type Known = { name: string; reading: string; email: string }

/** Somebody who came to the counter: their account where the address has one, otherwise a new record. */
export async function findOrAddPerson(tx: Tx, { name, reading, email }: Known, now: Date): Promise<string> {
  if (email === '') return insertNameless(tx, { name, reading, account: false, channel: 'none' }, now)
  return (await insertPerson(tx, { name, reading, email, channel: 'mail' }, now)) ?? idOfAddress(tx, email)
}

const idOfAddress = async ({ db, cityId }: Tx, email: string): Promise<string> => {
  const person = db.selectFrom('person').select('id').where('city_id', '=', cityId).where('email', '=', email)
  return (await person.executeTakeFirstOrThrow()).id
}
