import { isIP } from 'node:net'
import { z } from 'zod'
import { line } from '../../lib/form-text.ts'

/** Of one person. */
export const mostPasskeys = 20

/** Browsers bind a passkey to a name, never to a number: at http://127.0.0.1 there are none. */
export function relyingParty(origin: string): { id: string; origin: string } | undefined {
  const { hostname } = new URL(origin)
  return isIP(hostname) || hostname.startsWith('[') ? undefined : { id: hostname, origin }
}

const text = z.string().max(20_000)
const bytes = text.regex(/^[\w-]+$/)

/** What a browser says of a passkey, for the library that checks it; whatever else it sends is left out. */
const credential = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes.optional(),
    authenticatorData: bytes.optional(),
    signature: bytes.optional(),
    userHandle: bytes.optional(),
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .optional()
      .catch([]),
  }),
})
export type GivenCredential = z.output<typeof credential>

/** JSON in a hidden field. What is no credential is a mistake of the field, whatever it is. */
const credentialField = z.unknown().transform((value, context): GivenCredential => {
  try {
    if (typeof value === 'string' && value.length <= 60_000) return credential.parse(JSON.parse(value))
  } catch {
    // told below
  }
  context.addIssue({ code: 'custom', message: 'wrong', input: undefined })
  return z.NEVER
})

export const enterForm = z.object({ credential: credentialField, next: line({ max: 500 }) })
export type EnterInput = z.output<typeof enterForm>
export const addForm = z.object({ credential: credentialField, name: line({ max: 50, required: true }) })
export type AddInput = z.output<typeof addForm>
export const beginForm = addForm.extend({ next: line({ max: 500 }) })
export type BeginInput = z.output<typeof beginForm>

/** The `userHandle` of a passkey: the person's id, in the bytes of its text. */
export const handleOf = (personId: string): string => Buffer.from(personId).toString('base64url')
