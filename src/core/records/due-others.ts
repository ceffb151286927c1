import { type RawBuilder, sql } from 'kysely'
import { removedName } from '../trail/salt.ts'
import { type EntryRecord, entryRecords } from './entries.ts'

/** What stands on a list besides cases. The same words find it for the list and, once more, when it is disposed of. */
export type OtherRecord = 'person' | 'group' | 'notices' | 'reads' | EntryRecord

/** When somebody last did anything here; an account that was never used counts from when it was made. */
const lastUse = sql`(greatest(p.created_at,
  (SELECT max(e.at) FROM account_event e WHERE e.city_id = p.city_id AND e.person_id = p.id),
  (SELECT max(s.seen_at) FROM session s WHERE s.city_id = p.city_id AND s.person_id = p.id),
  (SELECT max(t.at) FROM entry t WHERE t.city_id = p.city_id AND t.person_id = p.id))
  AT TIME ZONE 'Asia/Tokyo')::date`

/**
 * People no case names as a party any more and who wear no hat but a resident's: accounts nobody uses, and whoever came
 * without one to a matter that is disposed of. Nobody whom a hold names.
 */
export const idlePeople = (cityId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT p.id, p.name, p.id AS person, ${lastUse} AS closed_on FROM person p WHERE p.city_id = ${cityId} AND p.name <> ${sql.lit(removedName)}
    AND NOT EXISTS (SELECT 1 FROM party y WHERE y.city_id = p.city_id AND y.person_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM hat h WHERE h.city_id = p.city_id AND h.person_id = p.id
      AND h.kind NOT IN ('resident', 'former') AND h.until IS NULL)
    AND NOT EXISTS (SELECT 1 FROM hat h WHERE h.city_id = p.city_id AND h.person_id = p.id AND h.kind NOT IN ('resident', 'former')
      AND h.until >= ${lastUse})
    AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.city_id = p.city_id AND e.person_id = p.id AND e.withdrawn_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM person_merge m WHERE m.city_id = p.city_id AND m.from_person_id = p.id AND m.undone_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM legal_hold l WHERE l.city_id = p.city_id AND l.record_id = p.id AND l.lifted_at IS NULL)`

/** Groups in which the last role has ended, and that are a party nowhere any more. */
export const endedGroups = (cityId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT o.id, o.name, NULL::uuid AS person, max(h.until) AS closed_on FROM organization o JOIN hat h ON h.city_id = o.city_id AND h.organization_id = o.id
  WHERE o.city_id = ${cityId} AND o.name <> ${sql.lit(removedName)}
    AND NOT EXISTS (SELECT 1 FROM party y WHERE y.city_id = o.city_id AND y.organization_id = o.id)
    AND NOT EXISTS (SELECT 1 FROM legal_hold l WHERE l.city_id = o.city_id AND l.record_id = o.id AND l.lifted_at IS NULL)
  GROUP BY o.id, o.name HAVING bool_and(h.until IS NOT NULL)`

/** The day in Japan, moved so that its year is the fiscal year. */
const yearOf = (at: string) =>
  sql`extract(year FROM (${sql.raw(at)} AT TIME ZONE 'Asia/Tokyo') - interval '3 months')::integer`
const endOf = (year: RawBuilder<unknown>) => sql`make_date(${year} + 1, 3, 31)`

/** What a hold names stays: a row of a case or a person that is held. */
export const isFree = (
  t: string,
) => sql`NOT EXISTS (SELECT 1 FROM legal_hold l WHERE l.city_id = ${sql.raw(t)}.city_id AND l.lifted_at IS NULL
  AND (l.record_id = ${sql.raw(t)}.case_id OR l.record_id = ${sql.raw(t)}.person_id))`

const told = [
  ['outbox', 'queued_at'],
  ['letter', 'written_at'],
  ['phone_call', 'opened_at'],
] as const

/** Mail, letters and calls of a fiscal year, as one line of the list. */
export const oldNotices = (cityId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT ${cityId} AS id, count(*)::text AS name, NULL::uuid AS person, ${endOf(sql`year`)} AS closed_on FROM (${sql.join(
    told.map(
      ([table, at]) =>
        sql`SELECT ${yearOf(`t.${at}`)} AS year FROM ${sql.table(table)} t WHERE t.city_id = ${cityId} AND ${isFree('t')}`,
    ),
    sql` UNION ALL `,
  )}) all_told GROUP BY year`

/** The log of who read personal data, a fiscal year as one line. */
export const oldReads = (cityId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT ${cityId} AS id, count(*)::text AS name, NULL::uuid AS person, ${endOf(sql`year`)} AS closed_on FROM (
    SELECT ${yearOf('t.at')} AS year FROM personal_read t WHERE t.city_id = ${cityId} AND ${isFree('t')}) all_read GROUP BY year`

const endedEntries = (record: EntryRecord) => (cityId: RawBuilder<unknown>) => {
  const { table, name, person, closedOn, over } = entryRecords[record]
  return sql`SELECT t.id, ${sql.raw(name)} AS name, ${sql.raw(person)} AS person, ${sql.raw(closedOn)} AS closed_on
    FROM ${sql.table(table)} t WHERE t.city_id = ${cityId} AND ${sql.raw(over)}`
}

export const otherDue: Readonly<Record<OtherRecord, (cityId: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  person: idlePeople,
  group: endedGroups,
  notices: oldNotices,
  reads: oldReads,
  correction: endedEntries('correction'),
  delegation: endedEntries('delegation'),
  plan: endedEntries('plan'),
  adviser: endedEntries('adviser'),
}
