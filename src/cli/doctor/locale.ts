import type { Finding, Patient } from './checks.ts'

export function checkLocale({ words, now }: Patient): Finding {
  const subject = words.locale
  const written = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    dateStyle: 'long',
    timeZone: 'Asia/Tokyo',
  }).format(now())
  return /令和.*年.*月.*日/.test(written)
    ? { level: 'ok', subject, text: words.localeGood(written) }
    : { level: 'fail', subject, text: words.localeBad }
}
