import { sql } from 'kysely'
import type pg from 'pg'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { insertHat, insertPerson } from '../people/insert.ts'
import { heldByNone } from '../records/holds.ts'
import { conflict } from '../web/errors.ts'
import { keepOrganizationEvent } from './events.ts'
import { insertTerm } from './functions.ts'
import type { Fields } from './roster.ts'
import type { Known, RosterPlan, RosterStep } from './roster-plan.ts'
import { listStaff } from './staff.ts'

export type ImportResult = { people: number; hats: number; functions: number; same: number; rejected: number }
export type RosterImport = {
  id: string
  file_name: string
  cells: string[][]
  fields: Fields
  state: 'checked' | 'imported'
  result: ImportResult | null
  created_at: Date
  version: number
}
type By = { personId: string; hatId: string }

export async function insertImport(
  { db, cityId }: Tx,
  file: { name: string; cells: string[][]; fields: Fields },
  by: string,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('roster_import')
    .values({
      city_id: cityId,
      id,
      file_name: file.name,
      cells: JSON.stringify(file.cells),
      fields: JSON.stringify(file.fields),
      state: 'checked',
      result: null,
      created_by: by,
      created_at: now,
    })
    .execute()
  return id
}

export const findImport = ({ db, cityId }: Tx, id: string): Promise<RosterImport | undefined> =>
  db
    .selectFrom('roster_import')
    .select(['id', 'file_name', 'cells', 'fields', 'state', 'result', 'created_at', 'version'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst() as Promise<RosterImport | undefined>

/** False where somebody was faster. */
export async function changeImport(
  { db, cityId }: Tx,
  read: Pick<RosterImport, 'id' | 'version'>,
  patch: { fields: string } | { state: 'imported'; cells: string; result: string },
): Promise<boolean> {
  const done = await db
    .updateTable('roster_import')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .where('state', '=', 'checked')
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Staff of today, and whoever has one of the addresses: a resident may become an officer with the same account. */
export async function listKnown(tx: Tx, emails: readonly string[], today: PlainDate): Promise<Known[]> {
  const staff = await listStaff(tx, today)
  const there = new Set(staff.map(({ id }) => id))
  const others = await tx.db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('city_id', '=', tx.cityId)
    .where('email', 'in', emails.length > 0 ? [...emails] : [''])
    .execute()
  return [
    ...staff,
    ...others.filter(({ id }) => !there.has(id)).map((one) => ({ ...one, hats: [], functions: [] })),
  ]
}

type Somebody = { name: string; reading: string; email: string }

export async function addPerson(tx: Tx, { name, reading, email }: Somebody, now: Date): Promise<string> {
  const id = await insertPerson(tx, { name, reading, email }, now)
  if (id === undefined) throw conflict()
  return id
}

async function take(tx: Tx, step: RosterStep, personId: string, by: By, now: Date): Promise<void> {
  const { kind, place, is } = step.role
  if (is === 'hat') {
    const hatId = await insertHat(tx, { personId, kind, section: place, since: step.since }, now)
    await keepOrganizationEvent(tx, { kind: 'hatGiven', personId, hatId }, by, now)
    return
  }
  const term = { personId, kind, place, since: step.since, until: step.until ?? step.since }
  const functionId = await insertTerm(tx, term, now)
  await keepOrganizationEvent(tx, { kind: 'functionGiven', personId, functionId }, by, now)
}

/** Does what the dry run showed: people, hats and functions that are not there yet. Nothing is taken away. */
export async function takeOver(tx: Tx, plan: RosterPlan, by: By, now: Date): Promise<ImportResult> {
  const made = new Map<string, string>()
  const result = { people: 0, hats: 0, functions: 0, same: plan.same, rejected: plan.rejected.length }
  for (const step of plan.steps) {
    let personId = step.personId ?? made.get(step.email)
    if (personId === undefined) {
      personId = await addPerson(tx, step, now)
      made.set(step.email, personId)
      result.people += 1
      await keepOrganizationEvent(tx, { kind: 'personAdded', personId }, by, now)
    }
    await take(tx, step, personId, by, now)
    result[step.role.is === 'hat' ? 'hats' : 'functions'] += 1
  }
  await keepOrganizationEvent(tx, { kind: 'rosterImported' }, by, now)
  return result
}

const keptDays = 30

/** Empties roster files that nobody took over, and the rejected rows of those that were. Runs as the owner, for all cities. */
export const forgetRosters = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  await ownerPool.query(
    `UPDATE roster_import SET cells = '[]', file_name = '' WHERE created_at < $1 AND cells <> '[]'::jsonb
       AND ${heldByNone('roster_import', 'created_by')}`,
    [new Date(clock().getTime() - keptDays * 24 * 60 * 60 * 1000)],
  )
}
