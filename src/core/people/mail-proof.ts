import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { queueMail } from '../mail/index.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import { type Account, stampOf } from './accounts.ts'
import { cityCookie } from './enter.ts'

export type Purpose = 'signIn' | 'register' | 'email' | 'confirm'
export type MailProof = {
  id: string
  purpose: Purpose
  person_id: string | null
  address: string
  stamp: string
  next: string
}

const livesMs = 15 * 60 * 1000
const hourMs = 60 * 60 * 1000
/** Somebody's mailbox is not filled by others typing its address. */
const mostAnHour = 5
const mostTries = 5
/** Wrong codes for one address in a day, over all its mails; its links go on working. */
const mostTriesADay = 20

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
/** Whoever reads the database has no browser's cookie, and so cannot try out the million codes. */
const codeHash = (browser: string, code: string): string => hashOf(`${browser} ${code}`)
const browserCookie = (visit: Visit): string => `yui_${visit.city.slug}_mail`
const browserOf = (visit: Visit): string => visit.cookie(browserCookie(visit)) ?? ''

export type Asking = {
  purpose: Purpose
  address: string
  /** Whose mail it is; nobody's where the address is unknown. */
  account: Account | undefined
  lang: Lang
  next: string
  /** The page of the link, below the city; the token comes behind it. */
  page: string
  words: (link: string, code: string) => { subject: string; body: string }
}

/**
 * Sends a link and a code to an address, and gives the cookie of the browser that asked: the code counts there alone.
 * Known or unknown, the same is done in the same statements, so neither the answer nor its time tells which.
 */
export async function askByMail(visit: Visit, asking: Asking): Promise<string> {
  const [token, browser] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const cookie = cityCookie(visit, browserCookie(visit), browser, livesMs / 1000)
  if (await isFull(visit, asking.address)) return cookie
  const id = newId(visit.now.getTime())
  await visit.tx.db
    .insertInto('mail_proof')
    .values({
      city_id: visit.tx.cityId,
      id,
      purpose: asking.purpose,
      person_id: asking.account?.id ?? null,
      address: asking.address,
      token_hash: hashOf(token),
      code_hash: codeHash(browser, code),
      browser_hash: hashOf(browser),
      stamp: stampOf(asking.account),
      next: asking.next,
      created_at: visit.now,
    })
    .execute()
  const link = `${visit.runtime.origin}${cityPath(visit.city, `${asking.page}/${token}`)}`
  const { lang, address } = asking
  const kind = `people.${asking.purpose}`
  await queueMail(visit, { to: { address }, lang, kind, once: `${kind}:${id}`, ...asking.words(link, code) })
  // Somebody sits there and waits for it.
  await enqueue(visit.tx, 'mail.soon', {}, { jobKey: 'now' })
  return cookie
}

/** One at a time for an address, so that requests at once do not get past the count. */
async function isFull({ tx: { db, cityId }, now }: Visit, address: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mail_proof ${cityId} ${address}`}, 0))`.execute(
    db,
  )
  const { n } = await db
    .selectFrom('mail_proof')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('city_id', '=', cityId)
    .where('address', '=', address)
    .where('created_at', '>', new Date(now.getTime() - hourMs))
    .executeTakeFirstOrThrow()
  return Number(n) >= mostAnHour
}

const columns = ['id', 'purpose', 'person_id', 'address', 'stamp', 'next'] as const
const born = (now: Date) => new Date(now.getTime() - livesMs)

/** What a link that still counts was sent for; looking at it uses nothing up, since mail gateways look, too. */
export const findByToken = (
  { tx: { db, cityId }, now }: Visit,
  token: string,
  purposes: readonly Purpose[],
): Promise<MailProof | undefined> =>
  db
    .selectFrom('mail_proof')
    .select(columns)
    .where('city_id', '=', cityId)
    .where('token_hash', '=', hashOf(token))
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .where('created_at', '>', born(now))
    .executeTakeFirst()

/** Uses a proof up. Of two at once one gets it; nothing where it has been used. */
export async function useUp({ tx: { db, cityId }, now }: Visit, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mail_proof')
    .set({ used_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Where the last mail went that this browser asked for. */
export async function addressAsked(visit: Visit): Promise<string | undefined> {
  const { db, cityId } = visit.tx
  const row = await db
    .selectFrom('mail_proof')
    .select('address')
    .where('city_id', '=', cityId)
    .where('browser_hash', '=', hashOf(browserOf(visit)))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.address
}

/** Whether the code is the one of the last mail that this browser asked for. */
export async function takeCode(
  visit: Visit,
  typed: string,
  purposes: readonly Purpose[],
): Promise<MailProof | undefined> {
  const browser = browserOf(visit)
  const proof = browser === '' ? undefined : await claimTry(visit, browser, purposes)
  if (proof === undefined) return undefined
  const given = Buffer.from(codeHash(browser, typed))
  return timingSafeEqual(given, Buffer.from(proof.code_hash)) ? proof : undefined
}

/** Counted before it is looked at, in a transaction that stays: tries at once do not get past the count. */
const claimTry = (visit: Visit, browser: string, purposes: readonly Purpose[]) =>
  inCity(visit.runtime.pool, visit.city.id, 'write', ({ db, cityId }) =>
    db
      .updateTable('mail_proof')
      .set({ tries: sql`tries + 1` })
      .where('city_id', '=', cityId)
      .where('id', '=', ({ selectFrom }) =>
        selectFrom('mail_proof as last')
          .select('last.id')
          .where('last.city_id', '=', cityId)
          .where('last.browser_hash', '=', hashOf(browser))
          .where('last.purpose', 'in', purposes)
          .orderBy('last.id', 'desc')
          .limit(1),
      )
      .where('used_at', 'is', null)
      .where('created_at', '>', born(visit.now))
      .where('tries', '<', mostTries)
      .where(
        sql<boolean>`(SELECT coalesce(sum(t.tries), 0) FROM mail_proof t WHERE t.city_id = mail_proof.city_id
          AND t.address = mail_proof.address AND t.created_at > ${new Date(visit.now.getTime() - 24 * hourMs)}) < ${mostTriesADay}`,
      )
      .returning([...columns, 'code_hash'])
      .executeTakeFirst(),
  )

/** Another link in place of a proof whose code was right: it leads on, and the mail's own link counts no more. */
export async function exchange({ tx: { db, cityId } }: Visit, id: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .updateTable('mail_proof')
    .set({ token_hash: hashOf(token), tries: mostTries })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .execute()
  return token
}
