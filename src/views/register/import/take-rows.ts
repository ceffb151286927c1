import { changeCase } from '../../../core/case/change.ts'
import { changeEntry } from '../../../core/register/entries.ts'
import { openRegisterCases } from '../../../core/register/open.ts'
import { findEntry } from '../../../core/register/queries.ts'
import { registerStage } from '../../../core/register/words.ts'
import { openLedger } from '../../../core/trail/ledger.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { readStored } from './check.ts'
import type { Place } from './place.ts'
import type { ReadRow } from './row.ts'
import { type Import, listStanding, markTaken, type Standing, type StoredRow } from './store.ts'

type Good = Extract<ReadRow, { ok: true }>
/** A row that would be taken, and what the register has of it. */
type Ready = { n: number; one: Good; standing: Standing | undefined }

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
    ...(input.field === undefined ? {} : { field: input.field }),
    // A list may take something out of the public; it shows nothing again that somebody has hidden here.
    ...(input.shown ? {} : { visibility: 'desk' as const }),
  }
  if (!(await changeCase(tx, subject, now))) throw new Error('changed meanwhile')
  return entry.case_id
}

const told = (year: number, kind: 'registered' | 'changed') => ({
  stage: registerStage,
  kind,
  visibility: 'public' as const,
  facts: { year },
})

/** What is still to be done with these rows, by what the register has now. */
async function readReady(tx: Tx, place: Place, read: Import, rows: readonly StoredRow[]): Promise<Ready[]> {
  const good = rows.flatMap((row) => {
    const one = readStored(place, read, row)
    return one.ok ? [{ n: row.n, one }] : []
  })
  const standing = await listStanding(
    tx,
    good.map(({ one }) => ({ key: one.key })),
  )
  return good.map(({ n, one }) => ({ n, one, standing: standing.get(one.key) }))
}

async function enterNew(tx: Tx, place: Place, read: Import, rows: readonly Ready[]): Promise<void> {
  const lines = rows.map(({ one: { input, key, hash } }) => ({
    input,
    from: { origin: 'import' as const, importId: read.id, rowKey: key, rowHash: hash },
  }))
  const opened = await openRegisterCases(tx, { ...place, demo: read.choices.demo }, lines)
  const ledger = openLedger(tx, place.by, place.now)
  for (const [at, { id }] of opened.entries())
    ledger.record({ ...told(lines[at]?.input.year ?? 0, 'registered'), caseId: id })
  const ns = rows.map(({ n }) => n)
  await markTaken(tx, read.id, ns)
  await ledger.flush()
}

async function changeOne(tx: Tx, place: Place, read: Import, { n, one, standing }: Ready): Promise<void> {
  const ledger = openLedger(tx, place.by, place.now)
  if (standing !== undefined && standing.row_hash !== one.hash) {
    const caseId = await change(tx, standing.id, one)
    if (caseId !== undefined) ledger.record({ ...told(one.input.year, 'changed'), caseId })
  }
  await markTaken(tx, read.id, [n])
  await ledger.flush()
}

/** All new rows of a piece, each key once; what the register has by now is left. */
export const takeNew = (place: Place, read: Import, rows: readonly StoredRow[]) => async (tx: Tx) => {
  const ready = await readReady(tx, place, read, rows)
  const keys = new Map(
    ready.filter(({ standing }) => standing === undefined).map((row) => [row.one.key, row]),
  )
  await enterNew(tx, place, read, [...keys.values()])
  return new Set([...keys.values()].map(({ n }) => n))
}

/** One row by itself. */
export const takeRow = (place: Place, read: Import, row: StoredRow) => async (tx: Tx) => {
  const [ready] = await readReady(tx, place, read, [row])
  if (ready === undefined) return
  await (ready.standing === undefined
    ? enterNew(tx, place, read, [ready])
    : changeOne(tx, place, read, ready))
}
