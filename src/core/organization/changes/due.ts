import type pg from 'pg'
import { todayInJapan } from '../../../lib/dates.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import type { CityRef, Directory } from '../../edition/directory.ts'
import { applyPlan } from './apply.ts'
import { comingOn } from './coming.ts'
import { listPlans } from './plan.ts'

type Given = { pool: pg.Pool; directory: Directory; clock: () => Date }

/** Carries out what is due in a city, each plan in a transaction of its own. Run twice at once it is done once. */
export async function applyDue({ pool, directory, clock }: Given, city: CityRef): Promise<void> {
  const now = clock()
  const today = todayInJapan(now)
  const due = await inCity(pool, city.id, 'read', async (tx) =>
    (await listPlans(tx)).filter((plan) => plan.state === 'scheduled' && plan.effective_on <= today),
  )
  for (const plan of due.toReversed()) {
    const definition = await comingOn({ directory, city, plan, plans: due })
    if (definition === undefined) continue
    await inCity(pool, city.id, 'write', (tx) => applyPlan(tx, plan, { definition, now }))
  }
}

/** The same by the job process, for a city that nobody opens on the day. */
export const applyAllDue = (given: Given & { ownerPool: pg.Pool }) => async (): Promise<void> => {
  const { rows } = await given.ownerPool.query<{ city_id: string }>(
    `SELECT DISTINCT city_id FROM change_plan WHERE state = 'scheduled' AND effective_on <= $1`,
    [todayInJapan(given.clock())],
  )
  const due = new Set(rows.map(({ city_id }) => city_id))
  for (const city of due.size > 0 ? await given.directory.list() : [])
    if (due.has(city.id)) await applyDue(given, city)
}
