import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Definition } from '../../edition/schema/index.ts'
import { findPresentSection } from '../../edition/view.ts'
import { hatLabel } from '../../people/signature.ts'
import type { Hat } from '../../people/viewer.ts'
import { bumpPages, openLedger, type Signature } from '../../trail/ledger.ts'
import { organizationStage } from '../entries.ts'
import { keepOrganizationEvent } from '../events.ts'
import { applyLines, type Day } from './apply-people.ts'
import { applyRouting } from './apply-routing.ts'
import { applySections, type Moved } from './apply-sections.ts'
import { changesSections } from './coming.ts'
import { keepDone } from './done.ts'
import { changePlan, type Plan } from './plan.ts'

type Signed = { by: { personId: string; hatId: string }; signature: Signature }

/** A plan is carried out in the name of whoever scheduled it: person and hat, as they were then. */
export async function signerOf({ db, cityId }: Tx, plan: Plan, definition: Definition): Promise<Signed> {
  const row = await db
    .selectFrom('hat')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'hat.city_id').onRef('person.id', '=', 'hat.person_id'),
    )
    .select(['hat.id', 'hat.kind', 'hat.section', 'person.id as personId', 'person.name'])
    .where('hat.city_id', '=', cityId)
    .where('hat.id', '=', plan.scheduled_hat ?? '')
    .executeTakeFirstOrThrow()
  const hat = { id: row.id, kind: row.kind, section: row.section ?? undefined } as Hat
  const label = hatLabel(hat, definition, 'ja')
  const place = findPresentSection(definition, hat.section)?.name.ja
  return {
    by: { personId: row.personId, hatId: row.id },
    signature: {
      personId: row.personId,
      hatId: row.id,
      name: `${row.name}（${label}）`,
      publicName: place ?? label,
    },
  }
}

/** Gives cases to who was chosen, and leaves none with somebody who has gone from its section. */
async function assignCases(day: Day, people: ReadonlyMap<string, string>): Promise<void> {
  const { tx, plan, done } = day
  const { rows } = await sql<{
    id: string
    was: string | null
    to_person: string | null
    to_line: string | null
  }>`
    SELECT c.id, s.officer_id AS was, g.to_person_id AS to_person, g.to_line_id AS to_line FROM collaboration c
    LEFT JOIN case_staff s ON s.city_id = c.city_id AND s.case_id = c.id
    LEFT JOIN change_case g ON g.city_id = c.city_id AND g.plan_id = ${plan.id} AND g.case_id = c.id
    WHERE c.city_id = ${tx.cityId} AND c.state = 'open' AND (g.to_person_id IS NOT NULL OR g.to_line_id IS NOT NULL
      OR (s.officer_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hat h WHERE h.city_id = s.city_id
        AND h.person_id = s.officer_id AND h.section = c.section AND h.since <= ${plan.effective_on}::date
        AND (h.until IS NULL OR h.until >= ${plan.effective_on}::date))))`.execute(tx.db)
  for (const { id, was, to_person, to_line } of rows) {
    const becomes = to_person ?? people.get(to_line ?? '') ?? null
    await sql`INSERT INTO case_staff (city_id, case_id, officer_id) VALUES (${tx.cityId}, ${id}, ${becomes})
      ON CONFLICT (city_id, case_id) DO UPDATE SET officer_id = excluded.officer_id, version = case_staff.version + 1`.execute(
      tx.db,
    )
    done.push({ what: 'officer', row_id: id, caseId: id, was, became: becomes })
  }
}

/** Every process reads its cities anew once this is kept: their sections are others now. */
export const tellDirectories = ({ db }: Tx) => sql`SELECT sections_changed()`.execute(db)

export type EntryKind = 'sectionChanged' | 'sectionRestored'

/** Tells in the thread of each case what became of its section, in the name of whoever did it. */
export async function tellCases(
  tx: Tx,
  kind: EntryKind,
  moved: readonly Omit<Moved, 'stage'>[],
  signature: Signature,
  now: Date,
): Promise<void> {
  const ledger = openLedger(tx, signature, now)
  for (const { caseId, from, to, reason } of moved)
    ledger.record({
      caseId,
      stage: organizationStage,
      kind,
      visibility: 'public',
      facts: { from, to, ...(reason === '' ? {} : { reason }) },
    })
  await ledger.flush()
}

/**
 * Carries a plan out, all of it in the transaction given. Hats end with the day before and begin on the day of the
 * plan, whenever this runs. False where somebody else has carried it out.
 */
export async function applyPlan(
  tx: Tx,
  plan: Plan,
  { definition, now }: { definition: Definition; now: Date },
): Promise<boolean> {
  if (!(await changePlan(tx, plan, { state: 'applied', applied_at: now }))) return false
  const { by, signature } = await signerOf(tx, plan, definition)
  const day: Day = { tx, plan, now, done: [] }
  const people = await applyLines(day)
  const moved = await applySections(
    day,
    (field) => definition.routing.rules.find((rule) => rule.field === field)?.section,
  )
  await applyRouting(day, by)
  await assignCases(day, people)
  await keepDone(tx, plan.id, day.done, now)
  await keepOrganizationEvent(tx, { kind: 'planApplied', planId: plan.id }, by, now)
  await tellCases(tx, 'sectionChanged', moved, signature, now)
  if (changesSections(plan)) await tellDirectories(tx)
  await bumpPages(tx)
  return true
}
