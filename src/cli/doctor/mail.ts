import { createTransport } from 'nodemailer'
import type { Finding, Patient } from './checks.ts'

const patience = 5_000

/** Knocks at the mail server and signs in, and sends nothing. */
export async function checkMail({ env, words }: Patient): Promise<Finding> {
  const subject = words.mail
  const url = env.SMTP_URL
  if (!url) return { level: 'warn', subject, text: words.noMail }
  const host = URL.canParse(url) ? new URL(url).host : 'SMTP_URL'
  const transport = createTransport(url, { connectionTimeout: patience, greetingTimeout: patience } as object)
  try {
    await transport.verify()
    return { level: 'ok', subject, text: words.mailGood(host) }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return { level: 'fail', subject, text: words.mailBad(host, code ?? message) }
  } finally {
    transport.close()
  }
}
