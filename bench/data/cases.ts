import type pg from 'pg'
import { indexedAs } from '../../src/core/case/search-index.ts'
import type { Definition } from '../../src/core/edition/schema/index.ts'
import { linkEntries, type NewEntry } from '../../src/core/trail/ledger.ts'
import { GENESIS } from '../../src/lib/chain.ts'
import { newId } from '../../src/lib/ids.ts'
import { referenceNumber } from '../../src/lib/reference-number.ts'
import { rareCount, wordsOf } from './words.ts'

export type SeedCity = { id: string; slug: string; editionId: string; definition: Definition }
type Row = Record<string, unknown>
type Rows = Record<
  'collaboration' | 'party' | 'entry' | 'trail' | 'duty' | 'consultation' | 'case_index',
  Row[]
>

const tables = ['collaboration', 'party', 'entry', 'trail', 'duty', 'consultation', 'case_index'] as const
const perYear = 2500
const firstYear = 2022
const day = 24 * 3600 * 1000
const batch = 500

const signature = { personId: null, hatId: null, name: '見本 みなと（担当者）', publicName: '担当課' }

/** Fills a city with cases as the app would have written them: parties, thread, trail, a duty, and the search index. */
export async function seedCases(owner: pg.ClientBase, city: SeedCity, count: number): Promise<void> {
  for (let from = 0; from < count; from += batch) {
    const rows: Rows = {
      collaboration: [],
      party: [],
      entry: [],
      trail: [],
      duty: [],
      consultation: [],
      case_index: [],
    }
    for (let n = from; n < Math.min(from + batch, count); n += 1) addCase(rows, city, n, count)
    await owner.query('BEGIN')
    for (const table of tables) await insert(owner, table, rows[table])
    await owner.query('COMMIT')
  }
}

async function insert(owner: pg.ClientBase, table: string, rows: Row[]): Promise<void> {
  // Only what the rows name: a column that came later keeps its default.
  const columns = [...new Set(rows.flatMap(Object.keys))].join(', ')
  await owner.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

const turn = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length]

function addCase(rows: Rows, city: SeedCity, n: number, count: number) {
  const year = firstYear + Math.floor(n / perYear)
  const serial = (n % perYear) + 1
  const id = newId(Date.parse(`${year}-04-01T00:00:00Z`) + serial * 3_600_000)
  const at = new Date(Date.parse(`${year}-04-01T00:00:00Z`) + serial * 3_600_000)
  const { group, ...words } = wordsOf(n, n % Math.max(1, Math.floor(count / rareCount)) === 0)
  const kind = turn(city.definition.actors.kinds, n) ?? { code: 'civic', common: 'civicGroup' }
  const section = turn(city.definition.sections, n)?.code ?? null
  const open = n % 3 > 0
  const collaboration = {
    city_id: city.id,
    id,
    ordinal: year * 10_000_000 + serial,
    number: referenceNumber(year, serial),
    fiscal_year: year,
    edition_id: city.editionId,
    ...words,
    field: turn(city.definition.fields, n)?.code ?? null,
    stage: 'consultation',
    state: open ? 'open' : 'closed',
    visibility: 'public',
    form: null,
    zone: null,
    tags: [],
    plan_code: null,
    partner_kinds: [kind.code],
    self_check: null,
    section,
    parent_id: null,
    starts_on: null,
    ends_on: null,
    created_on: at.toISOString().slice(0, 10),
    created_at: at,
    closed_on: open ? null : new Date(at.getTime() + 90 * day).toISOString().slice(0, 10),
    demo: false,
    version: 3,
    trail_seq: 0,
    trail_hash: GENESIS,
  }
  const partyId = newId(at.getTime())
  const due = new Date(at.getTime() + 14 * day).toISOString().slice(0, 10)
  rows.party.push({
    city_id: city.id,
    case_id: id,
    id: partyId,
    position: 1,
    kind: kind.code,
    common: kind.common,
    name: group,
    public_name: group,
    government: false,
    person_id: null,
    organization_id: null,
    section: null,
    added_at: at,
    left_at: null,
  })
  rows.consultation.push({
    city_id: city.id,
    case_id: id,
    section,
    state: open ? 'in_progress' : 'closed',
    routed_by: 'field',
    handed_count: 0,
    next_on: null,
    outcome: null,
    version: 2,
  })
  rows.duty.push({
    city_id: city.id,
    id: newId(at.getTime()),
    case_id: id,
    kind: 'consultation.reply',
    section,
    party_id: null,
    due_on: due,
    opened_at: at,
    closed_at: open ? null : at,
  })
  addThread(rows, collaboration, section, due)
  rows.collaboration.push(collaboration)
  const { lexemes, folded } = indexedAs(city.id, {
    ...collaboration,
    source: null,
    district: null,
    parties: [group],
  })
  rows.case_index.push({
    city_id: city.id,
    case_id: id,
    ordinal: collaboration.ordinal,
    visibility: 'public',
    lexemes: lexemes.map((one) => `'${one}'`).join(' '),
    folded,
  })
}

type Threaded = { city_id: string; id: string; created_at: Date; trail_seq: number; trail_hash: string }

function addThread(rows: Rows, subject: Threaded, section: string | null, dueOn: string) {
  const of = (stage: string, kind: string, facts: Row): NewEntry => ({
    caseId: subject.id,
    stage,
    kind,
    visibility: 'public',
    facts,
  })
  const entries = [
    of('idea', 'sent', { field: 'unknown', section, reason: 'field' }),
    of('consultation', 'received', { section, dueOn, routedBy: 'field' }),
    of('consultation', 'accepted', { section }),
    of('consultation', 'answer', {
      text: 'ご相談ありがとうございます。来週、現地で一緒に見ながらお話をうかがいます。',
    }),
  ]
  const at = subject.created_at.toISOString()
  for (const { row, salt, link } of linkEntries(
    { seq: 0, hash: GENESIS },
    subject.city_id,
    entries,
    signature,
    at,
  )) {
    rows.entry.push({ ...row, salt })
    rows.trail.push({ city_id: subject.city_id, case_id: subject.id, seq: row.seq, at, ...link })
    subject.trail_seq = row.seq
    subject.trail_hash = link.hash
  }
}
