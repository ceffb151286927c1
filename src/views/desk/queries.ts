import { type RawBuilder, sql } from 'kysely'
import { partySection } from '../../core/case/party-section.ts'
import { visibleCases } from '../../core/case/visibility.ts'
import { isOwed } from '../../core/duty/owed.ts'
import { idsOf, type Viewer } from '../../core/people/viewer.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Cursor } from './rules.ts'

export const pageSize = 50

export type Owed = {
  id: string
  kind: string
  section: string | null
  due_on: PlainDate | null
  number: string
  title: string
  /** 担当者, for the desks of staff. */
  officer: string | null
}
export type OwedPage = { rows: Owed[]; earlier: boolean; later: boolean }
export type Counts = { waiting: number; overdue: number; running: number }
export type Load = { section: string; waiting: number; overdue: number }

type Someone = NonNullable<Viewer>
const open = isOwed('duty', 'collaboration')

/** A duty with the party that owes it, while it is one: what a section owes as a party is the section's too. */
const duties = sql`duty JOIN collaboration ON collaboration.city_id = duty.city_id AND collaboration.id = duty.case_id
  LEFT JOIN party ON party.city_id = duty.city_id AND party.case_id = duty.case_id AND party.id = duty.party_id
    AND party.left_at IS NULL`
const owingSection = sql<string | null>`coalesce(duty.section, ${partySection})`

/** Which duties are mine: the section's, my group's, or my own as a resident. */
const ofParty = ({ hat, person }: Someone) =>
  hat.organizationId === undefined
    ? sql<boolean>`party.person_id = ANY (${hat.kind === 'resident' ? [...idsOf(person)] : []}::uuid[])`
    : sql<boolean>`party.organization_id = ${hat.organizationId}`

type Condition = RawBuilder<boolean>

/** A section owes by itself, or as a party: said apart, so that each is read by an index of its own. */
const bySection = (section: string): Condition[] => [
  sql<boolean>`duty.section = ${section}`,
  sql<boolean>`duty.section IS NULL AND ${partySection} = ${section}`,
]

export type Scope = {
  viewer: Someone
  section: string | undefined
  everything: boolean
  /** Kinds that somebody else of the party does: they wait with the viewer, and are not counted as theirs. */
  others?: readonly string[]
  /** Of the section's: what the viewer looks after, what nobody does, or what is past its day. */
  only?: 'own' | 'free' | 'overdue' | undefined
  today?: PlainDate | undefined
  /** Of everybody's, one section's. */
  of?: string | undefined
}

/** Cases whose 担当者 the viewer is. */
const inMyHands = ({ person }: Someone) => sql<boolean>`EXISTS (SELECT 1 FROM case_staff staff
  WHERE staff.city_id = collaboration.city_id AND staff.case_id = collaboration.id AND staff.officer_id = ${person.id})`

/** Cases that nobody looks after. */
const inNobodysHands = sql<boolean>`NOT EXISTS (SELECT 1 FROM case_staff staff WHERE staff.city_id = collaboration.city_id
  AND staff.case_id = collaboration.id AND staff.officer_id IS NOT NULL)`

/** Which duties: each of these is read by itself, and they have none in common. */
const partsOf = (scope: Scope): Condition[] =>
  ofSection(scope).map((of) => sql<boolean>`${of} AND ${only(scope)}`)

function only({ viewer, only, today }: Scope): Condition {
  if (only === 'own') return inMyHands(viewer)
  if (only === 'free') return inNobodysHands
  return only === 'overdue' ? isOverdue(today) : sql<boolean>`true`
}

/** By the day in the index, where what has no day comes last. */
const dueDay = sql`coalesce(duty.due_on, date '9999-12-31')`
const isOverdue = (today: PlainDate | undefined) => sql<boolean>`${dueDay} < ${today}::date`

function ofSection({ viewer, section, everything, of }: Scope): Condition[] {
  if (!everything) return section === undefined ? [ofParty(viewer)] : bySection(section)
  const whose = of === undefined ? [sql<boolean>`${owingSection} IS NOT NULL`] : bySection(of)
  return whose.map((one) => sql<boolean>`${one} AND ${visibleCases(viewer)}`)
}

const officerName = sql`(SELECT person.name FROM case_staff staff JOIN person ON person.city_id = staff.city_id
    AND person.id = staff.officer_id
  WHERE staff.city_id = collaboration.city_id AND staff.case_id = collaboration.id)`

const together = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` UNION ALL `)

