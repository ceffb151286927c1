import { type RawBuilder, sql } from 'kysely'
import { type OtherRecord, otherDue } from '../../core/records/due-others.ts'
import type { Measure, RecordClass } from '../../core/records/schedule.ts'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const mostItems = 500

/** A case, or what else stands on a list. */
export type Kind = 'case' | OtherRecord

export type Due = {
  id: string
  record: Kind
  /** How the list calls it: without a name. */
  number: string
  /** As the office reads it while it decides: never kept in the list. */
  name: string | null
  /** Of whom that name tells: who reads it is kept. */
  person: string | null
  class: string
  years: number
  measure: 'discard' | 'transfer'
  closed_on: string
}
type OfClass = { code: string; years: number; measure: Measure; today: PlainDate }
type Found = Omit<Due, 'number'> & { number: string | null }

/** Whose time is over, class by class: held by nobody, and on no list that was approved already. One statement. */
export async function listDue(
  { db, cityId }: Tx,
  classes: readonly RecordClass[],
  today: PlainDate,
): Promise<Due[]> {
  const parts = classes.flatMap(({ code, years, measure }) =>
    years === undefined ? [] : partOf(cityId, { code, years, measure, today }),
  )
  if (parts.length === 0) return []
  const { rows } = await sql<Found>`${sql.join(parts, sql` UNION ALL `)}`.execute(db)
  return rows.map((row) => ({ ...row, number: row.number ?? labelOf(row.record, row.id, row.closed_on) }))
}

const recordOf: Readonly<Record<string, OtherRecord>> = {
  account: 'person',
  group: 'group',
  notices: 'notices',
  reads: 'reads',
  corrections: 'correction',
  delegations: 'delegation',
  plans: 'plan',
  advisers: 'adviser',
}

function partOf(cityId: string, of: OfClass): RawBuilder<unknown>[] {
  const record = recordOf[of.code]
  if (record === undefined) return [casesOf(cityId, of)]
  return of.measure === 'discard' ? [othersOf(cityId, record, of)] : []
}

const firstDay = ({ years, today }: OfClass) => sql`${`${fiscalYear(today) - years}-04-01`}::date`
const classOf = ({ code, years, measure }: OfClass) =>
  sql`${code}::text AS class, ${years}::integer AS years, ${measure}::text AS measure`

const casesOf = (
  cityId: string,
  of: OfClass,
) => sql`(SELECT c.id, 'case'::text AS record, c.number, NULL::text AS name, NULL::uuid AS person,
    ${classOf(of)}, c.closed_on
  FROM collaboration c WHERE c.city_id = ${cityId} AND c.state <> 'open' AND c.closed_on < ${firstDay(of)}
    AND (c.stage IN ('agreement', 'running', 'evaluation')) = ${of.code === 'agreement'}
    AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.city_id = c.city_id AND h.record_id = c.id AND h.lifted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM disposal_item i WHERE i.city_id = c.city_id AND i.record_id = c.id AND i.disposed_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM disposal_item i JOIN disposal_list l ON l.city_id = i.city_id AND l.id = i.list_id
        AND l.state = 'approved'
      WHERE i.city_id = c.city_id AND i.record_id = c.id AND i.excluded IS NULL)
  ORDER BY c.ordinal LIMIT ${mostItems})`

const othersOf = (
  cityId: string,
  record: OtherRecord,
  of: OfClass,
) => sql`(SELECT due.id, ${record}::text AS record,
    NULL::text AS number, due.name, due.person, ${classOf(of)}, due.closed_on::date AS closed_on
  FROM (${otherDue[record](sql`${cityId}::uuid`)}) due WHERE due.closed_on < ${firstDay(of)}
    AND NOT EXISTS (SELECT 1 FROM disposal_item i JOIN disposal_list l ON l.city_id = i.city_id AND l.id = i.list_id
        AND l.state = 'approved'
      WHERE i.city_id = ${cityId} AND i.record = ${record} AND i.record_id = due.id AND i.closed_on = due.closed_on::date
        AND i.excluded IS NULL AND i.disposed_at IS NULL)
  ORDER BY due.closed_on, due.id LIMIT ${mostItems})`

const byYear = new Set<Kind>(['notices', 'reads'])
/** Papers of which a year is one line. */
export const isByYear = (record: Kind): record is 'notices' | 'reads' => byYear.has(record)

/** Of a year's papers the year, of anything else the end of its id. */
const labelOf = (record: Kind, id: string, closedOn: PlainDate): string =>
  isByYear(record) ? `${record}:${fiscalYear(closedOn)}` : `${record}:${id.slice(-8)}`
