import { createTransport } from 'nodemailer'
import { stripForHeader } from '../../lib/safe-text.ts'

export type Mail = { id: string; to: string; subject: string; body: string }
export type Mailer = { send: (mail: Mail) => Promise<void>; close: () => void }
export type MailConfig = { url: string; from: string }

/** Plain text over the city's own mail server. The id of a mail is its row's: a server that sees it twice can tell. */
export function openMailer({ url, from }: MailConfig): Mailer {
  const transport = createTransport(
    {
      url,
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
    },
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  return {
    send: async ({ id, to, subject, body }) => {
      await transport.sendMail({
        to: { name: '', address: to },
        subject: stripForHeader(subject),
        text: body,
        messageId: `<${id}@yui>`,
      })
    },
    close: () => transport.close(),
  }
}
