import { z } from 'zod'
import { type FieldError, readForm } from '../../lib/form-errors.ts'
import { block, choice, email, line, phone, postalCode, reading } from '../../lib/form-text.ts'

export const channels = ['mail', 'phone', 'letter', 'none'] as const
export type Channel = (typeof channels)[number]

/** How somebody without an account is called and reached; each field may be left empty, `contactMistakes` says what is needed. */
export const contactForm = z.object({
  name: line({ max: 100 }),
  reading: reading({ max: 100 }),
  email: email(),
  phone: phone(),
  postalCode: postalCode(),
  address: block({ max: 200 }),
  channel: choice(channels).optional(),
})
export type Contact = z.output<typeof contactForm>

/** Nothing was said. */
export const emptyContact: Contact = {
  name: '',
  reading: '',
  email: '',
  phone: '',
  postalCode: '',
  address: '',
}

/** What the answer needs to arrive by the channel that was chosen. */
const reach: Readonly<Record<Channel, readonly (keyof Contact)[]>> = {
  mail: ['email'],
  phone: ['phone'],
  letter: ['postalCode', 'address'],
  none: [],
}

/** A name, a channel and what that channel needs. */
export function contactMistakes(contact: Contact, at = 'contact'): FieldError[] {
  const missing = (name: keyof Contact) => contact[name] === undefined || contact[name] === ''
  const needed: (keyof Contact)[] = ['name', 'channel', ...(contact.channel ? reach[contact.channel] : [])]
  return needed
    .filter(missing)
    .map((name) => ({ field: `${at}.${name}`, code: name === 'channel' ? 'badChoice' : 'required' }))
}

const sentContact = z.object({ contact: contactForm.optional() })

/** The same from a form as it was sent, while other fields of it are still wrong. */
export function contactMistakesIn(fields: Readonly<Record<string, string | string[]>>): FieldError[] {
  const read = readForm(sentContact, fields)
  return read.ok ? contactMistakes(read.value.contact ?? emptyContact) : []
}
