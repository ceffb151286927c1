import { type Selectable, sql } from 'kysely'
import type { Task } from '../../core/inventory/index.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { TaskInput } from './rules.ts'

export type Sheet = Selectable<Schema['inventory_sheet']>
export type SheetTask = Task & { themes: { id: string; title: string; state: string }[] }
export const mostTasks = 500

/** The themes that were made of a task, as far as they are in one of the states. */
export const themesOf = (task: string, states: readonly string[]) => sql<
  SheetTask['themes']
>`(SELECT coalesce(json_agg(json_build_object('id', h.id, 'title', h.title, 'state', h.state) ORDER BY h.id), '[]')
  FROM theme h WHERE h.city_id = ${sql.ref(`${task}.city_id`)} AND h.task_id = ${sql.ref(`${task}.id`)}
    AND h.state = ANY (${[...states]}::text[]))`

export const findSheet = ({ db, cityId }: Tx, id: string): Promise<Sheet | undefined> =>
  db
    .selectFrom('inventory_sheet')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()

export const listTasks = ({ db, cityId }: Tx, sheetId: string): Promise<SheetTask[]> =>
  db
    .selectFrom('inventory_task as t')
    .selectAll('t')
    .select(themesOf('t', ['draft', 'released', 'closed']).as('themes'))
    .where('t.city_id', '=', cityId)
    .where('t.sheet_id', '=', sheetId)
    .where('t.removed_at', 'is', null)
    .orderBy('t.id')
    .limit(mostTasks)
    .execute()

/** Begins a section's sheet; tells the one that is there where somebody was faster. */
export async function insertSheet(
  { db, cityId }: Tx,
  { section, year }: { section: string; year: number },
  now: Date,
): Promise<{ id: string; fresh: boolean }> {
  const id = newId(now.getTime())
  const row = await db
    .insertInto('inventory_sheet')
    .values({
      city_id: cityId,
      id,
      section,
      fiscal_year: year,
      state: 'open',
      created_at: now,
      closed_at: null,
    })
    .onConflict((oc) => oc.columns(['city_id', 'fiscal_year', 'section']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return { id, fresh: true }
  const there = await db
    .selectFrom('inventory_sheet')
    .select('id')
    .where('city_id', '=', cityId)
    .where('fiscal_year', '=', year)
    .where('section', '=', section)
    .executeTakeFirstOrThrow()
  return { id: there.id, fresh: false }
}

/** The section's newest sheet before a year. */
export const findSheetBefore = ({ db, cityId }: Tx, section: string, year: number) =>
  db
    .selectFrom('inventory_sheet')
    .select('id')
    .where('city_id', '=', cityId)
    .where('section', '=', section)
    .where('fiscal_year', '<', year)
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()

const columnsOf = (input: TaskInput) => ({
  name: input.name,
  gist: input.gist,
  together: input.together,
  form: input.form,
  with_whom: input.withWhom,
  why_not: input.whyNot,
  shown: input.shown === 'yes',
})

export type NewTask = TaskInput & { copiedFrom?: string }

export async function insertTasks(
  { db, cityId }: Tx,
  sheetId: string,
  tasks: readonly NewTask[],
  now: Date,
): Promise<void> {
  if (tasks.length === 0) return
  await db
    .insertInto('inventory_task')
    .values(
      tasks.map((task) => ({
        city_id: cityId,
        id: newId(now.getTime()),
        sheet_id: sheetId,
        ...columnsOf(task),
        copied_from: task.copiedFrom ?? null,
        created_at: now,
        removed_at: null,
      })),
    )
    .execute()
}

/** False where somebody has changed the task since it was read. */
export async function changeTask(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: TaskInput | { removedAt: Date },
): Promise<boolean> {
  const done = await db
    .updateTable('inventory_task')
    .set({
      ...('removedAt' in change ? { removed_at: change.removedAt } : columnsOf(change)),
      version: sql`version + 1`,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** False where somebody was faster. */
export async function changeSheet(
  { db, cityId }: Tx,
  { id, version }: Pick<Sheet, 'id' | 'version'>,
  patch: { state: 'open' | 'closed'; closed_at: Date | null },
): Promise<boolean> {
  const done = await db
    .updateTable('inventory_sheet')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '<>', patch.state)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Holds the sheet until the transaction ends, so that nothing is added to one that is just being closed. */
export const lockSheet = ({ db, cityId }: Tx, id: string): Promise<Sheet | undefined> =>
  db
    .selectFrom('inventory_sheet')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
