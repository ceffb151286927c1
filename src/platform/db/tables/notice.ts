import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

type OutboxTable = {
  city_id: string
  id: string
  case_id: string | null
  person_id: string | null
  /** Instead of the person's own: an address that is to be confirmed, or the old one that is told of a change. */
  to_address: Optional<string>
  kind: string
  lang: string
  once: string | null
  subject: string
  body: string
  /** Staff may read it: it holds nothing that opens anything. */
  readable: Generated<boolean>
  digest: Generated<boolean>
  queued_at: Date
  not_before: Optional<Date>
  held_at: Optional<Date>
  sent_at: Date | null
  failed_count: Generated<number>
  bounced_at: Optional<Date>
  bounce_reason: Optional<string>
  resend_of: Optional<string>
}
type NoticeRuleTable = { city_id: string; wait_minutes: number }
type OnPaperTable = {
  city_id: string
  id: string
  case_id: string | null
  person_id: string
  kind: string
  lang: string
  subject: string
  path: string
  once: string | null
  instead_of: Optional<string>
}
type LetterTable = OnPaperTable & {
  body: string
  written_at: Date
  printed_at: Optional<Date>
  posted_on: Optional<Day>
}
type PhoneCallTable = OnPaperTable & {
  script: string
  opened_at: Date
  tries: Generated<number>
  again_on: Optional<Day>
  closed_at: Optional<Date>
}
type NoticeEventTable = {
  city_id: string
  id: string
  about: 'mail' | 'letter' | 'call' | 'person' | 'rule'
  about_id: string
  kind: string
  note: Generated<string>
  by_person_id: string
  by_hat_id: string
  at: Date
}

/** What people are told, by mail, letter or telephone, and what staff did with it. */
export type NoticeTables = {
  outbox: OutboxTable
  notice_rule: NoticeRuleTable
  letter: LetterTable
  phone_call: PhoneCallTable
  notice_event: NoticeEventTable
}

export const noticeColumns = {
  outbox: {
    contact: ['to_address', 'bounce_reason'],
    words: ['subject', 'body'],
    code: ['kind', 'lang', 'once'],
  },
  letter: { words: ['subject', 'body'], code: ['kind', 'lang', 'path', 'once'] },
  phone_call: { words: ['subject', 'script'], code: ['kind', 'lang', 'path', 'once'] },
  notice_event: { internal: ['note'], code: ['about', 'kind'] },
} as const satisfies Columns<NoticeTables>
