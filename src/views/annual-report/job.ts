import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { City, Directory } from '../../core/edition/directory.ts'
import { searchLibrary } from '../../core/library/index.ts'
import { bumpPages } from '../../core/trail/ledger.ts'
import { todayInJapan } from '../../lib/dates.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { typeset } from '../../platform/typeset/index.ts'
import { type Frozen, findFrozen } from './freeze.ts'
import { listFrozenRows } from './frozen-rows.ts'
import { listPaper, reportPaper } from './paper.ts'
import { listData, reportData } from './paper-data.ts'
import { listAround } from './queries.ts'
import { countOf } from './rules.ts'
import { countRows, hashRows, keepRows } from './snapshot.ts'

type Parts = { appPool: pg.Pool; directory: Directory; storage: Storage | undefined; clock: () => Date }
type Work = Parts & { city: City; storage: Storage; reportId: string }

const payload = z.object({ cityId: z.uuid(), reportId: z.uuid() })
/** Rows of one part of the list: a paper of some fourteen pages, whatever the year has. */
export const rowsOfPart = 500

/**
 * Makes a frozen report: the rows and figures in one moment, then its papers one after another, each kept before the
 * next is begun. Cut off anywhere it goes on where it was; memory is that of one part.
 */
export const openFreezer =
  (parts: Parts) =>
  async (given: unknown): Promise<void> => {
    const { cityId, reportId } = payload.parse(given)
    const city = await cityNow(parts, cityId)
    if (parts.storage === undefined) throw new Error('no storage here')
    if (city === undefined) return
    const work = { ...parts, storage: parts.storage, city, reportId }
    await begin(work)
    while (await nextPaper(work));
  }

async function cityNow({ directory, clock }: Parts, cityId: string): Promise<City | undefined> {
  const ref = (await directory.list()).find(({ id }) => id === cityId)
  return ref && directory.on(ref, todayInJapan(clock()))
}

const write = <T>({ appPool, city }: Work, run: (tx: Tx) => Promise<T>) =>
  inCity(appPool, city.id, 'write', run)

const set = ({ db, cityId }: Tx, id: string, values: Partial<Record<string, unknown>>) =>
  db.updateTable('report_freeze').set(values).where('city_id', '=', cityId).where('id', '=', id).execute()

async function begin(work: Work): Promise<void> {
  const { reportId, clock } = work
  await write(work, async (tx) => {
    const frozen = await findFrozen(tx, reportId)
    if (frozen?.state !== 'waiting') return
    const now = clock()
    await keepRows(tx, reportId, frozen.fiscal_year, todayInJapan(now))
    const figures = await countRows(tx, reportId, frozen.fiscal_year)
    await set(tx, reportId, {
      state: 'working',
      as_of: now,
      figures: JSON.stringify(figures),
      rows_hash: await hashRows(tx, reportId),
      total: countOf(figures, 'received'),
    })
    await bumpPages(tx)
  })
}

/** The next paper that is missing; false when all are there. The report itself comes first. */
async function nextPaper(work: Work): Promise<boolean> {
  const { reportId } = work
  const frozen = await inCity(work.appPool, work.city.id, 'read', (tx) => findFrozen(tx, reportId))
  if (frozen?.state !== 'working') return false
  if (frozen.files.length === 0) {
    await keepPaper(work, frozen, { kind: 'report', first: 0, last: 0, pdf: await reportPdf(work, frozen) })
    return true
  }
  if (frozen.done >= frozen.total) {
    await write(work, async (tx) => {
      await set(tx, reportId, { state: 'done' })
      await bumpPages(tx)
    })
    return false
  }
  const { pdf, rows } = await listPdf(work, frozen)
  await keepPaper(work, frozen, { kind: 'list', first: frozen.done + 1, last: frozen.done + rows, pdf })
  return true
}

async function reportPdf({ appPool, city }: Work, frozen: Frozen) {
  const { fiscal_year: year } = frozen
  const facets = { city: city.slug, year: String(year) }
  const [found, around] = await inCity(appPool, city.id, 'read', async (tx) => [
    await searchLibrary(tx, '', facets),
    await listAround(tx, { year }),
  ])
  return typeset(
    reportPaper,
    reportData(city, frozen, found.cases, around.looks),
    frozen.as_of ?? new Date(0),
  )
}

async function listPdf({ appPool, city, reportId }: Work, frozen: Frozen) {
  const of = { reportId, figure: 'received' as const, key: '' }
  const rows = await inCity(appPool, city.id, 'read', async (tx) =>
    listFrozenRows(tx, undefined, of, await ordinalAt(tx, reportId, frozen.done), rowsOfPart),
  )
  const part = { from: frozen.done + 1, to: frozen.done + rows.length }
  return {
    rows: rows.length,
    pdf: await typeset(listPaper, listData(city, frozen, rows, part), frozen.as_of ?? new Date(0)),
  }
}

/** Where the rows that are on paper already end. */
async function ordinalAt({ db, cityId }: Tx, reportId: string, done: number): Promise<number> {
  if (done === 0) return 0
  const row = await db
    .selectFrom('report_row')
    .select('ordinal')
    .where('city_id', '=', cityId)
    .where('report_id', '=', reportId)
    .where('figure', '=', 'received')
    .where('key', '=', '')
    .orderBy('ordinal')
    .offset(done - 1)
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.ordinal
}

type Paper = { kind: 'report' | 'list'; first: number; last: number; pdf: Uint8Array<ArrayBuffer> }

async function keepPaper(work: Work, frozen: Frozen, { kind, first, last, pdf }: Paper): Promise<void> {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  await work.storage.put(work.city.id, sha256, pdf)
  const place = { city_id: work.city.id, report_id: frozen.id, position: frozen.files.length }
  await write(work, async (tx) => {
    await tx.db
      .insertInto('report_file')
      .values({ ...place, kind, first_row: first, last_row: last, size: pdf.byteLength, sha256 })
      .execute()
    await set(tx, frozen.id, { done: last })
    await bumpPages(tx)
  })
}
