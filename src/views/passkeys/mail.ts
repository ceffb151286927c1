import { queueMail } from '../../core/mail/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { passkeyMessages } from './messages.ts'

const pageOf = ({ runtime, city }: Visit): string => `${runtime.origin}${cityPath(city, '/account/passkeys')}`

/** Whoever owns the account hears of it, so that a thief's passkey does not stay unnoticed. */
export async function mailAdded(visit: Visit, personId: string): Promise<void> {
  const { mailAddedSubject: subject, mailAdded: body } = passkeyMessages(visit.lang)
  const { lang } = visit
  await queueMail(visit, {
    to: { personId },
    lang,
    kind: 'passkeys.added',
    subject,
    body: body(pageOf(visit)),
  })
}

export async function mailRemoved(visit: Visit, personId: string): Promise<void> {
  const { mailRemovedSubject: subject, mailRemoved: body } = passkeyMessages(visit.lang)
  const { lang } = visit
  await queueMail(visit, {
    to: { personId },
    lang,
    kind: 'passkeys.removed',
    subject,
    body: body(pageOf(visit)),
  })
}
