import { newId } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { cleanBlock, stripForHeader } from '../../lib/safe-text.ts'
import type { Visit } from '../web/visit.ts'

export type NewMail = {
  /** A person is written to where they can be reached when it goes out; an address is taken as given. */
  to: { personId: string } | { address: string }
  lang: Lang
  subject: string
  body: string
  caseId?: string
  /** Why it was written, with its stage or view in front: `sign-in.link`, `consultation.reply`. */
  kind: string
  /** What it must not be sent twice for, unique in the city: `sign-in.link:<id>`. */
  once?: string
}

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
      city_id: visit.tx.cityId,
      id: newId(visit.now.getTime()),
      case_id: mail.caseId ?? null,
      person_id: 'personId' in mail.to ? mail.to.personId : null,
      to_address: 'address' in mail.to ? mail.to.address : null,
      kind: mail.kind,
      lang: mail.lang,
      subject,
      body: `${body}\n`,
      once: mail.once ?? null,
      queued_at: visit.now,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'once']).where('once', 'is not', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
