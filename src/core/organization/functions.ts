import { addDays, type PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FunctionKind } from './rules.ts'

export type Term = {
  id: string
  kind: FunctionKind
  place: string
  since: PlainDate
  until: PlainDate
  personId: string
  name: string
}

/** Everybody who held a function at some time between two days, the newest term first. */
export const listTerms = ({ db, cityId }: Tx, from: PlainDate, to: PlainDate): Promise<Term[]> =>
  db
    .selectFrom('staff_function')
    .innerJoin('person', (join) =>
      join
        .onRef('person.city_id', '=', 'staff_function.city_id')
        .onRef('person.id', '=', 'staff_function.person_id'),
    )
    .select(['staff_function.id', 'staff_function.kind', 'place', 'since', 'until', 'person.name'])
    .select('person.id as personId')
    .where('staff_function.city_id', '=', cityId)
    .where('since', '<=', to)
    .where('until', '>=', from)
    // A term taken back before it began is no term.
    .whereRef('since', '<=', 'until')
    .orderBy('since', 'desc')
    .orderBy('staff_function.id', 'desc')
    .limit(1000)
    .execute()

export type NewTerm = {
  personId: string
  kind: FunctionKind
  place: string
  since: PlainDate
  until: PlainDate
}

/** Undefined where the person has held the same since the same day: the same roster twice changes nothing. */
export async function insertTerm({ db, cityId }: Tx, term: NewTerm, now: Date): Promise<string | undefined> {
  const { personId, ...rest } = term
  const row = await db
    .insertInto('staff_function')
    .values({ city_id: cityId, id: newId(now.getTime()), person_id: personId, ...rest })
    .onConflict((oc) => oc.columns(['city_id', 'person_id', 'kind', 'place', 'since']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Ends a term so that yesterday was its last day; false where there is none that still runs. */
export async function endTerm({ db, cityId }: Tx, id: string, today: PlainDate): Promise<boolean> {
  const done = await db
    .updateTable('staff_function')
    .set({ until: addDays(today, -1) })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('until', '>=', today)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
