import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'

type RoundTripTable = {
  city_id: string
  /** Hash of the secret in the browser's cookie. */
  id: string
  kind: 'openid' | 'passkey'
  purpose: 'enter' | 'link' | 'confirm' | 'register'
  provider: string | null
  person_id: string | null
  next: string
  begun_at: Date
  taken_at: Date | null
  issuer: string | null
  subject: string | null
  name: string | null
  email: string | null
  strong: Generated<boolean>
}
type OpenidIdentityTable = {
  city_id: string
  id: string
  person_id: string
  provider: string
  issuer: string
  subject: string | null
  linked_at: Date
  used_at: Date | null
  unlinked_at: Date | null
}
type PasskeyTable = {
  city_id: string
  id: string
  person_id: string
  name: string
  credential_id: string | null
  /** COSE key, base64url. */
  public_key: string | null
  transports: Generated<string>
  counter: Generated<number>
  added_at: Date
  used_at: Date | null
  removed_at: Date | null
}

/** Other ways to show who one is. */
export type WaysInTables = {
  round_trip: RoundTripTable
  openid_identity: OpenidIdentityTable
  passkey: PasskeyTable
}

export const waysInColumns = {
  round_trip: {
    code: ['kind', 'purpose', 'provider', 'next', 'issuer', 'id'],
    credential: ['subject'],
    name: ['name'],
    contact: ['email'],
  },
  openid_identity: { code: ['provider', 'issuer'], credential: ['subject'] },
  passkey: { name: ['name'], credential: ['credential_id', 'public_key'], code: ['transports'] },
} as const satisfies Columns<WaysInTables>
