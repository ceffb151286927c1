import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Contact } from './contact.ts'
import { insertHat, insertNameless } from './insert.ts'

/** Letters and digits that nobody mixes up when read aloud; twelve of them hold 59 bits. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const keyLength = 12
const mostFailures = 5
const lockMs = 15 * 60 * 1000

/** A new 確認キー, in groups of four: `K7QM-3XTR-92HB`. */
export const newAccessKey = (): string =>
  Array.from({ length: keyLength }, (_, at) =>
    (at > 0 && at % 4 === 0 ? '-' : '').concat(alphabet.charAt(randomInt(alphabet.length))),
  ).join('')

/** The key as people type it: small letters, full width, with or without hyphens; undefined when it cannot be one. */
export function foldAccessKey(text: string): string | undefined {
  const plain = text
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{Dash}ー\s]/gu, '')
  return plain.length === keyLength && [...plain].every((letter) => alphabet.includes(letter))
    ? (plain.match(/.{4}/g) ?? []).join('-')
    : undefined
}

const hashOf = (caseId: string, key: string): string =>
  createHash('sha256').update(`case-key:${caseId}:${key}`).digest('hex')

export type Guest = { personId: string; hatId: string }

/** Somebody without an account, as a resident: known by their matter alone. */
export async function insertGuest(
  tx: Tx,
  contact: Contact,
  { lang, now, today }: { lang: string; now: Date; today: string },
): Promise<Guest> {
  const orNone = (text: string) => (text === '' ? null : text)
  const reached = {
    contact_email: orNone(contact.email),
    phone: orNone(contact.phone),
    postal_code: orNone(contact.postalCode),
    address: orNone(contact.address),
    channel: contact.channel ?? 'none',
  }
  const { name, reading } = contact
  const personId = await insertNameless(tx, { name, reading, lang, account: false, ...reached }, now)
  const hatId = await insertHat(tx, { personId, kind: 'resident', since: today }, now)
  return { personId, hatId }
}

/** Gives the sender of a case a key to it; an earlier one is worth nothing any more. */
export async function keepCaseKey(
  { db, cityId }: Tx,
  { caseId, personId, key, now }: { caseId: string; personId: string; key: string; now: Date },
): Promise<void> {
  await db
    .insertInto('case_key')
    .values({
      city_id: cityId,
      case_id: caseId,
      person_id: personId,
      key_hash: hashOf(caseId, key),
      locked_until: null,
      created_at: now,
      revoked_at: null,
    })
    .onConflict((oc) =>
      oc.columns(['city_id', 'case_id', 'person_id']).doUpdateSet({
        key_hash: hashOf(caseId, key),
        failed_count: 0,
        locked_until: null,
        created_at: now,
        revoked_at: null,
      }),
    )
    .execute()
}

type KeyRow = {
  case_id: string
  person_id: string
  key_hash: string
  locked_until: Date | null
  hat_id: string | null
}

/**
 * Whom a number and a key belong to; a request that a consultation became opens by the key of what it was before. `wrong` counts a failure and must be kept
 * whatever the answer is.
 */
export async function findByKey(
  { db, cityId }: Tx,
  { number, key, now }: { number: string; key: string; now: Date },
): Promise<{ guest: (Guest & { caseId: string }) | undefined; wrong: string | undefined }> {
  const { rows } =
    await sql<KeyRow>`SELECT k.case_id, k.person_id, k.key_hash, k.locked_until, (SELECT h.id FROM hat h
      WHERE h.city_id = k.city_id AND h.person_id = k.person_id AND h.kind = 'resident' ORDER BY h.id LIMIT 1) AS hat_id
    FROM case_key k JOIN collaboration c ON c.city_id = k.city_id AND c.id = k.case_id
      JOIN person p ON p.city_id = k.city_id AND p.id = k.person_id AND NOT p.account
    WHERE k.city_id = ${cityId} AND k.revoked_at IS NULL AND (c.number = ${number} OR c.id = (SELECT r.parent_id
      FROM collaboration r WHERE r.city_id = ${cityId} AND r.number = ${number} AND r.kind = 'request'))`.execute(
      db,
    )
  const caseId = rows[0]?.case_id
  if (caseId === undefined) return { guest: undefined, wrong: undefined }
  const row = rows.find(({ case_id, key_hash }) => key_hash === hashOf(case_id, key))
  const rests = rows.some(({ locked_until }) => locked_until !== null && locked_until > now)
  if (row?.hat_id && !rests)
    return { guest: { personId: row.person_id, hatId: row.hat_id, caseId }, wrong: undefined }
  return { guest: undefined, wrong: rests ? undefined : caseId }
}

/** Counts a wrong key; with the fifth in a row the case's keys rest. */
export async function countWrongKey({ db, cityId }: Tx, caseId: string, now: Date): Promise<void> {
  const until = new Date(now.getTime() + lockMs)
  await db
    .updateTable('case_key')
    .set({
      failed_count: sql`CASE WHEN failed_count + 1 >= ${mostFailures} THEN 0 ELSE failed_count + 1 END`,
      locked_until: sql`CASE WHEN failed_count + 1 >= ${mostFailures} THEN ${until}::timestamptz ELSE locked_until END`,
    })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()
}

export type Likely = {
  id: string
  name: string
  reading: string
  phone: string | null
  email: string | null
  address: string | null
  account: boolean
  cases: number
}

const mostLikely = 10

/** Records that may be the same person: the same number, address or name, however it is spaced. Merged ones count as one. */
export async function listLikely({ db, cityId }: Tx, contact: Contact): Promise<Likely[]> {
  const phone = contact.phone.replaceAll('-', '')
  const { rows } = await sql<Likely>`
    SELECT p.id, p.name, p.reading, p.phone, coalesce(p.contact_email, p.email) AS email, p.address, p.account,
      (SELECT count(*)::int FROM party y WHERE y.city_id = p.city_id AND (y.person_id = p.id OR y.person_id IN
        (SELECT m.from_person_id FROM person_merge m WHERE m.city_id = p.city_id AND m.into_person_id = p.id
          AND m.undone_at IS NULL))) AS cases
    FROM person p WHERE p.city_id = ${cityId}
      AND (translate(p.name, ' \u3000', '') = translate(${contact.name}, ' \u3000', '')
        OR (${phone} <> '' AND translate(p.phone, '-', '') = ${phone})
        OR (${contact.email} <> '' AND (p.contact_email = ${contact.email} OR p.email = ${contact.email})))
      AND NOT EXISTS (SELECT 1 FROM person_merge m WHERE m.city_id = p.city_id AND m.from_person_id = p.id AND m.undone_at IS NULL)
    ORDER BY p.id DESC LIMIT ${mostLikely}`.execute(db)
  return rows
}

/** Two records are one person from now on, until undone; false when the one already belongs to somebody. */
export async function insertMerge(
  { db, cityId }: Tx,
  merge: { from: string; into: string; by: string; how: 'claimed' | 'counter'; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO person_merge (city_id, id, from_person_id, into_person_id, how, by_person_id, at)
    VALUES (${cityId}, ${newId(merge.at.getTime())}, ${merge.from}, ${merge.into}, ${merge.how}, ${merge.by}, ${merge.at})
    ON CONFLICT (city_id, from_person_id) WHERE undone_at IS NULL DO NOTHING RETURNING id`.execute(db)
  return rows.length === 1
}
