import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'

type MailProofTable = {
  city_id: string
  id: string
  purpose: 'signIn' | 'register' | 'email' | 'confirm'
  person_id: string | null
  address: string
  token_hash: string
  code_hash: string
  browser_hash: string
  stamp: string
  next: string
  tries: Generated<number>
  created_at: Date
  used_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}
type TotpTable = {
  city_id: string
  person_id: string
  secret: string | null
  pending_secret: string | null
  confirmed_at: Date | null
  last_step: Generated<number>
  failed_count: Generated<number>
  locked_until: ColumnType<Date | null, Date | null | undefined, Date | null>
}
type RecoveryCodeTable = {
  city_id: string
  person_id: string
  code_hash: string
  created_at: Date
  used_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** What shows that somebody is who they say, besides a password. */
export type SignInTables = {
  mail_proof: MailProofTable
  totp: TotpTable
  recovery_code: RecoveryCodeTable
}

export const signInColumns = {
  mail_proof: {
    contact: ['address'],
    credential: ['token_hash', 'code_hash', 'browser_hash', 'stamp'],
    code: ['purpose', 'next'],
  },
  totp: { credential: ['secret', 'pending_secret'] },
  recovery_code: { credential: ['code_hash'] },
} as const satisfies Columns<SignInTables>
