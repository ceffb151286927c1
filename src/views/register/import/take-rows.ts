import { changesIn, isSettled } from '../../../core/register/difference.ts'
import { listListed } from '../../../core/register/listed.ts'
import { openRegisterCases } from '../../../core/register/open.ts'
import { revise } from '../../../core/register/revise.ts'
import { registerStage } from '../../../core/register/words.ts'
import { openLedger } from '../../../core/trail/ledger.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type Good, readStored } from './check.ts'
import type { Place } from './place.ts'
import { type Import, keepStates, listStanding, markTaken, type Standing, type StoredRow } from './store.ts'

/** A row that would be taken, and what the register has of it. */
type Ready = { n: number; one: Good; standing: Standing | undefined; entryId: string | null }

/** What is still to be done with these rows, by what the register has now. */
async function readReady(tx: Tx, place: Place, read: Import, rows: readonly StoredRow[]): Promise<Ready[]> {
  const good = rows.flatMap((row) => {
    const one = readStored(place, read, row)
    return one.ok ? [{ n: row.n, one, entryId: row.entry_id }] : []
  })
  const standing = await listStanding(
    tx,
    good.map(({ one }) => ({ key: one.key })),
  )
  return good.map((row) => ({ ...row, standing: standing.get(row.one.key) }))
}

async function enterNew(tx: Tx, place: Place, read: Import, rows: readonly Ready[]): Promise<void> {
  const lines = rows.map(({ one: { input, key, hash } }) => ({
    input,
    from: { origin: 'import' as const, importId: read.id, rowKey: key, rowHash: hash },
  }))
  const opened = await openRegisterCases(tx, { ...place, demo: read.choices.demo }, lines)
  const ledger = openLedger(tx, place.by, place.now)
  for (const [at, { id }] of opened.entries())
    ledger.record({
      stage: registerStage,
      kind: 'registered',
      visibility: 'public',
      facts: { year: lines[at]?.input.year ?? 0 },
      caseId: id,
    })
  const ns = rows.map(({ n }) => n)
  await markTaken(tx, read.id, ns)
  await ledger.flush()
}

const changesEntry = ({ standing, entryId }: Ready): string | undefined =>
  standing?.id ?? entryId ?? undefined

/** The thread tells which parts were changed, and not from what to what: it stays, and a name may have been a mistake. */
async function changeOne(tx: Tx, place: Place, read: Import, row: Ready): Promise<void> {
  const { n, one } = row
  const id = changesEntry(row) ?? ''
  const listed = (await listListed(tx, [id])).get(id)
  const changes = listed && listed.row_hash !== one.hash ? changesIn(place.definition, listed, one) : []
  if (listed === undefined || changes.length === 0) return markTaken(tx, read.id, [n])
  if (isSettled(listed, changes))
    return keepStates(tx, read.id, [
      { n, state: 'rejected', reasons: ['partners:lookedBack'], entryId: null },
    ])
  const { input, key: rowKey, hash: rowHash } = one
  const ledger = openLedger(tx, place.by, place.now)
  const before = await revise(tx, place, listed, { input, changes, rowKey, rowHash })
  ledger.record({
    caseId: listed.case_id,
    stage: registerStage,
    kind: 'changed',
    visibility: 'public',
    facts: { year: listed.year, fields: changes },
  })
  await markTaken(tx, read.id, [n], before)
  await ledger.flush()
}

/** All new rows of a piece, each key once; what the register has by now is left. */
export const takeNew = (place: Place, read: Import, rows: readonly StoredRow[]) => async (tx: Tx) => {
  const ready = await readReady(tx, place, read, rows)
  const keys = new Map(
    ready.filter((row) => changesEntry(row) === undefined).map((row) => [row.one.key, row]),
  )
  await enterNew(tx, place, read, [...keys.values()])
  return new Set([...keys.values()].map(({ n }) => n))
}

/** One row by itself. */
export const takeRow = (place: Place, read: Import, row: StoredRow) => async (tx: Tx) => {
  const [ready] = await readReady(tx, place, read, [row])
  if (ready === undefined) return
  await (changesEntry(ready) === undefined
    ? enterNew(tx, place, read, [ready])
    : changeOne(tx, place, read, ready))
}
