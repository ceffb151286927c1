import { defineMessages, type Lang, pick } from '../../lib/language.ts'
import { queueMail } from '../mail/index.ts'
import { cityPath } from '../web/paths.ts'
import type { Visit } from '../web/visit.ts'
import { findAccountOf } from './accounts.ts'
import { accountEventWords } from './event-words.ts'
import { type AccountEventKind, keepAccountEvent, type NewAccountEvent } from './events.ts'

const messages = defineMessages(
  {
    subject: 'ログインの設定が変わりました（Yui 結）',
    body: (city: string, what: string, page: string) =>
      `${city}の Yui 結で、あなたのアカウントに次の変更がありました。\n\n${what}\n\nご自分でなさった変更なら、何もしなくてかまいません。\n心当たりがないときは、すぐに次のページの「相談窓口」へお知らせください。\n${page}`,
  },
  {
    subject: 'How you sign in has changed (Yui 結)',
    body: (city: string, what: string, page: string) =>
      `Something was changed in your account at Yui 結 of ${city}:\n\n${what}\n\nIf it was you, there is nothing to do.\nIf it was not, tell the city’s office at once; you find it here:\n${page}`,
  },
)

type Told = { id: string; email: string | null; lang: Lang }

/** Keeps what happened to somebody’s account, and tells them of it. */
export async function keepAndTell(visit: Visit, event: NewAccountEvent): Promise<void> {
  await keepAccountEvent(visit, event)
  const account = await findAccountOf(visit.tx, event.personId, visit.today)
  if (account) await tellAccount(visit, account, event.kind)
}

/** Tells somebody of a change to how they sign in, at the address from before the change. Without one nobody is told. */
export async function tellAccount(
  visit: Visit,
  { id, email, lang }: Told,
  kind: AccountEventKind,
): Promise<void> {
  if (email === null) return
  const words = messages(lang)
  const city = pick(visit.definition.city.name, lang)
  const page = `${visit.runtime.origin}${cityPath(visit.city)}`
  await queueMail(visit, {
    to: { address: email },
    lang,
    kind: 'people.changed',
    once: `people.changed:${id}:${kind}:${visit.requestId}`,
    subject: words.subject,
    body: words.body(city, accountEventWords(kind, lang), page),
  })
}
