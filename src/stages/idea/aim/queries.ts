import type { Tx } from '../../../platform/db/transaction.ts'
import type { Seat } from './rules.ts'

/** Seats that a section has open and everybody may read of; what groups hold without the city takes its own applications. */
export async function findSeat({ db, cityId }: Tx, number: string): Promise<Seat | undefined> {
  const row = await db
    .selectFrom('occasion')
    .innerJoin('collaboration', (join) =>
      join
        .onRef('collaboration.city_id', '=', 'occasion.city_id')
        .onRef('collaboration.id', '=', 'occasion.case_id'),
    )
    .select(['collaboration.id', 'title', 'section', 'field', 'apply_until'])
    .where('collaboration.city_id', '=', cityId)
    .where('collaboration.number', '=', number)
    .where('occasion.kind', '=', 'seats')
    .where('collaboration.visibility', '=', 'public')
    .where('collaboration.state', '=', 'open')
    .executeTakeFirst()
  if (row === undefined || row.section === null) return undefined
  const { id: caseId, title, section, field, apply_until: until } = row
  return { caseId, number, title, section, field, until }
}
