import type pg from 'pg'
import type { Logger } from 'pino'
import type { Mail, Mailer } from '../../platform/mail/index.ts'

type Given = {
  ownerPool: pg.Pool
  mailer: Mailer | undefined
  clock: () => Date
  log: Logger
  /** What becomes of a mail that will never arrive. */
  undeliverable: (mail: { cityId: string; id: string }, reason: string) => Promise<void>
  /** A run begins each minute, so this is how many go out in one. */
  perMinute?: number | undefined
}
type Claimed = Mail & { city_id: string; failed_count: number }

/** With waits that double from a minute, twelve tries reach over almost three days. */
const mostTries = 12
const usualPerMinute = 60
/** A run ends before the next one begins. */
const longestMs = 50_000
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

async function sendWaiting(sending: Sending): Promise<void> {
  const { ownerPool, clock, perMinute = usualPerMinute } = sending
  const until = clock().getTime() + longestMs
  const run = { sent: 0, refused: 0, failed: 0 }
  while (run.sent + run.refused < perMinute && run.failed < mostFailures && clock().getTime() < until) {
    const mail = await claim(ownerPool, clock())
    if (mail === undefined) return
    run[await sendOne(sending, mail)] += 1
  }
}

async function claim(ownerPool: pg.Pool, now: Date): Promise<Claimed | undefined> {
  const { rows } = await ownerPool.query<Claimed>(
    `UPDATE outbox o SET sent_at = $1 FROM (
       SELECT w.city_id, w.id, coalesce(w.to_address, r.contact_email, r.email) AS address FROM outbox w
       LEFT JOIN person r ON r.city_id = w.city_id AND r.id = w.person_id
       WHERE coalesce(w.to_address, r.contact_email, r.email) IS NOT NULL
        AND w.sent_at IS NULL AND w.held_at IS NULL AND w.bounced_at IS NULL AND coalesce(w.not_before, $1) <= $1 AND w.failed_count < $2 AND w.subject ~ '\\S' AND w.body ~ '\\S'
         AND w.queued_at + interval '1 minute' * (power(2, w.failed_count) - 1) <= $1
       ORDER BY w.failed_count, w.queued_at, w.id LIMIT 1 FOR UPDATE OF w SKIP LOCKED) next
     WHERE o.city_id = next.city_id AND o.id = next.id
     RETURNING o.city_id, o.id, o.subject, o.body, o.failed_count, o.digest, next.address AS "to"`,
    [now, mostTries],
  )
  return rows[0]
}

type Refused = { code?: unknown; command?: unknown; responseCode?: unknown; response?: unknown }

/** The server says that this address or this mail will never be taken; not that our own account or it itself is at fault. */
const isPermanent = ({ code, command, responseCode }: Refused): boolean =>
  Number(responseCode) >= 500 && ((code === 'EENVELOPE' && command === 'RCPT TO') || code === 'EMESSAGE')

async function sendOne(sending: Sending, mail: Claimed): Promise<'sent' | 'refused' | 'failed'> {
  try {
    await sending.mailer.send(mail)
    return 'sent'
  } catch (error) {
    const refused = error as Refused
    const permanent = isPermanent(refused)
    await putBack(sending, mail, refused, permanent)
    return permanent ? 'refused' : 'failed'
  }
}

/** It did not go out: it waits, or is given up, and then somebody is told. */
async function putBack(sending: Sending, mail: Claimed, refused: Refused, permanent: boolean): Promise<void> {
  const { ownerPool, log, undeliverable } = sending
  const { code, responseCode } = refused
  const tries = mail.failed_count + 1
  const over = permanent || tries >= mostTries
  log.warn(
    { mail: mail.id, tries, code, responseCode },
    over ? 'mail given up' : 'mail not sent, tried again later',
  )
  await ownerPool.query(
    'UPDATE outbox SET sent_at = NULL, failed_count = $3 WHERE city_id = $1 AND id = $2',
    [mail.city_id, mail.id, tries],
  )
  if (over) await undeliverable({ cityId: mail.city_id, id: mail.id }, String(refused.response ?? code ?? ''))
}

/** The city of a mail by its id alone, as a bounce names it. */
export async function cityOfMail(ownerPool: pg.Pool, id: string): Promise<string | undefined> {
  const { rows } = await ownerPool.query<{ city_id: string }>('SELECT city_id FROM outbox WHERE id = $1', [
    id,
  ])
  return rows[0]?.city_id
}
