import type pg from 'pg'
import type { CityRef } from '../../../core/edition/directory.ts'
import { readSwitches } from '../../../core/edition/switch-queries.ts'
import { reachOf } from '../../../core/edition/switches.ts'
import type { Letterhead, NoticeVisit } from '../../../core/notice/index.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import { todayInJapan } from '../../../lib/dates.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { tellOffice, tellSections } from '../notices.ts'
import { insertSwitch } from '../queries.ts'
import { sectionsChanged, switchFaults } from '../rules.ts'
import { type DuePlan, endPlan, isAnyDue, listDuePlans } from './queries.ts'
import { reachOfPlan } from './rules.ts'

type Given = { pool: pg.Pool; letterhead: Letterhead; clock: () => Date }

async function isPossible(visit: NoticeVisit, plan: DuePlan): Promise<boolean> {
  const today = { ...visit.definition, switches: await readSwitches(visit.tx) }
  const { stage: code, runs, sections, reason } = plan
  return (
    switchFaults({ edition: visit.definition, today, code }, { runs, sections, reason, seen: '' }).length ===
    0
  )
}

async function carryOut(visit: NoticeVisit, plan: DuePlan): Promise<void> {
  const { tx, now, definition } = visit
  const { stage: code, reason } = plan
  const before = reachOf(definition, await readSwitches(tx), code)
  const after = reachOfPlan(plan)
  const by = { personId: plan.by_person_id, hatId: plan.by_hat_id, now }
  await insertSwitch(tx, { stage: code, reach: after, reason, by, planId: plan.id })
  await endPlan(tx, plan.id, { state: 'done', now })
  await tellSections(visit, { code, after, sections: sectionsChanged(definition, before, after) })
}

/** What one day brings: a stage may need another that begins the same day, so that each is tried until none goes on. */
async function carryOutDay(visit: NoticeVisit, plans: readonly DuePlan[]) {
  let left = [...plans]
  for (let before = -1; before !== left.length; ) {
    before = left.length
    const waiting: DuePlan[] = []
    for (const plan of left)
      if (await isPossible(visit, plan)) await carryOut(visit, plan)
      else waiting.push(plan)
    left = waiting
  }
  for (const plan of left) {
    await endPlan(visit.tx, plan.id, { state: 'refused', now: visit.now })
    await tellOffice(visit, plan.stage)
  }
}

/** What was set for a day that has come takes place, each day after the other. Run twice at once it is done once. */
export const openPlanned =
  ({ pool, letterhead, clock }: Given) =>
  async (city: Pick<CityRef, 'id'>): Promise<void> => {
    const now = clock()
    const today = todayInJapan(now)
    if (!(await inCity(pool, city.id, 'read', (tx) => isAnyDue(tx, today)))) return
    const head = await letterhead(city.id, now)
    await inCity(pool, city.id, 'write', async (tx) => {
      const due = await listDuePlans(tx, today)
      for (const day of new Set(due.map(({ from_on }) => from_on)))
        await carryOutDay(
          { ...head, tx },
          due.filter(({ from_on }) => from_on === day),
        )
      await bumpPages(tx)
    })
  }

/** The same by the job process, for a city that nobody opens on the day. */
export const applyPlanned = (given: Given & { ownerPool: pg.Pool }) => async (): Promise<void> => {
  const { rows } = await given.ownerPool.query<{ city_id: string }>(
    `SELECT DISTINCT city_id FROM switch_plan WHERE state = 'coming' AND from_on <= $1`,
    [todayInJapan(given.clock())],
  )
  for (const { city_id: id } of rows) await openPlanned(given)({ id })
}
