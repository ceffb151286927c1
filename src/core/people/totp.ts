import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import type { Visit } from '../web/visit.ts'

/** A code counts in its half minute and in the ones beside it: telephones go a little wrong. */
const stepMs = 30_000
const besides = 1
const mostFailures = 5
const restMs = 15 * 60 * 1000

export type Totp = { on: boolean; pending: string | null; codesLeft: number }

/** Whether somebody has an app that shows codes, one that is being set up, and how many recovery codes are left. */
export async function findTotp({ db, cityId }: Tx, personId: string): Promise<Totp> {
  const row = await db
    .selectFrom('totp')
    .select(['confirmed_at', 'pending_secret'])
    .select(
      sql<number>`(SELECT count(*) FROM recovery_code r WHERE r.city_id = totp.city_id
        AND r.person_id = totp.person_id AND r.used_at IS NULL)`.as('left'),
    )
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const on = row !== undefined && row.confirmed_at !== null
  return { on, pending: row?.pending_secret ?? null, codesLeft: Number(row?.left ?? 0) }
}

/** A secret that counts once a code of it was typed; until then one that is in use goes on. */
export async function beginTotp({ db, cityId }: Tx, personId: string): Promise<void> {
  const pending_secret = new Secret({ size: 20 }).base32
  await db
    .insertInto('totp')
    .values({ city_id: cityId, person_id: personId, secret: null, pending_secret, confirmed_at: null })
    .onConflict((oc) => oc.columns(['city_id', 'person_id']).doUpdateSet({ pending_secret }))
    .execute()
}

/** What the app reads from the picture. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret) }).toString()

/** The half minute whose code this is. */
function stepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: besides })
  return delta === null ? undefined : Math.floor(now.getTime() / stepMs) + delta
}

/** Sets up what was begun, by a first code of it. */
export async function confirmTotp(visit: Visit, personId: string, code: string): Promise<boolean> {
  const { pending } = await findTotp(visit.tx, personId)
  const step = pending === null ? undefined : stepOf(pending, code, visit.now)
  if (pending === null || step === undefined) return false
  const { numUpdatedRows } = await visit.tx.db
    .updateTable('totp')
    .set({
      secret: pending,
      pending_secret: null,
      confirmed_at: visit.now,
      last_step: step,
      failed_count: 0,
      locked_until: null,
    })
    .where('city_id', '=', visit.tx.cityId)
    .where('person_id', '=', personId)
    .where('pending_secret', '=', pending)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether the code is the app's. Each counts once; five wrong ones in a row and it rests for a quarter of an hour. */
export async function totpOpens(visit: Visit, personId: string, code: string): Promise<boolean> {
  const secret = await claimTry(visit, personId)
  const step = secret == null ? undefined : stepOf(secret, code, visit.now)
  if (step === undefined) return false
  const { numUpdatedRows } = await visit.tx.db
    .updateTable('totp')
    .set({ last_step: step, failed_count: 0, locked_until: null })
    .where('city_id', '=', visit.tx.cityId)
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Counted before it is looked at, in a transaction that stays: tries at once do not get past the count. */
const claimTry = (visit: Visit, personId: string): Promise<string | null | undefined> =>
  inCity(visit.runtime.pool, visit.city.id, 'write', async ({ db, cityId }) => {
    const until = new Date(visit.now.getTime() + restMs)
    const row = await db
      .updateTable('totp')
      .set({
        failed_count: sql`CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END`,
        locked_until: sql`CASE WHEN locked_until IS NULL AND failed_count + 1 >= ${mostFailures} THEN ${until}::timestamptz END`,
      })
      .where('city_id', '=', cityId)
      .where('person_id', '=', personId)
      .where('confirmed_at', 'is not', null)
      .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', visit.now)]))
      .returning('secret')
      .executeTakeFirst()
    return row?.secret
  })

/** Letters and digits that nobody mixes up; ten of them hold 49 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const codeCount = 10
const newCode = (): string => {
  const text = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}
const hashOf = (personId: string, code: string): string =>
  createHash('sha256')
    .update(
      `${personId} ${code
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\p{Dash}ー\s]/gu, '')}`,
    )
    .digest('hex')

/** Ten codes for the day the phone is gone, told once; those from before count no more. */
export async function makeRecoveryCodes({ db, cityId }: Tx, personId: string, now: Date): Promise<string[]> {
  await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
  const codes = Array.from({ length: codeCount }, newCode)
  const rows = codes.map((code) => ({
    city_id: cityId,
    person_id: personId,
    code_hash: hashOf(personId, code),
    created_at: now,
  }))
  await db.insertInto('recovery_code').values(rows).execute()
  return codes
}

/** Uses a recovery code up. A wrong one counts as a wrong code of the app. */
export async function recoveryOpens(visit: Visit, personId: string, code: string): Promise<boolean> {
  if ((await claimTry(visit, personId)) == null) return false
  const { numUpdatedRows } = await visit.tx.db
    .updateTable('recovery_code')
    .set({ used_at: visit.now })
    .where('city_id', '=', visit.tx.cityId)
    .where('person_id', '=', personId)
    .where('code_hash', '=', hashOf(personId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await visit.tx.db
    .updateTable('totp')
    .set({ failed_count: 0, locked_until: null })
    .where('city_id', '=', visit.tx.cityId)
    .where('person_id', '=', personId)
    .execute()
  return true
}

/** The app and its recovery codes count no more. */
export async function dropTotp({ db, cityId }: Tx, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('totp')
    .set({ secret: null, pending_secret: null, confirmed_at: null, failed_count: 0, locked_until: null })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .execute()
  await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}
