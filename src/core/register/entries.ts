import { type Insertable, type Selectable, sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Counted, recount } from './sums.ts'

export type RegisterEntry = Selectable<Schema['register_entry']>
export type NewRegisterEntry = Counted &
  Omit<Insertable<Schema['register_entry']>, 'city_id' | 'id' | 'created_at' | keyof Counted> & {
    forms: string[]
    partner_kinds: string[]
  }
export type RegisterPatch = Partial<
  Pick<
    RegisterEntry,
    | 'fiscal_year'
    | 'section'
    | 'field'
    | 'form'
    | 'forms'
    | 'partner_kinds'
    | 'plan_codes'
    | 'decided'
    | 'settled'
    | 'shown'
    | 'row_hash'
    | 'row_key'
    | 'out'
  >
>

/** Writes entries into the register of their years, and into the sums of those years. */
export async function addEntries(tx: Tx, entries: readonly NewRegisterEntry[], now: Date): Promise<void> {
  const rows = entries.map((entry) => ({
    city_id: tx.cityId,
    id: newId(now.getTime()),
    created_at: now,
    ...entry,
  }))
  await tx.db.insertInto('register_entry').values(rows).execute()
  await recount(
    tx,
    entries.map((entry) => [undefined, entry]),
  )
}

/** False when somebody was faster. */
export async function changeEntry(tx: Tx, read: RegisterEntry, patch: RegisterPatch): Promise<boolean> {
  const changed = await tx.db
    .updateTable('register_entry')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  const now = { ...read, ...patch }
  await recount(tx, [[read.out ? undefined : read, now.out ? undefined : now]])
  return true
}
