import type pg from 'pg'
import { inCity } from '../../platform/db/transaction.ts'
import { copyAllToLibrary } from './copy.ts'

type Parts = { ownerPool: pg.Pool; appPool: pg.Pool }
type Row = { city_id: string; id: string; visibility: string; stage: string; state: string }

const most = 500

async function fillSome({ ownerPool, appPool }: Parts): Promise<boolean> {
  const { rows } = await ownerPool.query<Row>(
    `SELECT c.city_id, c.id, c.visibility, c.stage, c.state FROM collaboration c
     LEFT JOIN library_case l ON l.city_id = c.city_id AND l.case_id = c.id AND cardinality(l.facets) > 0
     WHERE c.visibility = 'public' AND l.case_id IS NULL
       AND (c.state = 'closed' OR (c.state = 'open' AND c.stage IN ('running', 'evaluation')))
     ORDER BY c.city_id, c.ordinal LIMIT ${most}`,
  )
  for (const { city_id: cityId, ...one } of rows)
    await inCity(appPool, cityId, 'write', (tx) => copyAllToLibrary(tx, [one]))
  return rows.length === most
}

/** Copies what was published before there was a library, or came in with a city that moved here. */
export const fillLibrary = (parts: Parts) => async (): Promise<void> => {
  while (await fillSome(parts));
}
