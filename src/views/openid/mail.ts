import { queueMail } from '../../core/mail/index.ts'
import type { Provider } from '../../core/openid/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { openidMessages } from './messages.ts'

const pageOf = ({ runtime, city }: Visit): string => `${runtime.origin}${cityPath(city, '/account/openid')}`

/** Whoever owns the account hears of it, so that a thief's link does not stay unnoticed. */
export async function mailLinked(visit: Visit, provider: Provider, personId: string): Promise<void> {
  const words = openidMessages(visit.lang)
  await queueMail(visit, {
    to: { personId },
    lang: visit.lang,
    kind: 'openid.linked',
    subject: words.mailLinkedSubject,
    body: words.mailLinked(pick(provider.label, visit.lang), pageOf(visit)),
  })
}

export async function mailUnlinked(visit: Visit, name: string, personId: string): Promise<void> {
  const words = openidMessages(visit.lang)
  await queueMail(visit, {
    to: { personId },
    lang: visit.lang,
    kind: 'openid.unlinked',
    subject: words.mailUnlinkedSubject,
    body: words.mailUnlinked(name, pageOf(visit)),
  })
}
