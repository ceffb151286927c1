import type { Lang } from '../../lib/language.ts'
import { cleanLine } from '../../lib/safe-text.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { wayInstead } from './channel.ts'
import { noticeMessages } from './messages.ts'
import { findReach, insertCall, insertLetter, type LostMail, markBounced } from './queries.ts'
import { numberOf } from './words.ts'

/**
 * A mail came back or was given up: it says so, and where it was a notice that a matter caused, somebody tells it by
 * another way. Twice changes nothing.
 */
export async function keepBounce(tx: Tx, mailId: string, reason: string, now: Date): Promise<void> {
  const lost = await markBounced(tx, mailId, cleanLine(reason).slice(0, 200), now)
  if (lost === undefined || !lost.readable || lost.digest || lost.personId === null) return
  const person = await findReach(tx, lost.personId)
  if (person === undefined) return
  const insert = wayInstead(person) === 'letter' ? insertLetter : insertCall
  await insert(tx, paperInstead(mailId, lost, lost.personId, person.lang), now)
}

const paperInstead = (mailId: string, lost: LostMail, personId: string, lang: Lang) => ({
  personId,
  caseId: lost.caseId,
  kind: lost.kind,
  lang,
  subject: lost.subject,
  text: textOf(lost, lang),
  path: lost.number === null ? '/account' : `/cases/${lost.number}`,
  once: `instead:${mailId}`,
  insteadOf: mailId,
})

/** What the mail said, without the address that only a screen can follow. */
function textOf({ body, number }: LostMail, lang: Lang): string {
  const said = body.split(`\n\n${noticeMessages(lang).openPage}`, 1)[0] ?? body
  return number === null ? said : `${noticeMessages(lang).bounced(numberOf({ number }))}\n\n${said}`
}
