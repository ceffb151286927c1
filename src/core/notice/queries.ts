import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Party } from '../case/types.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Reachable } from './channel.ts'

export type Recipient = Reachable & {
  id: string
  lang: Lang
  account: boolean
  reminders: boolean
  digests: boolean
}

/** How a person can be reached, from their own record: `p` is a person. */
export const reachOf = sql`p.id, p.lang, p.channel, p.account, p.reminders, p.digests,
  coalesce(p.contact_email, p.email) IS NOT NULL AS "hasMail", coalesce(p.phone, '') <> '' AS "hasPhone",
  coalesce(p.address, '') <> '' AS "hasAddress"`

/**
 * The people behind parties: the resident themselves, or who represents a group, keeps its papers, or is chief of a
 * section. What somebody took into their account is told there; what was handed in at the counter by the way that was said
 * there, also when the counter found the person's account.
 */
export async function listBehind(
  { db, cityId }: Tx,
  parties: readonly Pick<Party, 'person_id' | 'organization_id' | 'section'>[],
  today: PlainDate,
): Promise<Recipient[]> {
  const of = (pick: (party: (typeof parties)[number]) => string | null) =>
    parties.map(pick).filter((id) => id !== null)
  const { rows } = await sql<Recipient>`
    SELECT DISTINCT ON (p.id) ${reachOf}, coalesce(h.kind = 'chief', false) AS "isStaff"
    FROM person o
    LEFT JOIN person_merge m ON m.city_id = o.city_id AND m.from_person_id = o.id AND m.undone_at IS NULL
      AND (m.how = 'claimed' OR o.channel = 'none')
    JOIN person p ON p.city_id = o.city_id AND p.id = coalesce(m.into_person_id, o.id)
    LEFT JOIN hat h ON h.city_id = o.city_id AND h.person_id = o.id AND h.since <= ${today}::date
      AND (h.until IS NULL OR h.until >= ${today}::date)
      AND ((h.kind IN ('representative', 'secretary') AND h.organization_id = ANY (${of((party) => party.organization_id)}::uuid[]))
        OR (h.kind = 'chief' AND h.section = ANY (${of((party) => party.section)}::text[])))
    WHERE o.city_id = ${cityId} AND (o.id = ANY (${of((party) => party.person_id)}::uuid[]) OR h.id IS NOT NULL)
    ORDER BY p.id, "isStaff"`.execute(db)
  return rows
}

/** Everybody who has a role in a group, or is going to. */
export async function listInGroup(
  { db, cityId }: Tx,
  groupId: string,
  today: PlainDate,
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    SELECT DISTINCT ON (p.id) ${reachOf}, false AS "isStaff"
    FROM hat h
    LEFT JOIN person_merge m ON m.city_id = h.city_id AND m.from_person_id = h.person_id AND m.undone_at IS NULL
    JOIN person p ON p.city_id = h.city_id AND p.id = coalesce(m.into_person_id, h.person_id)
    WHERE h.city_id = ${cityId} AND h.organization_id = ${groupId} AND (h.until IS NULL OR h.until >= ${today}::date)
    ORDER BY p.id`.execute(db)
  return rows
}

type OnPaper = {
  personId: string
  caseId: string | null
  kind: string
  lang: Lang
  subject: string
  text: string
  path: string
  once: string | null
  insteadOf?: string
}

const common = (
  { cityId }: Tx,
  { personId, caseId, kind, lang, subject, path, once, insteadOf }: OnPaper,
  now: Date,
) => ({
  city_id: cityId,
  id: newId(now.getTime()),
  case_id: caseId,
  person_id: personId,
  kind,
  lang,
  subject,
  path,
  once,
  instead_of: insteadOf ?? null,
})

export async function insertLetter(tx: Tx, letter: OnPaper, now: Date): Promise<void> {
  await tx.db
    .insertInto('letter')
    .values({ ...common(tx, letter, now), body: letter.text, written_at: now })
    .onConflict((conflict) => conflict.columns(['city_id', 'once']).where('once', 'is not', null).doNothing())
    .execute()
}

export async function insertCall(tx: Tx, call: OnPaper, now: Date): Promise<void> {
  await tx.db
    .insertInto('phone_call')
    .values({ ...common(tx, call, now), script: call.text, opened_at: now })
    .onConflict((conflict) => conflict.columns(['city_id', 'once']).where('once', 'is not', null).doNothing())
    .execute()
}

type NoticeEvent = {
  about: 'mail' | 'letter' | 'call' | 'person' | 'rule'
  aboutId: string
  kind: string
  note?: string
}

/** Keeps who did what with a mail, a letter, a call, or with how somebody is reached. */
export async function keepNoticeEvent(
  { db, cityId }: Tx,
  viewer: NonNullable<Viewer>,
  event: NoticeEvent,
  now: Date,
): Promise<void> {
  await db
    .insertInto('notice_event')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      about: event.about,
      about_id: event.aboutId,
      kind: event.kind,
      note: event.note ?? '',
      by_person_id: viewer.person.id,
      by_hat_id: viewer.hat.id,
      at: now,
    })
    .execute()
}

/** How one person can be reached, of whom it is known that they are no staff in this. */
export async function findReach({ db, cityId }: Tx, personId: string): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`SELECT ${reachOf}, false AS "isStaff" FROM person p
    WHERE p.city_id = ${cityId} AND p.id = ${personId}`.execute(db)
  return rows[0]
}

export type LostMail = {
  caseId: string | null
  number: string | null
  personId: string | null
  kind: string
  subject: string
  body: string
  readable: boolean
  digest: boolean
}

/** Marks a mail as come back; undefined when it is none of this city's, or was marked before. */
export async function markBounced(
  { db, cityId }: Tx,
  mailId: string,
  reason: string,
  now: Date,
): Promise<LostMail | undefined> {
  const { rows } = await sql<LostMail>`UPDATE outbox o SET bounced_at = ${now}, bounce_reason = ${reason}
    WHERE o.city_id = ${cityId} AND o.id = ${mailId} AND o.bounced_at IS NULL
    RETURNING o.case_id AS "caseId", o.person_id AS "personId", o.kind, o.subject, o.body, o.readable, o.digest,
      (SELECT number FROM collaboration c WHERE c.city_id = o.city_id AND c.id = o.case_id) AS number`.execute(
    db,
  )
  return rows[0]
}
