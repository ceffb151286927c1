import { queueMail } from '../../../core/mail/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { defineMessages, pick } from '../../../lib/language.ts'

const messages = defineMessages(
  {
    subject: '連絡先のメールアドレスが変わりました（Yui 結）',
    body: (city: string, page: string) =>
      `${city}の Yui 結で、あなたへの連絡先だったこのメールアドレスが、窓口で変更されました。\n今後のお知らせや確認キーの再発行は、新しい連絡先に届きます。\n\nご自分で頼まれた変更なら、何もしなくてかまいません。\n心当たりがないときは、すぐに次のページの「相談窓口」へお知らせください。\n${page}`,
  },
  {
    subject: 'Your contact address has changed (Yui 結)',
    body: (city, page) =>
      `At Yui 結 of ${city}, the city’s staff have replaced this address, at which you were reached.\nNotices and a new key now go to the new one.\n\nIf you asked for it, there is nothing to do.\nIf you did not, tell the city’s office at once; you find it here:\n${page}`,
  },
)

type Changed = { personId: string; from: string | null; to: string | null }

/**
 * To the address from before: a lost key is mailed to the new one, so whoever would take over a matter by a call to the
 * counter is noticed by its owner. No staff can hold it back, and it does not tell the new address.
 */
export async function tellOldAddress(visit: Visit, { personId, from, to }: Changed): Promise<void> {
  if (from === null || from.toLowerCase() === to?.toLowerCase()) return
  const words = messages(visit.lang)
  const city = pick(visit.definition.city.name, visit.lang)
  await queueMail(visit, {
    to: { personId, address: from },
    lang: visit.lang,
    kind: 'notices.addressChanged',
    once: `notices.addressChanged:${personId}:${visit.requestId}`,
    subject: words.subject,
    body: words.body(city, `${visit.runtime.origin}${cityPath(visit.city)}`),
  })
}
