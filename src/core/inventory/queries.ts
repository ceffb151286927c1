import type { Selectable } from 'kysely'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Task = Selectable<Schema['inventory_task']>
/** A task with the sheet it stands on. */
export type TaskOnSheet = Task & { section: string; fiscal_year: number; sheet_state: 'open' | 'closed' }

export const findTask = ({ db, cityId }: Tx, id: string): Promise<TaskOnSheet | undefined> =>
  db
    .selectFrom('inventory_task as t')
    .innerJoin('inventory_sheet as s', (join) =>
      join.onRef('s.city_id', '=', 't.city_id').onRef('s.id', '=', 't.sheet_id'),
    )
    .selectAll('t')
    .select(['s.section', 's.fiscal_year', 's.state as sheet_state'])
    .where('t.city_id', '=', cityId)
    .where('t.id', '=', id)
    .where('t.removed_at', 'is', null)
    .executeTakeFirst()