/** What is owed, the longest overdue first; one page from a place in that order, forward or back. */
export async function listOwed({ db, cityId }: Tx, scope: Scope, at: Cursor): Promise<OwedPage> {
  const back = at.way === 'before'
  const place = sql`(${at.dueOn}::date, ${at.id}::uuid)`
  const way = back ? sql`DESC` : sql`ASC`
  const parts = partsOf(scope).map(
    (part) => sql`(SELECT duty.id, duty.kind, ${owingSection} AS section, duty.due_on, collaboration.number,
      collaboration.title, ${scope.section === undefined ? sql`NULL` : officerName} AS officer, ${dueDay} AS day
    FROM ${duties}
    WHERE duty.city_id = ${cityId} AND ${open} AND ${part} AND (${dueDay}, duty.id) ${back ? sql`<` : sql`>`} ${place}
    ORDER BY ${dueDay} ${way}, duty.id ${way} LIMIT ${pageSize + 1})`,
  )
  const { rows } =
    await sql<Owed>`SELECT id, kind, section, due_on, number, title, officer FROM (${together(parts)}) owed
    ORDER BY day ${way}, id ${way} LIMIT ${pageSize + 1}`.execute(db)
  const more = rows.length > pageSize
  const page = rows.slice(0, pageSize)
  if (back) return { rows: page.reverse(), earlier: more, later: true }
  return { rows: page, earlier: at.way === 'after', later: more }
}

/** Counted so far and no further: whoever has more waiting than this looks at a part of it. */
export const mostCounted = 100
const upTo = sql.lit(mostCounted + 1)

/** How much waits, how much of it is overdue, and how many cases are under way; none counted beyond `mostCounted` + 1. */
export async function countOwed({ db, cityId }: Tx, scope: Scope, today: PlainDate): Promise<Counts> {
  const others = [...(scope.others ?? [])]
  const count = (also: Condition) =>
    sql`(SELECT count(*)::int FROM (SELECT 1 FROM (${together(
      partsOf(scope).map(
        (
          part,
        ) => sql`(SELECT 1 FROM ${duties} WHERE duty.city_id = ${cityId} AND ${open} AND ${part} AND ${also}
          AND duty.kind <> ALL (${others}::text[]) LIMIT ${upTo})`,
      ),
    )}) found LIMIT ${upTo}) counted)`
  const { rows } = await sql<Counts>`
    SELECT ${count(sql<boolean>`true`)} AS waiting, ${count(isOverdue(today))} AS overdue,
      (SELECT count(*)::int FROM (SELECT 1 FROM collaboration WHERE collaboration.city_id = ${cityId}
        AND collaboration.state = 'open' AND ${underWay(scope)} LIMIT ${upTo}) counted) AS running`.execute(
    db,
  )
  return rows[0] ?? { waiting: 0, overdue: 0, running: 0 }
}

const underWay = ({ viewer, section, everything }: Scope) => {
  if (everything) return visibleCases(viewer)
  return section === undefined ? withMe(viewer) : sql<boolean>`collaboration.section = ${section}`
}

const withMe = (viewer: Someone) => sql<boolean>`EXISTS (SELECT 1 FROM party
  WHERE party.city_id = collaboration.city_id AND party.case_id = collaboration.id AND party.left_at IS NULL
    AND ${ofParty(viewer)})`

/**
 * How the load lies on the sections, each counted to `mostCounted` + 1: numbers alone, so that no title of a closed matter
 * shows. A section's own are read in the order of their days, so that what is overdue is counted first.
 */
export async function listLoad(
  { db, cityId }: Tx,
  sections: readonly string[],
  today: PlainDate,
): Promise<Load[]> {
  const sums = sql`count(*) AS waiting, count(*) FILTER (WHERE day < ${today}::date) AS overdue`
  // Counted within each section: one list of all to be grouped would be sorted first.
  const own = sql`SELECT one.section, counted.* FROM unnest(${[...sections]}::text[]) one (section), LATERAL (SELECT ${sums}
    FROM (SELECT ${dueDay} AS day
      FROM duty JOIN collaboration ON collaboration.city_id = duty.city_id AND collaboration.id = duty.case_id
      WHERE duty.city_id = ${cityId} AND ${open} AND duty.section = one.section
      ORDER BY ${dueDay}, duty.id LIMIT ${upTo}) waiting) counted WHERE counted.waiting > 0`
  const asParty = sql`SELECT section, ${sums} FROM (SELECT ${partySection} AS section, ${dueDay} AS day FROM ${duties}
    WHERE duty.city_id = ${cityId} AND ${open} AND duty.section IS NULL AND ${partySection} IS NOT NULL) owed GROUP BY section`
  const { rows } = await sql<Load>`SELECT section, least(sum(waiting), ${upTo})::int AS waiting,
      least(sum(overdue), ${upTo})::int AS overdue
    FROM (${together([own, asParty])}) counted
    GROUP BY section ORDER BY 3 DESC, 2 DESC, 1`.execute(db)
  return rows
}

export type OwnCase = {
  number: string
  title: string
  stage: string
  state: 'open' | 'closed' | 'ended'
  visibility: 'public' | 'desk'
}

/** The newest cases I am a party of. */
export async function listOwnCases({ db, cityId }: Tx, viewer: Someone): Promise<OwnCase[]> {
  const { rows } = await sql<OwnCase>`
    SELECT number, title, stage, state, visibility FROM collaboration
    WHERE collaboration.city_id = ${cityId} AND ${withMe(viewer)}
    ORDER BY ordinal DESC LIMIT ${pageSize}`.execute(db)
  return rows
}
