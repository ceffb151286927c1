import type { ColumnType, Generated } from 'kysely'

/** A `date` column: 'YYYY-MM-DD' both ways, never a moment. */
type Day = string
type Json<T> = ColumnType<T, string, string>

type CityTable = { id: string; slug: string; code: string; demo: boolean; created_at: Date }
type EditionTable = {
  city_id: string
  id: string
  number: number
  content: Json<unknown>
  content_hash: string
  effective_from: Day
  imported_at: Date
}
type PersonTable = {
  city_id: string
  id: string
  name: string
  email: string | null
  password_hash: string | null
  lang: Generated<string>
  demo: Generated<boolean>
  failed_count: Generated<number>
  locked_until: Date | null
  created_at: Date
  version: Generated<number>
}
type OrganizationTable = {
  city_id: string
  id: string
  kind: string
  name: string
  demo: Generated<boolean>
  created_at: Date
  version: Generated<number>
}
type HatTable = {
  city_id: string
  id: string
  person_id: string
  kind: string
  organization_id: string | null
  section: string | null
  since: Day
  until: Day | null
}
type SessionTable = {
  city_id: string
  id: string
  person_id: string
  hat_id: string
  created_at: Date
  seen_at: Date
}
type SubmissionTable = {
  city_id: string
  id: string
  person_id: string | null
  path: string
  location: string | null
  at: Date
}
type CollaborationTable = {
  city_id: string
  id: string
  ordinal: number
  number: string
  fiscal_year: number
  edition_id: string
  title: string
  issue: string
  wish: string
  proposer: string
  field: string | null
  stage: string
  state: 'open' | 'closed' | 'ended'
  visibility: 'public' | 'desk'
  form: string | null
  zone: string | null
  tags: Generated<string[]>
  plan_code: string | null
  partner_kinds: Generated<string[]>
  self_check: Json<unknown> | null
  section: string | null
  parent_id: string | null
  starts_on: Day | null
  ends_on: Day | null
  created_on: Day
  created_at: Date
  closed_on: Day | null
  demo: Generated<boolean>
  version: Generated<number>
  trail_seq: Generated<number>
  trail_hash: string
}
type PartyTable = {
  city_id: string
  case_id: string
  id: string
  position: number
  kind: string
  common: string
  name: string
  public_name: string
  government: boolean
  person_id: string | null
  organization_id: string | null
  section: string | null
  added_at: Date
  left_at: Date | null
}
type EntryTable = {
  city_id: string
  case_id: string
  seq: number
  stage: string
  kind: string
  visibility: string
  party_id: string | null
  person_id: string | null
  hat_id: string | null
  actor_name: string
  actor_public: string
  facts: Json<Record<string, unknown>>
  salt: string
  at: Date
}
type TrailTable = {
  city_id: string
  case_id: string
  seq: number
  action: string
  at: Date
  commitment: string
  prev: string
  hash: string
}
type TrailHeadTable = {
  city_id: string
  n: number
  at: Date
  prev: string
  root: string
  hash: string
  signature: string
  public_key: string
}
type TrailLeafTable = {
  city_id: string
  n: number
  position: number
  case_id: string
  seq: number
  hash: string
}
type DutyTable = {
  city_id: string
  id: string
  case_id: string
  kind: string
  section: string | null
  party_id: string | null
  due_on: Day | null
  opened_at: Date
  closed_at: Date | null
}
type CaseIndexTable = {
  city_id: string
  case_id: string
  ordinal: number
  visibility: string
  lexemes: string
  folded: string
}
type FileTable = {
  city_id: string
  id: string
  case_id: string
  name: string
  media_type: string
  size: number
  sha256: string
  visibility: string
  added_at: Date
}
type OutboxTable = {
  city_id: string
  id: string
  case_id: string | null
  person_id: string
  subject: string
  body: string
  queued_at: Date
  sent_at: Date | null
  failed_count: Generated<number>
}
type ConsultationTable = {
  city_id: string
  case_id: string
  section: string
  state: string
  routed_by: string
  handed_count: Generated<number>
  next_on: Day | null
  outcome: string | null
  version: Generated<number>
}
type ApprovalTable = {
  city_id: string
  id: string
  case_id: string
  kind: 'reply' | 'agreement' | 'decision'
  draft: Json<Record<string, unknown>>
  state: 'draft' | 'approved' | 'released' | 'withdrawn'
  drafted_by: string
  approval_number: string | null
  approved_on: Day | null
  created_at: Date
  version: Generated<number>
}
type JointKind = 'agreement' | 'jointEvaluation'
type JointVersionTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  content: Json<unknown>
  content_hash: string
  party_ids: string[]
  written_by_party: string | null
  person_id: string
  at: Date
}
type JointConfirmationTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  party_id: string
  content_hash: string
  method: 'online' | 'paper'
  person_id: string | null
  signer: string | null
  file_id: string | null
  recorded_by: string
  at: Date
}
type JointObjectionTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  party_id: string
  person_id: string
  reason: string
  at: Date
}
type JointEffectTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  content_hash: string
  at: Date
}
type EvaluationRoundTable = {
  city_id: string
  case_id: string
  questions: Json<unknown>
  scale: Json<unknown>
  seal_key: string
  due_on: Day
  opened_at: Date
}
type EvaluationSheetTable = {
  city_id: string
  case_id: string
  party_id: string
  sealed: Buffer
  person_id: string
  handed_in_at: Date
}
type EvaluationOpeningTable = {
  city_id: string
  case_id: string
  party_id: string
  answers: Json<unknown>
  opened_at: Date
}

/** The tables as TypeScript sees them. Dates are strings, moments are Date, bigint is number. */
export type Schema = {
  city: CityTable
  installation: { id: number; version: number }
  page_counter: { city_id: string; bucket: number; n: number }
  edition: EditionTable
  person: PersonTable
  organization: OrganizationTable
  hat: HatTable
  session: SessionTable
  submission: SubmissionTable
  number_counter: { city_id: string; fiscal_year: number; next: number }
  collaboration: CollaborationTable
  party: PartyTable
  entry: EntryTable
  trail: TrailTable
  trail_head: TrailHeadTable
  trail_leaf: TrailLeafTable
  duty: DutyTable
  case_index: CaseIndexTable
  file: FileTable
  outbox: OutboxTable
  consultation: ConsultationTable
  approval: ApprovalTable
  joint_version: JointVersionTable
  joint_confirmation: JointConfirmationTable
  joint_objection: JointObjectionTable
  joint_effect: JointEffectTable
  evaluation_round: EvaluationRoundTable
  evaluation_sheet: EvaluationSheetTable
  evaluation_opening: EvaluationOpeningTable
  seal_key: { city_id: string; public_key: string; created_at: Date }
}
