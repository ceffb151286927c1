import { type Selectable, sql } from 'kysely'
import type { By } from '../../core/people/by.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { ActionChange, ActionInput, IndicatorInput, ReportInput } from './rules.ts'

export type Report = Selectable<Schema['measure_report']>
export type Action = Selectable<Schema['measure_action']>
export type Indicator = Selectable<Schema['measure_indicator']> & {
  values: { fiscal_year: number; value: number }[]
}
export type Overview = Pick<Report, 'measure' | 'section' | 'status' | 'on_date'> & {
  open: number
  late: number
}

/** Of each measure the last report, with how many actions are open and late; of those without a report, the actions alone. */
export async function listOverview({ db, cityId }: Tx, today: PlainDate): Promise<Overview[]> {
  const { rows } =
    await sql<Overview>`SELECT coalesce(r.measure, a.measure) AS measure, r.section, r.status, r.on_date,
      coalesce(a.open, 0)::int AS open, coalesce(a.late, 0)::int AS late
    FROM (SELECT DISTINCT ON (measure) measure, section, status, on_date FROM measure_report
      WHERE city_id = ${cityId} ORDER BY measure, id DESC) r
    FULL JOIN (SELECT measure, count(*) AS open, count(*) FILTER (WHERE due_on < ${today}::date) AS late FROM measure_action
      WHERE city_id = ${cityId} AND done_on IS NULL AND dropped_on IS NULL GROUP BY measure) a ON a.measure = r.measure`.execute(
      db,
    )
  return rows
}

export type Known = { reports: Report[]; actions: Action[]; indicators: Indicator[] }

/** All that is known of one measure, in one statement. */
export async function readMeasure({ db, cityId }: Tx, measure: string): Promise<Known> {
  const { rows } = await sql<Known>`SELECT
    (SELECT coalesce(json_agg(r ORDER BY r.id DESC), '[]') FROM (SELECT * FROM measure_report
      WHERE city_id = ${cityId} AND measure = ${measure} ORDER BY id DESC LIMIT 100) r) AS reports,
    (SELECT coalesce(json_agg(a ORDER BY a.due_on NULLS LAST, a.id), '[]') FROM (SELECT * FROM measure_action
      WHERE city_id = ${cityId} AND measure = ${measure} ORDER BY id DESC LIMIT 100) a) AS actions,
    (SELECT coalesce(json_agg(i ORDER BY i.id), '[]') FROM (SELECT i.*, (SELECT coalesce(json_agg(json_build_object(
        'fiscal_year', v.fiscal_year, 'value', v.value) ORDER BY v.fiscal_year), '[]') FROM measure_value v
        WHERE v.city_id = i.city_id AND v.indicator_id = i.id) AS values
      FROM measure_indicator i WHERE i.city_id = ${cityId} AND i.measure = ${measure} AND i.ended_on IS NULL LIMIT 30) i)
      AS indicators`.execute(db)
  return rows[0] ?? { reports: [], actions: [], indicators: [] }
}

export const findAction = ({ db, cityId }: Tx, measure: string, id: string): Promise<Action | undefined> =>
  db
    .selectFrom('measure_action')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('measure', '=', measure)
    .where('id', '=', id)
    .executeTakeFirst()

const made = ({ cityId }: Tx, measure: string, { personId, hatId, now }: By) => ({
  city_id: cityId,
  id: newId(now.getTime()),
  measure,
  person_id: personId,
  hat_id: hatId,
})

export async function insertReport(
  tx: Tx,
  measure: string,
  input: ReportInput & { on: PlainDate },
  by: By,
): Promise<void> {
  await tx.db
    .insertInto('measure_report')
    .values({
      ...made(tx, measure, by),
      section: input.section,
      status: input.status,
      starts_on: input.startsOn ?? null,
      ends_on: input.endsOn ?? null,
      words: input.words,
      evidence: input.evidence,
      on_date: input.on,
      at: by.now,
    })
    .execute()
}

export async function insertAction(tx: Tx, measure: string, input: ActionInput, by: By): Promise<void> {
  await tx.db
    .insertInto('measure_action')
    .values({
      ...made(tx, measure, by),
      title: input.title,
      section: input.section,
      due_on: input.dueOn ?? null,
      done_on: null,
      dropped_on: null,
      words: input.words,
      created_at: by.now,
    })
    .execute()
}

/** False where somebody else was faster. The day it was done stays, however often it is saved again. */
export async function changeAction(
  { db, cityId }: Tx,
  action: Action,
  input: ActionChange,
  today: PlainDate,
): Promise<boolean> {
  const done = await db
    .updateTable('measure_action')
    .set({
      title: input.title,
      section: input.section,
      due_on: input.dueOn ?? null,
      words: input.words,
      done_on: input.standing === 'done' ? (action.done_on ?? today) : null,
      dropped_on: input.standing === 'dropped' ? (action.dropped_on ?? today) : null,
      version: input.version + 1,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', action.id)
    .where('version', '=', input.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertIndicator(tx: Tx, measure: string, input: IndicatorInput, by: By): Promise<void> {
  await tx.db
    .insertInto('measure_indicator')
    .values({
      ...made(tx, measure, by),
      name: input.name,
      unit: input.unit,
      target: input.target ?? null,
      target_year: input.targetYear ?? null,
      ended_on: null,
      created_at: by.now,
    })
    .execute()
}

export const findIndicator = ({ db, cityId }: Tx, measure: string, id: string) =>
  db
    .selectFrom('measure_indicator')
    .select(['id', 'name', 'unit'])
    .where('city_id', '=', cityId)
    .where('measure', '=', measure)
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirst()

/** What was counted in a year; said again it replaces what stood there. */
export async function saveValue(
  { db, cityId }: Tx,
  indicatorId: string,
  { year, value }: { year: number; value: number },
  { personId, hatId, now }: By,
): Promise<void> {
  await db
    .insertInto('measure_value')
    .values({
      city_id: cityId,
      indicator_id: indicatorId,
      fiscal_year: year,
      value,
      person_id: personId,
      hat_id: hatId,
      at: now,
    })
    .onConflict((oc) =>
      oc.columns(['city_id', 'indicator_id', 'fiscal_year']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        person_id: eb.ref('excluded.person_id'),
        hat_id: eb.ref('excluded.hat_id'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}
