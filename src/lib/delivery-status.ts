/** A mail that a server could not deliver, as it says in a delivery status notification (RFC 3464). */
export type DeliveryFailure = { messageId: string; reason: string }

const unfold = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')

/** A field of a block of header lines; the first of that name. */
const field = (block: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim()

/** The parts of a multipart message, each with its own header and content. */
function partsOf(mail: string): string[] {
  const [head = ''] = mail.split('\n\n', 1)
  const type = field(head, 'content-type') ?? ''
  const boundary = /boundary="?([^";\n]+)"?/i.exec(type)?.[1]
  if (!/^multipart\/report/i.test(type) || boundary === undefined) return []
  return mail.split(`\n--${boundary}`).slice(1)
}

const isOf = (part: string, type: RegExp): boolean =>
  type.test(field(part.trimStart().split('\n\n', 1)[0] ?? '', 'content-type') ?? '')

/** Reads a bounce: which of our mails never arrives, and why. Undefined for one that is only late, and for anything else. */
export function readDeliveryFailure(eml: string): DeliveryFailure | undefined {
  const parts = partsOf(unfold(eml))
  const [status = ''] = parts.filter((part) => isOf(part, /^message\/delivery-status/i))
  const [original = ''] = parts.filter((part) => isOf(part, /^(message\/rfc822|text\/rfc822-headers)/i))
  const said = (name: string) => field(status, name) ?? ''
  const permanent = /^failed$/i.test(said('action')) && /^5\./.test(said('status'))
  const messageId = /^<(.+)>$/.exec(field(original, 'message-id') ?? '')?.[1]
  if (!permanent || messageId === undefined) return undefined
  const reason = said('diagnostic-code') || said('status')
  return { messageId, reason: reason.replace(/^smtp;\s*/i, '') }
}
