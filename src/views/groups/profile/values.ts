import type { Profile, YearAccount } from '../../../core/group/index.ts'
import type { Failed } from '../../../core/web/route.ts'

export type Values = Readonly<Record<string, string | string[]>>

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

const accountRow = ({ year, income, expenditure, carryOver }: YearAccount, at: number): [string, string][] =>
  Object.entries({ year, income, expenditure, carryOver }).map(([name, amount]) => [
    `accounts.${at}.${name}`,
    String(amount),
  ])

/** A profile as the fields of its form. */
export const valuesOf = (profile: Profile): Values => ({
  name: profile.name,
  reading: profile.reading,
  kind: profile.kind,
  fields: [...profile.fields],
  area: profile.area,
  activity: profile.activity,
  founded: text(profile.founded),
  members: text(profile.members),
  membersInCity: text(profile.membersInCity),
  website: profile.website,
  corporateNumber: profile.corporateNumber,
  representative: profile.representative,
  contactPerson: profile.contactPerson,
  phone: profile.phone,
  email: profile.email,
  postalCode: profile.postalCode,
  address: profile.address,
  open: [...profile.open],
  ...Object.fromEntries(profile.accounts.flatMap(accountRow)),
})

export const listOf = (values: Values, name: string): string[] => [values[name] ?? []].flat()

/** What a form shows: what was sent with mistakes, or what stands there. */
export const shownIn = (failed: Failed | undefined, profile: Profile): Values =>
  failed?.kept ?? valuesOf(profile)
