import { sql } from 'kysely'
import { type Class, personalColumns } from '../../platform/db/personal.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** 個人情報ファイル: tables that together hold what is known of people for one purpose. */
export type FileCode = 'people' | 'cases' | 'groups' | 'staff' | 'centre' | 'bodies' | 'notices' | 'requests'

/** Where the tables of a room belong, those that come later too; a test names a personal table that belongs nowhere. */
const rooms: readonly [RegExp, FileCode][] = [
  [/^(outbox|letter|phone_call|notice|mail_follow)/, 'notices'],
  [/^(correction|erasure|legal_hold|personal_read)/, 'requests'],
  [/^(group|member)/, 'groups'],
  [/^(roster|staff|organization|handover|change)/, 'staff'],
  [/^(centre|delegation|adviser)/, 'centre'],
  [/^(body|revision)/, 'bodies'],
  [
    /^(collaboration|party|entry|approval|joint|evaluation|case|file|upload|draft|scan|print|paper|counter|partner_table|table_|proposal|sheet_line|vision|consultation|review|ahead|voice|register|joining|partner_invitation)/,
    'cases',
  ],
  [
    /^(person|session|account|identity|passkey|way|sign|openid|password|mail_proof|totp|recovery|round_trip|step)/,
    'people',
  ],
]

export const fileOf = (table: string): FileCode | undefined => rooms.find(([room]) => room.test(table))?.[1]

const countedIn: Readonly<Record<FileCode, string>> = {
  people: 'person',
  cases: 'party',
  groups: 'group_profile',
  staff: 'hat',
  centre: 'centre_slip',
  bodies: 'body_seat',
  notices: 'outbox',
  requests: 'correction',
}

/** Counted by people: somebody in several cases, or with several positions in the city hall, is one. */
const byPerson: ReadonlySet<FileCode> = new Set(['cases', 'staff'])

export type RegisteredFile = { code: FileCode; classes: readonly Class[]; count: number }

/** The register as the database is: which files there are, what kinds of items they hold, and of how many people. */
export async function listFiles({ db, cityId }: Tx): Promise<RegisteredFile[]> {
  const codes = Object.keys(countedIn) as FileCode[]
  const counts = codes.map((code) =>
    byPerson.has(code)
      ? sql<number>`(SELECT count(DISTINCT person_id)::integer FROM ${sql.table(countedIn[code])}
          WHERE city_id = ${cityId} AND ${code === 'staff' ? sql`section IS NOT NULL` : sql`true`})`.as(code)
      : sql<number>`(SELECT count(*)::integer FROM ${sql.table(countedIn[code])} WHERE city_id = ${cityId})`.as(
          code,
        ),
  )
  const row = (await db.selectNoFrom(counts).executeTakeFirstOrThrow()) as Record<string, number>
  return codes.map((code) => ({ code, classes: classesIn(code), count: row[code] ?? 0 }))
}

const classesIn = (code: FileCode): Class[] => [
  ...new Set(personalColumns.filter(({ table }) => fileOf(table) === code).map((one) => one.class)),
]
