import type pg from 'pg'
import type { Logger } from 'pino'
import type { Mail, Mailer } from '../../platform/mail/index.ts'

type Given = { ownerPool: pg.Pool; mailer: Mailer | undefined; clock: () => Date; log: Logger }
type Claimed = Mail & { city_id: string; failed_count: number }

/** With waits that double from a minute, twelve tries reach over almost three days. */
const mostTries = 12
const mostAtOnce = 100
/** A mail server that is down is not asked again and again in one run. */
const mostFailures = 3

/**
 * Sends what waits in the outbox. A mail is marked as sent before it goes out, and unmarked when the server refuses it:
 * a process that dies in between loses that one mail rather than sending it twice. Without a mail server all wait.
 */
export const openSender =
  ({ mailer, ...given }: Given) =>
  () =>
    mailer === undefined ? Promise.resolve() : sendWaiting({ ...given, mailer })

type Sending = Given & { mailer: Mailer }

async function sendWaiting({ ownerPool, mailer, clock, log }: Sending): Promise<void> {
  const run = { sent: 0, failed: 0 }
  while (run.sent < mostAtOnce && run.failed < mostFailures) {
    const mail = await claim(ownerPool, clock())
    if (mail === undefined) return
    run[(await sendOne(ownerPool, mailer, mail, log)) ? 'sent' : 'failed'] += 1
  }
}

async function claim(ownerPool: pg.Pool, now: Date): Promise<Claimed | undefined> {
  const { rows } = await ownerPool.query<Claimed>(
    `UPDATE outbox o SET sent_at = $1 FROM (
       SELECT w.city_id, w.id, coalesce(w.to_address, r.contact_email, r.email) AS address FROM outbox w
       LEFT JOIN person r ON r.city_id = w.city_id AND r.id = w.person_id
       WHERE coalesce(w.to_address, r.contact_email, r.email) IS NOT NULL AND w.sent_at IS NULL AND w.failed_count < $2 AND w.subject ~ '\\S' AND w.body ~ '\\S'
         AND w.queued_at + interval '1 minute' * (power(2, w.failed_count) - 1) <= $1
       ORDER BY w.failed_count, w.queued_at, w.id LIMIT 1 FOR UPDATE OF w SKIP LOCKED) next
     WHERE o.city_id = next.city_id AND o.id = next.id
     RETURNING o.city_id, o.id, o.subject, o.body, o.failed_count, next.address AS "to"`,
    [now, mostTries],
  )
  return rows[0]
}

async function sendOne(ownerPool: pg.Pool, mailer: Mailer, mail: Claimed, log: Logger): Promise<boolean> {
  try {
    await mailer.send(mail)
    return true
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
    const tries = mail.failed_count + 1
    log.warn(
      { mail: mail.id, tries, code, responseCode },
      tries < mostTries ? 'mail not sent, tried again later' : 'mail given up',
    )
    await ownerPool.query(
      'UPDATE outbox SET sent_at = NULL, failed_count = $3 WHERE city_id = $1 AND id = $2',
      [mail.city_id, mail.id, tries],
    )
    return false
  }
}
