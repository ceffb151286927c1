import { z } from 'zod'
import { parseCorporateNumber } from '../../lib/corporate-number.ts'
import { digitsOf } from '../../lib/digits.ts'
import { block, dateField, line, reading, yen } from '../../lib/form-text.ts'
import type { Definition } from '../edition/schema/index.ts'
import { openFields, type Profile } from './profile.ts'

export const most = { name: 100, reading: 100, area: 200, activity: 1000, person: 100, address: 200 } as const

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const refuse = (context: z.RefinementCtx, message: string): never => {
  context.addIssue({ code: 'custom', message, input: undefined })
  return z.NEVER
}

/** '' when left empty; otherwise what `read` makes of it, or the mistake `code`. */
const folded = (read: (typed: string) => string | undefined, code: string) =>
  z.unknown().transform((value, context): string => {
    const typed = text(value)
    if (typed === '') return ''
    return (typed.length > 300 ? undefined : read(typed)) ?? refuse(context, code)
  })

const plain = (typed: string) => typed.normalize('NFKC').replace(/[\p{Dash}ー]/gu, '-')

function readPhone(typed: string): string | undefined {
  const phone = plain(typed).replace(/\s/g, '')
  const digits = phone.replace(/\D/g, '').length
  return /^\+?[\d()-]+$/.test(phone) && digits >= 9 && digits <= 15 ? phone : undefined
}

function readPostalCode(typed: string): string | undefined {
  const digits = digitsOf(typed.replace(/[〒\s]/g, ''))
  return digits?.length === 7 ? `${digits.slice(0, 3)}-${digits.slice(3)}` : undefined
}

export function readEmail(typed: string): string | undefined {
  const email = typed.normalize('NFKC').toLowerCase()
  return email.length <= 200 && /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/.test(email) ? email : undefined
}

/** Nothing but the web, and nobody's name and password in it. */
function readWebsite(typed: string): string | undefined {
  const url = URL.parse(/^https?:/i.test(typed) ? typed : `https://${typed}`)
  if (url === null || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined
  return url.username === '' && url.password === '' ? url.href : undefined
}

/** A number of people: 20, ２０人, 1,200名. */
const people = z
  .unknown()
  .transform((value, context): number => {
    const typed = plain(text(value)).replace(/[\s,人名]/g, '')
    if (!/^\d{1,7}$/.test(typed)) return refuse(context, 'badNumber')
    return Number(typed)
  })
  .optional()

export const version = z.coerce.number().int().catch(-1)

const profileFields = {
  name: line({ max: most.name, required: true }),
  reading: reading({ max: most.reading }),
  kind: line({ max: 60, required: true }),
  fields: z.array(line({ max: 60 })),
  area: line({ max: most.area }),
  activity: block({ max: most.activity }),
  founded: dateField().optional(),
  members: people,
  membersInCity: people,
  website: folded(readWebsite, 'badWebsite'),
  corporateNumber: folded(parseCorporateNumber, 'badCorporateNumber'),
  representative: line({ max: most.person }),
  contactPerson: line({ max: most.person }),
  phone: folded(readPhone, 'badPhone'),
  email: folded(readEmail, 'badEmail'),
  postalCode: folded(readPostalCode, 'badPostalCode'),
  address: line({ max: most.address }),
  open: z.array(line({ max: 30 })),
  openPersons: z.array(line({ max: 30 })),
}

type Read = { members?: number | undefined; membersInCity?: number | undefined }
const fewerInCity = ({ members, membersInCity }: Read): boolean =>
  members === undefined || membersInCity === undefined || membersInCity <= members

export const profileForm = z
  .object({ ...profileFields, version })
  .refine(fewerInCity, { path: ['membersInCity'], message: 'moreInCity' })
export type ProfileInput = z.output<typeof profileForm>

const year = z.object({
  year: yen({ min: 1950, max: 2199 }),
  income: yen(),
  expenditure: yen(),
  carryOver: yen(),
})
/** Registering a group: the same, with the accounts that came in a file from another city. */
export const foundingForm = z
  .object({ ...profileFields, version, accounts: z.array(year).max(20) })
  .refine(fewerInCity, { path: ['membersInCity'], message: 'moreInCity' })

/** Kinds of actors that are groups, by the city's own names; those below a kind stand beside it. */
export const groupKinds = (definition: Definition) =>
  definition.actors.kinds
    .filter(({ common }) => common !== 'individual' && common !== 'government')
    .flatMap((kind) => [kind, ...kind.subKinds])

/** What only the city's definition can tell. */
export function faultsIn(definition: Definition, { kind, fields }: ProfileInput) {
  const knownFields = definition.fields.map(({ code }) => code)
  return [
    ...(groupKinds(definition).some(({ code }) => code === kind)
      ? []
      : [{ field: 'kind', code: 'badChoice' }]),
    ...(fields.every((field) => knownFields.includes(field)) ? [] : [{ field: 'fields', code: 'badChoice' }]),
  ]
}

/** The profile as it will be: what has a form of its own (rules, accounts) stays as it was. */
export const profileFrom = (
  { version: _, open, openPersons, ...input }: ProfileInput & { accounts?: unknown },
  { rulesFile, accounts }: Pick<Profile, 'rulesFile' | 'accounts'>,
): Profile => ({
  ...input,
  rulesFile,
  accounts,
  fields: [...new Set(input.fields)],
  open: openFields.filter((field) => [...open, ...openPersons].includes(field)),
})
