import type { PlainDate } from '../../lib/dates.ts'

/** What a group took in and gave out in one 年度, in yen. */
export type YearAccount = {
  year: number
  income: number
  expenditure: number
  carryOver: number
  file?: string | undefined
}

/** What a group says of itself, entered once and used on every paper. */
export type Profile = {
  name: string
  reading: string
  kind: string
  fields: readonly string[]
  area: string
  activity: string
  founded?: PlainDate | undefined
  members?: number | undefined
  membersInCity?: number | undefined
  website: string
  corporateNumber: string
  rulesFile?: string | undefined
  accounts: readonly YearAccount[]
  representative: string
  contactPerson: string
  phone: string
  email: string
  postalCode: string
  address: string
  open: readonly OpenField[]
}

/** What a group may open to everybody. Its name and kind are public wherever it is listed. */
export const groupFields = [
  'fields',
  'area',
  'activity',
  'founded',
  'members',
  'website',
  'corporateNumber',
  'rules',
  'accounts',
] as const
/** The same of persons: closed until the group says otherwise. */
export const personFields = ['representative', 'contactPerson', 'phone', 'email', 'address'] as const
export const openFields = ['listing', ...groupFields, ...personFields] as const
export type OpenField = (typeof openFields)[number]

const openAtFirst: readonly OpenField[] = ['listing', 'fields', 'activity']

export const newProfile = (name: string, kind: string): Profile => ({
  name,
  kind,
  reading: '',
  fields: [],
  area: '',
  activity: '',
  website: '',
  corporateNumber: '',
  accounts: [],
  representative: '',
  contactPerson: '',
  phone: '',
  email: '',
  postalCode: '',
  address: '',
  open: openAtFirst,
})

/** What makes a profile useful, in the order in which it is worth filling in. None of it is ever demanded. */
export const usefulParts = [
  'activity',
  'fields',
  'representative',
  'contact',
  'members',
  'area',
  'reading',
  'founded',
  'rules',
  'accounts',
] as const
export type UsefulPart = (typeof usefulParts)[number]

const isFilled: Readonly<Record<UsefulPart, (profile: Profile) => boolean>> = {
  activity: ({ activity }) => activity !== '',
  fields: ({ fields }) => fields.length > 0,
  representative: ({ representative }) => representative !== '',
  contact: ({ phone, email }) => phone !== '' || email !== '',
  members: ({ members }) => members !== undefined,
  area: ({ area }) => area !== '',
  reading: ({ reading }) => reading !== '',
  founded: ({ founded }) => founded !== undefined,
  rules: ({ rulesFile }) => rulesFile !== undefined,
  accounts: ({ accounts }) => accounts.length > 0,
}

export type Completeness = { done: number; of: number; missing: readonly UsefulPart[] }

export function completenessOf(profile: Profile): Completeness {
  const missing = usefulParts.filter((part) => !isFilled[part](profile))
  return { done: usefulParts.length - missing.length, of: usefulParts.length, missing }
}

/** What of a profile everybody may read: named one by one, so that a new field is nobody's business until opened. */
export type Card = Partial<
  Pick<
    Profile,
    | 'reading'
    | 'fields'
    | 'area'
    | 'activity'
    | 'founded'
    | 'members'
    | 'membersInCity'
    | 'website'
    | 'corporateNumber'
    | 'rulesFile'
    | 'accounts'
    | 'representative'
    | 'contactPerson'
    | 'phone'
    | 'email'
    | 'postalCode'
    | 'address'
  >
>

const opened: Readonly<Record<Exclude<OpenField, 'listing'>, (profile: Profile) => Card>> = {
  fields: ({ fields }) => ({ fields }),
  area: ({ area }) => ({ area }),
  activity: ({ activity }) => ({ activity }),
  founded: ({ founded }) => ({ founded }),
  members: ({ members, membersInCity }) => ({ members, membersInCity }),
  website: ({ website }) => ({ website }),
  corporateNumber: ({ corporateNumber }) => ({ corporateNumber }),
  rules: ({ rulesFile }) => ({ rulesFile }),
  accounts: ({ accounts }) => ({ accounts }),
  representative: ({ representative }) => ({ representative }),
  contactPerson: ({ contactPerson }) => ({ contactPerson }),
  phone: ({ phone }) => ({ phone }),
  email: ({ email }) => ({ email }),
  address: ({ postalCode, address }) => ({ postalCode, address }),
}

const said = (value: unknown): boolean => value !== undefined && value !== '' && String(value) !== ''

export function cardOf(profile: Profile): Card {
  const parts = [...groupFields, ...personFields].filter((field) => profile.open.includes(field))
  const all = Object.assign({ reading: profile.reading }, ...parts.map((field) => opened[field](profile)))
  return Object.fromEntries(Object.entries(all).filter(([, value]) => said(value)))
}

/** Fields in which two states of a profile differ. */
export function differencesBetween(one: Profile, other: Profile): (keyof Profile)[] {
  const names = Object.keys({ ...one, ...other }) as (keyof Profile)[]
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
}
