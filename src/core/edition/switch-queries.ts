import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Switches } from './schema/index.ts'

/** What the office has switched, the newest of each stage, as a value in another statement. */
export const newestSwitches = (cityId: string) =>
  sql<Switches>`(SELECT coalesce(json_object_agg(stage, json_build_object('runs', runs, 'sections', sections)), '{}')
    FROM (SELECT DISTINCT ON (stage) stage, runs, sections FROM stage_switch WHERE city_id = ${cityId}
      ORDER BY stage, id DESC) newest)`.as('switches')

/** The same for what no request causes. */
export async function readSwitches({ db, cityId }: Tx): Promise<Switches> {
  const { switches } = await db.selectNoFrom([newestSwitches(cityId)]).executeTakeFirstOrThrow()
  return switches
}
