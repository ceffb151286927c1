import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { cleanBlock, stripForHeader } from '../../lib/safe-text.ts'
import type { Visit } from '../web/visit.ts'

export type NewMail = {
  /** A person is written to where they can be reached when it goes out; an address is taken as given. */
  to: { personId: string } | { address: string } | { personId: string; address: string }
  lang: Lang
  subject: string
  body: string
  caseId?: string
  /** Why it was written, with its stage or view in front: `sign-in.link`, `consultation.reply`. */
  kind: string
  /** What it must not be sent twice for, unique in the city: `sign-in.link:<id>`. */
  once?: string
  /** A notice: staff may read, stop and send it anew. Never for what holds a key, a code or a link that opens something. */
  readable?: true
  /** May be switched off by whoever gets it, and says where. */
  digest?: true
  resendOf?: string
}

/** A city may let its notices wait, so that a mistake can be stopped. */
const notBefore = (cityId: string, now: Date) =>
  sql<Date | null>`(SELECT ${now}::timestamptz + wait_minutes * interval '1 minute' FROM notice_rule WHERE city_id = ${cityId})`

/**
 * Puts plain text into the outbox, within the transaction that causes it: no mail without the act, no act without the
 * mail. Gives its id, or undefined when there is one with the same `once`.
 */
export async function queueMail(
  visit: Pick<Visit, 'tx' | 'now'>,
  mail: NewMail,
): Promise<string | undefined> {
  const subject = stripForHeader(mail.subject)
  const body = cleanBlock(mail.body)
  if (subject === '' || body === '') throw new Error(`an empty mail: ${mail.kind}`)
  const row = await visit.tx.db
    .insertInto('outbox')
    .values({
      ...rowOf(mail),
      city_id: visit.tx.cityId,
      id: newId(visit.now.getTime()),
      subject,
      body: `${body}\n`,
      queued_at: visit.now,
      not_before: mail.readable ? notBefore(visit.tx.cityId, visit.now) : null,
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'once']).where('once', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

const orNull = (given: string | undefined): string | null => given ?? null

const rowOf = ({ to, kind, lang, caseId, once, readable, digest, resendOf }: NewMail) => ({
  case_id: orNull(caseId),
  person_id: 'personId' in to ? to.personId : null,
  to_address: 'address' in to ? to.address : null,
  kind,
  lang,
  once: orNull(once),
  readable: readable === true,
  digest: digest === true,
  resend_of: orNull(resendOf),
  sent_at: null,
})
