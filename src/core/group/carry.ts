import { z } from 'zod'
import type { SentFile } from '../../platform/http/multipart.ts'
import { newProfile, openFields, type Profile } from './profile.ts'

/** A profile as a file, to be taken to another city. See docs/group-profile.md. */
export const carryFormat = 'yui-group-profile'
export const carryVersion = 1
const largestCarry = 200_000

const text = (most: number) => z.string().max(most).default('')
const count = z.number().int().min(0).max(9_999_999).optional()
const yen = z.number().int().min(0).max(999_999_999_999)

const carried = z.strictObject({
  name: z.string().min(1).max(400),
  reading: text(400),
  kind: z.string().max(60).default(''),
  fields: z.array(z.string().max(60)).max(100).default([]),
  area: text(800),
  activity: text(4000),
  founded: z.iso.date().optional(),
  members: count,
  membersInCity: count,
  website: text(300),
  corporateNumber: text(20),
  accounts: z
    .array(z.strictObject({ year: z.number().int(), income: yen, expenditure: yen, carryOver: yen }))
    .max(20)
    .default([]),
  representative: text(400),
  contactPerson: text(400),
  phone: text(60),
  email: text(300),
  postalCode: text(20),
  address: text(800),
})

const head = z.looseObject({ format: z.literal(carryFormat), version: z.number().int().min(1) })
const whole = z.strictObject({
  format: z.literal(carryFormat),
  version: z.literal(carryVersion),
  city: z.string().max(60),
  savedOn: z.iso.date(),
  profile: carried,
})

/** The profile alone: no members, no history, no files, nothing of the city's. */
export function writeCarry(profile: Profile, city: string, savedOn: string): string {
  const { open: _, rulesFile: __, accounts, ...rest } = profile
  const years = accounts.map(({ year, income, expenditure, carryOver }) => ({
    year,
    income,
    expenditure,
    carryOver,
  }))
  const file = {
    format: carryFormat,
    version: carryVersion,
    city,
    savedOn,
    profile: { ...rest, accounts: years },
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

export type ReadCarry =
  | { ok: true; profile: Profile }
  | { ok: false; code: 'fileNeeded' | 'badFile' | 'newerFile' }

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** What somebody hands in is only ever text for a form: it goes through the form's own reading before it is kept. */
export async function readCarry(file: SentFile | undefined): Promise<ReadCarry> {
  if (file === undefined || file.size === 0) return { ok: false, code: 'fileNeeded' }
  if (file.size > largestCarry) return { ok: false, code: 'badFile' }
  const raw = parsed(new TextDecoder().decode(await file.bytes()))
  const begins = head.safeParse(raw)
  if (begins.success && begins.data.version > carryVersion) return { ok: false, code: 'newerFile' }
  const read = whole.safeParse(raw)
  if (!read.success) return { ok: false, code: 'badFile' }
  const { profile } = read.data
  const open = openFields.filter((field) => newProfile('', '').open.includes(field))
  return { ok: true, profile: { ...profile, open } }
}
