import type { Columns } from '../personal.ts'
import type { Json as JsonOf } from './column.ts'

type Json = JsonOf<Record<string, unknown>>

type GroupProfileTable = {
  city_id: string
  organization_id: string
  version: number
  name: string
  reading: string
  kind: string
  facts: Json
  representative: string
  contact_person: string
  phone: string
  email: string
  postal_code: string
  address: string
  open: string[]
  person_id: string
  hat_id: string
  at: Date
}
type GroupListingTable = {
  city_id: string
  organization_id: string
  shown: boolean
  sort_key: string
  folded: string
  fields: string[]
  card: Json
}
type GroupEventTable = {
  city_id: string
  id: string
  organization_id: string
  kind: string
  person_id: string
  hat_id: string
  subject_person_id: string | null
  facts: Json
  note: string | null
  at: Date
}

/** Groups: what they say of themselves, what of it is public, what happened to them. */
export type GroupTables = {
  group_profile: GroupProfileTable
  group_listing: GroupListingTable
  group_event: GroupEventTable
}

export const groupColumns = {
  group_profile: {
    open: ['name', 'reading', 'facts'],
    name: ['representative', 'contact_person'],
    contact: ['phone', 'email', 'postal_code', 'address'],
    code: ['kind', 'open'],
  },
  // Holds only what the group made public, field by field.
  group_listing: { open: ['sort_key', 'folded', 'card'], code: ['fields'] },
  group_event: { code: ['kind', 'facts'], words: ['note'] },
} as const satisfies Columns<GroupTables>
