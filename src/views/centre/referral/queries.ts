import { sql } from 'kysely'
import { insertNameless } from '../../../core/people/insert.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Referral = {
  id: string
  slip_id: string
  state: 'draft' | 'sent' | 'withdrawn'
  title: string
  issue: string
  wish: string
  field: string
  about: string
  named: boolean
  name: string
  email: string
  phone: string
  purpose: string
  until_on: PlainDate
  outcome: 'none' | 'state' | 'reply'
  consent_how: 'paper' | 'screen' | null
  consented_on: PlainDate | null
  case_id: string | null
  number: string | null
  staff: string
  paper_id: string | null
  withdrawal_reason: string
  version: number
}

export async function findReferral({ db, cityId }: Tx, id: string): Promise<Referral | undefined> {
  const { rows } =
    await sql<Referral>`SELECT r.id, r.slip_id, r.state, r.title, r.issue, r.wish, r.field, r.about, r.named,
      r.name, r.email, r.phone, r.purpose, r.until_on, r.outcome, r.consent_how, r.consented_on, r.case_id, c.number,
      p.name AS staff, r.withdrawal_reason, r.version,
      (SELECT w.id FROM centre_paper w WHERE w.city_id = r.city_id AND w.referral_id = r.id ORDER BY w.id DESC LIMIT 1)
        AS paper_id
    FROM centre_referral r JOIN person p ON p.city_id = r.city_id AND p.id = r.person_id
    LEFT JOIN collaboration c ON c.city_id = r.city_id AND c.id = r.case_id
    WHERE r.city_id = ${cityId} AND r.id = ${id}`.execute(db)
  return rows[0]
}

/** The people of the case it became. */
export const listReferred = ({ db, cityId }: Tx, caseId: string) =>
  db
    .selectFrom('party')
    .select(['person_id', 'case_id'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()

export type OfSlip = Pick<Referral, 'id' | 'title' | 'state'>
export const listReferralsOf = ({ db, cityId }: Tx, slipId: string): Promise<OfSlip[]> =>
  db
    .selectFrom('centre_referral')
    .select(['id', 'title', 'state'])
    .where('city_id', '=', cityId)
    .where('slip_id', '=', slipId)
    .orderBy('id')
    .limit(50)
    .execute()

export type Outcome = {
  state: string
  stage: string
  section: string | null
  /** By when the city owes an answer, while it does. */
  due_on: PlainDate | null
  answered: Date | null
  answers: string[]
  /** What was concluded, and why. */
  concluded: Record<string, unknown> | null
}

/** What became of it; the words of the answer and the conclusion only where the person lets the centre read them. */
export async function findOutcome(
  { db, cityId }: Tx,
  { case_id, outcome }: Pick<Referral, 'case_id' | 'outcome'>,
): Promise<Outcome | undefined> {
  const { rows } = await sql<Outcome>`SELECT c.state, c.stage, c.section,
      (SELECT min(d.due_on) FROM duty d WHERE d.city_id = c.city_id AND d.case_id = c.id AND d.closed_at IS NULL
        AND d.kind = 'consultation.reply') AS due_on,
      (SELECT e.facts FROM entry e WHERE e.city_id = c.city_id AND e.case_id = c.id AND e.stage = 'consultation'
        AND e.kind = 'concluded' AND ${outcome === 'reply'} ORDER BY e.seq DESC LIMIT 1) AS concluded,
      (SELECT max(e.at) FROM entry e WHERE e.city_id = c.city_id AND e.case_id = c.id AND e.stage = 'consultation'
        AND e.kind = 'replied') AS answered,
      ARRAY(SELECT e.facts ->> 'text' FROM entry e WHERE e.city_id = c.city_id AND e.case_id = c.id
        AND e.stage = 'consultation' AND e.kind = 'answer' AND ${outcome === 'reply'} ORDER BY e.seq) AS answers
    FROM collaboration c WHERE c.city_id = ${cityId} AND c.id = ${case_id}`.execute(db)
  return rows[0]
}

export type ReferralFields = Pick<
  Referral,
  | 'title'
  | 'issue'
  | 'wish'
  | 'field'
  | 'about'
  | 'named'
  | 'name'
  | 'email'
  | 'phone'
  | 'purpose'
  | 'until_on'
  | 'outcome'
>
type By = { personId: string; hatId: string }

export async function insertReferral(
  { db, cityId }: Tx,
  slipId: string,
  fields: ReferralFields,
  by: By,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('centre_referral')
    .values({
      city_id: cityId,
      id,
      slip_id: slipId,
      state: 'draft',
      ...fields,
      consent_how: null,
      consented_on: null,
      case_id: null,
      sent_at: null,
      withdrawn_at: null,
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: now,
    })
    .execute()
  return id
}

type Patch = Partial<ReferralFields> & {
  state?: Referral['state']
  consent_how?: 'paper' | 'screen'
  consented_on?: PlainDate
  case_id?: string | null
  sent_at?: Date
  withdrawn_at?: Date
  withdrawal_reason?: string
}

/** False when somebody was faster, or when it is no longer as it was read. */
export async function changeReferral(
  { db, cityId }: Tx,
  read: Pick<Referral, 'id' | 'state' | 'version'>,
  patch: Patch,
): Promise<boolean> {
  const changed = await db
    .updateTable('centre_referral')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', read.id)
    .where('state', '=', read.state)
    .where('version', '=', read.version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

type Reached = Pick<Referral, 'name' | 'email' | 'phone'>

/** Somebody without an account, so that the city can answer by the way they named. */
export function insertReferred(tx: Tx, { name, email, phone }: Reached, now: Date): Promise<string> {
  const channel = email !== '' ? ('mail' as const) : phone !== '' ? ('phone' as const) : ('none' as const)
  const reached = { contact_email: email || null, phone: phone || null, channel }
  return insertNameless(tx, { name, account: false, ...reached }, now)
}
