import { sql } from 'kysely'
import { GENESIS } from '../../lib/chain.ts'
import { fiscalYear, type PlainDate, todayInJapan } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import { referenceNumber } from '../../lib/reference-number.ts'
import type { CaseKind, IdeaSource, Via } from '../../platform/db/tables/case.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { NewParty } from './parties.ts'
import { insertFirstParties, kindsAmong } from './parties.ts'
import { indexCases } from './search-index.ts'

export type NewCase = {
  editionId: string
  title: string
  issue: string
  wish: string
  /** Who is behind it, in the sender's words. */
  proposer: string
  visibility: 'public' | 'desk'
  field?: string | undefined
  zone?: string | undefined
  tags?: readonly string[] | undefined
  planCode?: string | undefined
  selfCheck?: unknown
  section?: string | undefined
  parentId?: string | undefined
  /** 受付経路; left out: the sender's own screen. */
  via?: Via | undefined
  receivedOn?: PlainDate | undefined
  /** What it began with; left out: told by its way in and its first party. */
  source?: IdeaSource | undefined
  /** A path below the city where that is to be seen: a vision post, a theme. */
  sourcePath?: string | undefined
  district?: string | undefined
  place?: string | undefined
  point?: Point | undefined
  /** Left out: an idea. */
  kind?: CaseKind | undefined
  /** Citizens alone: no section is a party or in charge. */
  amongCitizens?: boolean | undefined
  demo: boolean
  parties: readonly NewParty[]
  /** The fiscal year that it is of; left out: the one that runs. */
  year?: number | undefined
  /** Where it stands from its first moment; left out: open, at the first stage. */
  standing?: Standing | undefined
}

type Standing = {
  stage: string
  state: 'open' | 'closed'
  closedOn: PlainDate | null
  form: string | null
  planCode: string | null
}

export type Point = { latitude: number; longitude: number }

export type OpenedCase = { id: string; number: string; partyIds: string[] }

/** Opens a case at its first stage, with the next number of the fiscal year. */
export async function openCase(tx: Tx, input: NewCase, now: Date): Promise<OpenedCase> {
  const [opened] = await openCases(tx, [input], now)
  if (opened === undefined) throw new Error('no case')
  return opened
}

/** What is written about cases before they can be found. */
type BeforeFound = (caseIds: readonly string[]) => Promise<void>

/** Opens cases in the order given, with as many statements for a hundred as for one. */
export async function openCases(
  tx: Tx,
  inputs: readonly NewCase[],
  now: Date,
  beforeFound?: BeforeFound,
): Promise<OpenedCase[]> {
  const thisYear = fiscalYear(todayInJapan(now))
  const serials = await nextSerials(
    tx,
    inputs.map(({ year = thisYear }) => year),
  )
  const numbered = inputs.map((input, at) => {
    const { year = thisYear } = input
    const serial = serials[at] ?? 0
    return { input, id: newId(now.getTime()), year, serial, number: referenceNumber(year, serial) }
  })
  await insertCases(tx, numbered, now)
  const ids = numbered.map(({ id }) => id)
  const parties = inputs.map((input, at) => ({ caseId: ids[at] ?? '', parties: input.parties }))
  const partyIds = await insertFirstParties(tx, parties, now)
  await beforeFound?.(ids)
  await indexCases(tx, ids)
  return numbered.map(({ id, number }, at) => ({ id, number, partyIds: partyIds[at] ?? [] }))
}

const intakeOf = ({
  via = 'web',
  receivedOn = null,
}: Pick<NewCase, 'via'> & { receivedOn?: PlainDate | null | undefined }) => ({
  via,
  received_on: receivedOn,
})

/** Who brings it, where nobody said so: the desk that typed it in, what it looks back on, the first party. */
function sourceOf({ source, via = 'web', parentId, parties: [first] }: NewCase): IdeaSource | null {
  if (source !== undefined) return source
  if (via === 'centre') return 'centre'
  if (via !== 'web') return 'counter'
  if (parentId !== undefined) return 'evaluation'
  if (first === undefined) return null
  if (first.government) return 'section'
  return first.organizationId === undefined ? 'resident' : 'group'
}

const originOf = (input: NewCase) => ({
  source: sourceOf(input),
  source_path: input.sourcePath ?? null,
  district: input.district ?? null,
  place: input.place ?? '',
  latitude: input.point?.latitude ?? null,
  longitude: input.point?.longitude ?? null,
})

const kindOf = ({ kind = 'idea', amongCitizens = false }: NewCase) => ({
  kind,
  among_citizens: amongCitizens,
})

const atFirst: Standing = { stage: 'idea', state: 'open', closedOn: null, form: null, planCode: null }

function standingOf({ standing = atFirst, planCode }: NewCase) {
  const { stage, state, form, closedOn } = standing
  return { stage, state, form, closed_on: closedOn, plan_code: planCode ?? standing.planCode }
}

type Numbered = { input: NewCase; id: string; number: string; year: number; serial: number }

function rowOf(cityId: string, { input, id, number, year, serial }: Numbered, now: Date) {
  return {
    city_id: cityId,
    id,
    ordinal: year * 10_000_000 + serial,
    number,
    fiscal_year: year,
    edition_id: input.editionId,
    title: input.title,
    issue: input.issue,
    wish: input.wish,
    proposer: input.proposer,
    field: input.field ?? null,
    ...standingOf(input),
    visibility: input.visibility,
    zone: input.zone ?? null,
    tags: [...(input.tags ?? [])],
    partner_kinds: kindsAmong(input.parties),
    self_check: input.selfCheck === undefined ? null : JSON.stringify(input.selfCheck),
    section: input.section ?? null,
    parent_id: input.parentId ?? null,
    starts_on: null,
    ends_on: null,
    created_on: todayInJapan(now),
    created_at: now,
    ...intakeOf(input),
    ...originOf(input),
    ...kindOf(input),
    demo: input.demo,
    trail_hash: GENESIS,
  }
}

async function insertCases({ db, cityId }: Tx, numbered: readonly Numbered[], now: Date): Promise<void> {
  const rows = numbered.map((one) => rowOf(cityId, one, now))
  await db.insertInto('collaboration').values(rows).execute()
}

/** The next number of each one's year. The years go in one order, so that two who open some never wait for each other. */
async function nextSerials({ db, cityId }: Tx, years: readonly number[]): Promise<number[]> {
  const wanted = new Map<number, number>()
  for (const year of [...years].sort()) wanted.set(year, (wanted.get(year) ?? 0) + 1)
  const rows = await db
    .insertInto('number_counter')
    .values([...wanted].map(([year, n]) => ({ city_id: cityId, fiscal_year: year, next: n })))
    .onConflict((oc) =>
      oc.columns(['city_id', 'fiscal_year']).doUpdateSet({ next: sql`number_counter.next + excluded.next` }),
    )
    .returning(['fiscal_year', 'next'])
    .execute()
  const given = new Map(
    rows.map(({ fiscal_year, next }) => [fiscal_year, next - (wanted.get(fiscal_year) ?? 0)]),
  )
  return years.map((year) => {
    const serial = (given.get(year) ?? 0) + 1
    given.set(year, serial)
    return serial
  })
}
