import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { isLang, type Lang } from '../../lib/language.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import type { Visit } from '../web/visit.ts'
import { keepAccountEvent } from './events.ts'
import { passwordFits } from './password.ts'
import { endSessions } from './sessions.ts'

export type Account = {
  id: string
  name: string
  email: string | null
  password_hash: string | null
  lang: Lang
  demo: boolean
  locked_until: Date | null
  /** The first hat in force: one that has ended, or has not begun, lets nobody in. */
  hat_id: string | null
  /** Had hats, and each of them has ended: may still see to their own data. */
  left: boolean
}

const firstHat = (today: string): RawBuilder<string | null> =>
  sql`(SELECT hat.id FROM hat WHERE hat.city_id = person.city_id AND hat.person_id = person.id
    AND hat.since <= ${today}::date AND (hat.until IS NULL OR hat.until >= ${today}::date)
    ORDER BY hat.kind = 'former', hat.id LIMIT 1)`

const hasLeft = (today: string): RawBuilder<boolean> =>
  sql`(EXISTS (SELECT 1 FROM hat WHERE hat.city_id = person.city_id AND hat.person_id = person.id)
    AND NOT EXISTS (SELECT 1 FROM hat WHERE hat.city_id = person.city_id AND hat.person_id = person.id
      AND hat.kind <> 'former' AND (hat.until IS NULL OR hat.until >= ${today}::date)))`

const accounts = ({ db, cityId }: Tx, today: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'password_hash', 'lang', 'demo', 'locked_until'])
    .select(firstHat(today).as('hat_id'))
    .select(hasLeft(today).as('left'))
    .where('city_id', '=', cityId)
    .where('account', '=', true)

type Row = Omit<Account, 'lang'> & { lang: string }
const accountOf = (row: Row | undefined): Account | undefined =>
  row && { ...row, lang: isLang(row.lang) ? row.lang : 'ja' }

/** By the address one signs in with, in small letters. */
export const findAccount = async (tx: Tx, email: string, today: string): Promise<Account | undefined> =>
  accountOf(await accounts(tx, today).where('email', '=', email).executeTakeFirst())

export const findAccountOf = async (tx: Tx, personId: string, today: string): Promise<Account | undefined> =>
  accountOf(await accounts(tx, today).where('id', '=', personId).executeTakeFirst())

/** The same, locked until the transaction ends: whoever changes password or address meanwhile waits, and then counts. */
export const lockAccountOf = async (tx: Tx, personId: string, today: string): Promise<Account | undefined> =>
  accountOf(await accounts(tx, today).where('id', '=', personId).forUpdate().executeTakeFirst())

/** What mails with links are bound to: another password or another address, and they are dead. */
export const stampOf = (account: Pick<Account, 'email' | 'password_hash'> | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify(account ? [account.email, account.password_hash] : []))
    .digest('hex')

const mostFailures = 5
const restMs = 15 * 60 * 1000

/**
 * Whether the password is the account's. Five wrong ones in a row and it rests; an unknown address costs as much work
 * as a known one.
 */
export async function passwordOpens(
  visit: Visit,
  account: Account | undefined,
  password: string,
): Promise<boolean> {
  const fits = await passwordFits(account?.password_hash, password)
  if (account === undefined) return false
  if (account.locked_until !== null && account.locked_until > visit.now) return false
  if (fits) return clearFailures(visit, account)
  await failed(visit, account.id)
  return false
}

/** Stays though the answer is a mistake and is rolled back: a short transaction of its own. */
const failed = (visit: Visit, personId: string) =>
  inCity(visit.runtime.pool, visit.city.id, 'write', async (tx) => {
    const row = await tx.db
      .updateTable('person')
      .set({
        failed_count: sql`failed_count + 1`,
        locked_until: sql`CASE WHEN failed_count + 1 >= ${mostFailures}
          THEN ${new Date(visit.now.getTime() + restMs)}::timestamptz ELSE locked_until END`,
      })
      .where('city_id', '=', tx.cityId)
      .where('id', '=', personId)
      .returning('failed_count')
      .executeTakeFirst()
    if (row?.failed_count === mostFailures)
      await keepAccountEvent({ tx, viewer: undefined, now: visit.now }, { personId, kind: 'rested' })
  })

/** False when the password was changed, or the account began to rest, while this one was looked at. */
async function clearFailures({ tx: { db, cityId }, now }: Visit, account: Account): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ failed_count: 0, locked_until: null })
    .where('city_id', '=', cityId)
    .where('id', '=', account.id)
    .where('password_hash', '=', account.password_hash)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A new password; whoever knew the old one is signed out everywhere. */
export async function storePassword({ db, cityId }: Tx, personId: string, hash: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ password_hash: hash, failed_count: 0, locked_until: null, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .execute()
  await endSessions({ db, cityId }, personId)
}

/** Another address to sign in with; false when it is somebody else's. */
export async function storeEmail({ db, cityId }: Tx, personId: string, email: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ email, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM person o WHERE o.city_id = ${cityId} AND o.email = ${email} AND o.id <> ${personId})`,
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
