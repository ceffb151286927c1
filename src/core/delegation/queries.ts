import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { correctionDuty } from '../duty/correction.ts'
import { standingOf } from './rules.ts'

export type Act = {
  kind: 'idea' | 'message' | 'log' | 'profile' | 'correction'
  number: string | null
  title: string | null
  who: string
  at: string
}
export type Delegation = {
  id: string
  organization_id: string
  name: string
  kind: string
  purpose: string
  starts_on: PlainDate
  until_on: PlainDate
  how: 'screen' | 'paper'
  signed_by: string
  ended_at: Date | null
  ended_how: 'revoked' | 'objected' | 'returned' | null
  version: number
  acts: Act[]
}

const columns = sql`d.id, d.organization_id, o.name, o.kind, d.purpose, d.starts_on, d.until_on, d.how, d.signed_by,
  d.ended_at, d.ended_how, d.version,
  (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'number', c.number, 'title', c.title, 'who', p.name, 'at', a.at)
      ORDER BY a.id DESC), '[]') FROM delegation_act a
    LEFT JOIN collaboration c ON c.city_id = a.city_id AND c.id = a.case_id
    JOIN person p ON p.city_id = a.city_id AND p.id = a.person_id
    WHERE a.city_id = d.city_id AND a.delegation_id = d.id) AS acts`
const tables = sql`delegation d JOIN organization o ON o.city_id = d.city_id AND o.id = d.organization_id`

export async function findDelegation({ db, cityId }: Tx, id: string): Promise<Delegation | undefined> {
  const { rows } = await sql<Delegation>`SELECT ${columns} FROM ${tables}
    WHERE d.city_id = ${cityId} AND d.id = ${id}`.execute(db)
  return rows[0]
}

/** One that holds today: what may be done for the group by it. */
export async function findHolding(tx: Tx, id: string, today: PlainDate): Promise<Delegation | undefined> {
  const found = await findDelegation(tx, id)
  return found && standingOf(found, today) === 'holds' ? found : undefined
}

/** The newest of one group, or of all. */
export async function listDelegations({ db, cityId }: Tx, organizationId?: string): Promise<Delegation[]> {
  const of = organizationId === undefined ? sql`true` : sql`d.organization_id = ${organizationId}`
  const { rows } = await sql<Delegation>`SELECT ${columns} FROM ${tables}
    WHERE d.city_id = ${cityId} AND ${of} ORDER BY d.id DESC LIMIT 100`.execute(db)
  return rows
}

/** `sentBack`: the city waits for the group to correct what it sent. */
export type GroupMatter = { number: string; title: string; stage: string; sentBack: boolean }

/** What a group has under way: number, title and stage, no more. */
export async function listMatters({ db, cityId }: Tx, organizationId: string): Promise<GroupMatter[]> {
  const { rows } = await sql<GroupMatter>`SELECT c.number, c.title, c.stage,
      EXISTS (SELECT 1 FROM duty d JOIN party p ON p.city_id = d.city_id AND p.case_id = d.case_id AND p.id = d.party_id
        WHERE d.city_id = c.city_id AND d.case_id = c.id AND d.kind = ${correctionDuty} AND d.closed_at IS NULL
          AND p.organization_id = ${organizationId}) AS "sentBack"
    FROM collaboration c
    WHERE c.city_id = ${cityId} AND c.state = 'open' AND EXISTS (SELECT 1 FROM party p WHERE p.city_id = c.city_id
      AND p.case_id = c.id AND p.organization_id = ${organizationId} AND p.left_at IS NULL)
    ORDER BY c.ordinal DESC LIMIT 50`.execute(db)
  return rows
}

type By = { personId: string; hatId: string }
type NewDelegation = Pick<
  Delegation,
  'organization_id' | 'purpose' | 'starts_on' | 'until_on' | 'how' | 'signed_by'
>

export async function insertDelegation(
  { db, cityId }: Tx,
  given: NewDelegation,
  by: By,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('delegation')
    .values({
      city_id: cityId,
      id,
      ...given,
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: now,
      ended_at: null,
      ended_how: null,
      ended_by: null,
    })
    .execute()
  return id
}

type Change =
  | { starts_on: PlainDate }
  | { ended_at: Date; ended_how: NonNullable<Delegation['ended_how']>; ended_by: string }

/** False when it has ended already. */
export async function changeDelegation(
  { db, cityId }: Tx,
  read: Pick<Delegation, 'id' | 'version'>,
  change: Change,
): Promise<boolean> {
  const changed = await db
    .updateTable('delegation')
    .set({ ...change, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

type NewAct = { delegationId: string; caseId: string | null; kind: Act['kind'] }

/** What was done by it, for the group to see. */
export async function keepAct({ db, cityId }: Tx, act: NewAct, by: By, now: Date): Promise<void> {
  await db
    .insertInto('delegation_act')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      delegation_id: act.delegationId,
      case_id: act.caseId,
      kind: act.kind,
      person_id: by.personId,
      hat_id: by.hatId,
      at: now,
    })
    .execute()
}
