import { createTransport } from 'nodemailer'
import { stripForHeader } from '../../lib/safe-text.ts'

export type Mail = { id: string; to: string; subject: string; body: string; digest?: boolean }
export type Mailer = { send: (mail: Mail) => Promise<void>; close: () => void }
export type MailConfig = { url: string; from: string }

/** How our mails are called: the id of the row, and this. */
export const ourIds = '@yui'

/** What may be switched off says so in its header as well, by the page that its text names. */
function listOf(body: string): { list?: { unsubscribe: string } } {
  const page = /^https?:\/\/\S+\/(account\/notices|mail-follow\/[\w-]+)$/m.exec(body)?.[0]
  return page === undefined ? {} : { list: { unsubscribe: page } }
}

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
    send: async ({ id, to, subject, body, digest }) => {
      await transport.sendMail({
        to: { name: '', address: to },
        subject: stripForHeader(subject),
        text: body,
        messageId: `<${id}${ourIds}>`,
        ...(digest ? listOf(body) : {}),
      })
    },
    close: () => transport.close(),
  }
}
