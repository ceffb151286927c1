import type pg from 'pg'
import type { Directory } from '../../../core/edition/directory.ts'
import { readSwitches } from '../../../core/edition/switch-queries.ts'
import { withSwitches } from '../../../core/edition/switches.ts'
import { signatureOf } from '../../../core/people/signature.ts'
import type { HatKind } from '../../../core/people/viewer.ts'
import type { Signature } from '../../../core/trail/ledger.ts'
import { fiscalYear, todayInJapan } from '../../../lib/dates.ts'
import { inCity, type Tx } from '../../../platform/db/transaction.ts'
import type { Import } from './store.ts'

export type TakeParts = { appPool: pg.Pool; directory: Directory; clock: () => Date }

export async function placeOf({ appPool, directory, clock }: TakeParts, cityId: string) {
  const now = clock()
  const today = todayInJapan(now)
  const ref = (await directory.list()).find(({ id }) => id === cityId)
  const city = ref && (await directory.on(ref, today))
  if (city === undefined) throw new Error('no such city')
  const switches = await inCity(appPool, cityId, 'read', readSwitches)
  return {
    definition: withSwitches(city.definition, switches),
    editionId: city.edition.id,
    today,
    now,
    thisYear: fiscalYear(today),
  }
}
type Ground = Awaited<ReturnType<typeof placeOf>>
/** Where rows are taken, and by whom. */
export type Place = Ground & { by: Signature }

/** Who pressed, as the thread of each case names them. */
export async function signerOf(tx: Tx, { definition }: Ground, read: Import) {
  const row = await tx.db
    .selectFrom('hat')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'hat.city_id').onRef('person.id', '=', 'hat.person_id'),
    )
    .select(['person.id', 'person.name', 'hat.kind', 'hat.section'])
    .where('hat.city_id', '=', tx.cityId)
    .where('hat.id', '=', read.by_hat_id)
    .executeTakeFirstOrThrow()
  const hat = { id: read.by_hat_id, kind: row.kind as HatKind, section: row.section ?? undefined }
  return signatureOf({ person: { id: row.id, name: row.name }, hat, hats: [hat] }, definition)
}
