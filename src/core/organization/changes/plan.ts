import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { SectionMade } from '../../edition/succession.ts'
import type { FunctionKind, StaffHatKind } from '../rules.ts'

export const lineKinds = ['leave', 'join', 'move', 'function'] as const
export const sectionChangeKinds = ['renamed', 'merged', 'split'] as const
export type PlanState = 'draft' | 'scheduled' | 'applied' | 'undone' | 'dropped'
export type Line = {
  id: string
  kind: (typeof lineKinds)[number]
  person_id: string | null
  name: string
  reading: string
  email: string
  ends_hat: string | null
  /** What the hat that ends was, also once it has ended. */
  ended?: { kind: StaffHatKind; section: string } | null
  hat_kind: StaffHatKind | null
  place: string | null
  function_kind: FunctionKind | null
}
export type SectionChange = {
  id: string
  kind: (typeof sectionChangeKinds)[number]
  from_code: string
  to_codes: string[]
  reason: string
}
/** A section that is new on the day. */
export type NewSection = SectionMade & { id: string }
export type Plan = {
  id: string
  title: string
  effective_on: PlainDate
  state: PlanState
  note: string
  scheduled_by: string | null
  scheduled_hat: string | null
  applied_at: Date | null
  undone_at: Date | null
  version: number
  lines: Line[]
  sections: SectionChange[]
  made: NewSection[]
}

const lines = sql<
  Line[]
>`(SELECT coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'person_id', l.person_id,
    'name', coalesce(p.name, l.name), 'reading', l.reading, 'email', l.email, 'ends_hat', l.ends_hat, 'hat_kind', l.hat_kind,
    'ended', CASE WHEN h.id IS NULL THEN NULL ELSE json_build_object('kind', h.kind, 'section', h.section) END,
    'place', l.place, 'function_kind', l.function_kind) ORDER BY l.id), '[]')
  FROM change_line l LEFT JOIN person p ON p.city_id = l.city_id AND p.id = l.person_id
  LEFT JOIN hat h ON h.city_id = l.city_id AND h.id = l.ends_hat
  WHERE l.city_id = change_plan.city_id AND l.plan_id = change_plan.id AND l.removed_at IS NULL)`
const sections = sql<SectionChange[]>`(SELECT coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind,
    'from_code', s.from_code, 'to_codes', s.to_codes, 'reason', s.reason) ORDER BY s.id), '[]')
  FROM section_change s
  WHERE s.city_id = change_plan.city_id AND s.plan_id = change_plan.id AND s.removed_at IS NULL)`

const made = sql<
  NewSection[]
>`(SELECT coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'name', m.name,
    'name_en', m.name_en, 'department', m.department, 'fields', m.fields) ORDER BY m.id), '[]')
  FROM section_made m
  WHERE m.city_id = change_plan.city_id AND m.plan_id = change_plan.id AND m.removed_at IS NULL)`

const fields = [
  'id',
  'title',
  'effective_on',
  'state',
  'note',
  'scheduled_by',
  'scheduled_hat',
  'applied_at',
  'undone_at',
  'version',
] as const

const plans = ({ db, cityId }: Tx) =>
  db
    .selectFrom('change_plan')
    .select(fields)
    .select([lines.as('lines'), sections.as('sections'), made.as('made')])
    .where('city_id', '=', cityId)

/** The newest first; nothing old enough to be beyond these is prepared any more. */
export const listPlans = (tx: Tx): Promise<Plan[]> =>
  plans(tx).orderBy('effective_on', 'desc').orderBy('id', 'desc').limit(50).execute()

export const findPlan = (tx: Tx, id: string): Promise<Plan | undefined> =>
  plans(tx).where('id', '=', id).executeTakeFirst()

export async function insertPlan(
  { db, cityId }: Tx,
  plan: { title: string; effectiveOn: PlainDate; note: string },
  by: string,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('change_plan')
    .values({
      city_id: cityId,
      id,
      title: plan.title,
      effective_on: plan.effectiveOn,
      state: 'draft',
      note: plan.note,
      created_by: by,
      created_at: now,
      scheduled_by: null,
      scheduled_hat: null,
      applied_at: null,
      undone_at: null,
    })
    .execute()
  return id
}

type Patch = Partial<{
  state: PlanState
  scheduled_by: string | null
  scheduled_hat: string | null
  applied_at: Date
  undone_at: Date
}>

/** Every change of a plan goes through here: false where somebody else has changed it since it was read. */
export async function changePlan(
  { db, cityId }: Tx,
  read: { id: string; version: number; state: PlanState },
  patch: Patch = {},
): Promise<boolean> {
  const done = await db
    .updateTable('change_plan')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .where('state', '=', read.state)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
