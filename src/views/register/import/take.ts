import type pg from 'pg'
import { changeCase } from '../../../core/case/change.ts'
import { type Directory, editionOn } from '../../../core/edition/directory.ts'
import { signatureOf } from '../../../core/people/signature.ts'
import type { HatKind } from '../../../core/people/viewer.ts'
import { changeEntry } from '../../../core/register/entries.ts'
import { openRegisterCase } from '../../../core/register/open.ts'
import { findEntry } from '../../../core/register/queries.ts'
import { registerStage } from '../../../core/register/words.ts'
import { openLedger, type Signature } from '../../../core/trail/ledger.ts'
import { fiscalYear, todayInJapan } from '../../../lib/dates.ts'
import { inCity, type Tx } from '../../../platform/db/transaction.ts'
import { checkRows, readStored } from './check.ts'
import type { ReadRow } from './row.ts'
import {
  changeImport,
  findImport,
  type Import,
  listStanding,
  listStored,
  markTaken,
  type StoredRow,
} from './store.ts'

export type TakeParts = { appPool: pg.Pool; directory: Directory; clock: () => Date }
type Job = { cityId: string; importId: string }
type Good = Extract<ReadRow, { ok: true }>

async function placeOf({ directory, clock }: TakeParts, cityId: string) {
  const now = clock()
  const today = todayInJapan(now)
  const city = (await directory.list()).find(({ id }) => id === cityId)
  const edition = city && editionOn(city.editions, today)
  if (edition === undefined) throw new Error('no such city')
  return {
    definition: await directory.definition(edition.id),
    editionId: edition.id,
    today,
    now,
    thisYear: fiscalYear(today),
  }
}
type Ground = Awaited<ReturnType<typeof placeOf>>
type Place = Ground & { by: Signature }

/** Who pressed, as the thread of each case names them. */
async function signerOf(tx: Tx, { definition }: Ground, read: Import) {
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

async function change(tx: Tx, entryId: string, { input, hash }: Good): Promise<string | undefined> {
  const entry = await findEntry(tx, entryId)
  if (entry === undefined) return undefined
  const { forms, plans, decided, settled } = input
  const { shown } = entry
  const patch = { forms, plan_codes: plans, decided, settled, shown, row_hash: hash }
  if (!(await changeEntry(tx, entry, patch))) throw new Error('changed meanwhile')
  const subject = await tx.db
    .selectFrom('collaboration')
    .select(['id', 'version'])
    .where('city_id', '=', tx.cityId)
    .where('id', '=', entry.case_id)
    .executeTakeFirstOrThrow()
  const now = {
    title: input.title,
    wish: input.about,
    tags: input.tags,
    form: forms[0] ?? null,
    plan_code: plans[0] ?? null,
  }
  if (!(await changeCase(tx, subject, now))) throw new Error('changed meanwhile')
  return entry.case_id
}

async function takeRow(tx: Tx, place: Place, read: Import, row: StoredRow): Promise<void> {
  const one = readStored(place, read, row)
  if (!one.ok) return
  const ledger = openLedger(tx, place.by, place.now)
  const standing = (await listStanding(tx, [{ key: one.key }])).get(one.key)
  const entry = { stage: registerStage, visibility: 'public' as const, facts: { year: one.input.year } }
  if (standing === undefined) {
    const from = { origin: 'import' as const, rowKey: one.key, rowHash: one.hash }
    const { id } = await openRegisterCase(tx, { ...place, demo: read.choices.demo }, one.input, from)
    ledger.record({ ...entry, caseId: id, kind: 'registered' })
  } else if (standing.row_hash !== one.hash) {
    const caseId = await change(tx, standing.id, one)
    if (caseId !== undefined) ledger.record({ ...entry, caseId, kind: 'changed' })
  }
  await markTaken(tx, read.id, row.n)
  await ledger.flush()
}

const atOnce = 100

type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

async function takeSome(within: Within, place: Place, read: Import, after: number): Promise<number> {
  const asked = { after, states: ['new', 'changed'] as const, limit: atOnce }
  const rows = await within((tx) => listStored(tx, read.id, asked))
  for (const row of rows) await within((tx) => takeRow(tx, place, read, row))
  const last = rows.at(-1)?.n ?? after
  await within((tx) => changeImport(tx, read.id, { done: last }))
  return last
}

/**
 * Takes what was checked into the register, each row in a transaction of its own of a few milliseconds: nobody waits for
 * it, a run that is cut off goes on where it stopped, and no more than a hundred rows are in memory.
 */
export const openTaker =
  (parts: TakeParts) =>
  async (payload: unknown): Promise<void> => {
    const { cityId, importId } = payload as Job
    const place = await placeOf(parts, cityId)
    const within = <T>(work: (tx: Tx) => Promise<T>) => inCity(parts.appPool, cityId, 'write', work)
    const read = await within((tx) => findImport(tx, importId))
    if (read?.state === 'checking') return within((tx) => checkRows(tx, place, read))
    if (read?.state !== 'taking') return
    const signed = { ...place, by: await within((tx) => signerOf(tx, place, read)) }
    let after = 0
    for (let last = -1; after !== last; ) {
      last = after
      after = await takeSome(within, signed, read, after)
    }
    await within((tx) => changeImport(tx, importId, { state: 'imported' }))
  }

const keptDays = 30

/** Empties the rows of lists that nobody needs any more. Runs as the owner, for all cities. */
export const forgetImports = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  const before = new Date(clock().getTime() - keptDays * 24 * 60 * 60 * 1000)
  await ownerPool.query(
    `UPDATE register_row r SET cells = '[]' FROM register_import i WHERE i.city_id = r.city_id AND i.id = r.import_id
       AND i.created_at < $1 AND r.cells <> '[]'::jsonb`,
    [before],
  )
  await ownerPool.query(
    `UPDATE register_import SET file_name = '' WHERE created_at < $1 AND file_name <> ''`,
    [before],
  )
}
