import { removedName } from '../trail/salt.ts'
import { heldByNone } from './holds.ts'

/** What ends by itself, entry by entry, and then stands on a list under its own class. */
export type EntryRecord = 'correction' | 'delegation' | 'plan' | 'adviser'

type Entry = {
  table: string
  /** As the office reads it while it decides, and whose reading that is. */
  name: string
  person: string
  closedOn: string
  /** It has ended, was not disposed of, and no hold names it or whom it is about. */
  over: string
}

const inJapan = (moment: string) => `(${moment} AT TIME ZONE 'Asia/Tokyo')::date`

/** As SQL about a row `t`: the same words find it for the list and, once more, when it is disposed of. */
export const entryRecords: Readonly<Record<EntryRecord, Entry>> = {
  correction: {
    table: 'correction',
    name: '(SELECT p.name FROM person p WHERE p.city_id = t.city_id AND p.id = t.person_id)',
    person: 't.person_id',
    closedOn: inJapan('t.answered_at'),
    over: `t.state <> 'open' AND ${heldByNone('t', 'person_id')}`,
  },
  delegation: {
    table: 'delegation',
    name: '(SELECT o.name FROM organization o WHERE o.city_id = t.city_id AND o.id = t.organization_id)',
    person: 'NULL::uuid',
    closedOn: `least(${inJapan('t.ended_at')}, t.until_on)`,
    over: `${heldByNone('t', 'organization_id', 'person_id')} AND NOT EXISTS (SELECT 1 FROM delegation_act a
      JOIN legal_hold l ON l.city_id = a.city_id AND l.record_id = a.case_id AND l.lifted_at IS NULL
      WHERE a.city_id = t.city_id AND a.delegation_id = t.id)`,
  },
  plan: {
    table: 'change_plan',
    name: 't.title',
    person: 'NULL::uuid',
    closedOn: `greatest(t.effective_on, ${inJapan('t.applied_at')}, ${inJapan('t.undone_at')})`,
    over: `t.state IN ('applied', 'undone', 'dropped') AND t.title <> '${removedName}'
      AND ${heldByNone('t', 'created_by', 'scheduled_by')} AND NOT EXISTS (SELECT 1 FROM change_line c
      JOIN legal_hold l ON l.city_id = c.city_id AND l.record_id = c.person_id AND l.lifted_at IS NULL
      WHERE c.city_id = t.city_id AND c.plan_id = t.id)`,
  },
  adviser: {
    table: 'adviser',
    name: 't.name',
    person: 't.person_id',
    closedOn: 't.ended_on',
    over: `t.ended_on IS NOT NULL AND t.name <> '${removedName}' AND ${heldByNone('t', 'person_id')}
      AND NOT EXISTS (SELECT 1 FROM adviser_seat s WHERE s.city_id = t.city_id AND s.adviser_id = t.id
        AND s.state IN ('invited', 'accepted'))`,
  },
}

const kinds = Object.keys(entryRecords) as EntryRecord[]

/** Of an item `i` on a list: what its entry is called, or whom it is about. */
export const ofEntry = (what: 'name' | 'person'): string =>
  kinds
    .map((record) => {
      const { table, [what]: told } = entryRecords[record]
      return `(SELECT ${told} FROM ${table} t WHERE i.record = '${record}' AND t.city_id = i.city_id AND t.id = i.record_id)`
    })
    .join(', ')

/** What goes, in this order, of the entry `$2` of the city `$1`, and after it the entry itself. */
export const entryDisposal: Readonly<Record<EntryRecord, { first: readonly string[]; last: string }>> = {
  correction: { first: [], last: 'DELETE FROM correction t' },
  delegation: {
    first: [
      'DELETE FROM delegation_act WHERE city_id = $1 AND delegation_id = $2',
      'DELETE FROM centre_paper WHERE city_id = $1 AND delegation_id = $2',
    ],
    last: 'DELETE FROM delegation t',
  },
  // What became of a section is kept for ever, and so the plan that says from when.
  plan: {
    first: ['change_case', 'change_done', 'change_line'].map(
      (table) => `DELETE FROM ${table} WHERE city_id = $1 AND plan_id = $2`,
    ),
    last: `UPDATE change_plan t SET title = '${removedName}', note = '', version = version + 1`,
  },
  // Cases in which somebody sat keep that there was one.
  adviser: {
    first: ['DELETE FROM adviser_event WHERE city_id = $1 AND adviser_id = $2'],
    last: `UPDATE adviser t SET name = '${removedName}', person_id = NULL, hat_id = NULL, fields = '{}', districts = '{}',
      area = '', times = '', conditions = '', about = '', open = '{}', version = version + 1`,
  },
}
