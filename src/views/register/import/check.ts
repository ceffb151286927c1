import type { Definition } from '../../../core/edition/schema/index.ts'
import { changesIn, isSettled } from '../../../core/register/difference.ts'
import { type Listed, listListed, listNamed } from '../../../core/register/listed.ts'
import { fiscalYear, type PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { type ReadRow, readRow } from './row.ts'
import {
  changeImport,
  type Import,
  type Judged,
  keepStates,
  listStanding,
  listStored,
  type Standing,
  type StoredRow,
} from './store.ts'

const atOnce = 500
type Place = { definition: Definition; today: PlainDate }
export type Good = Extract<ReadRow, { ok: true }>

/** The sheet without the line that stands behind it. */
export const sheetOf = (place: string): string => place.replace(/ \d+$/, '')

export const readStored = ({ definition, today }: Place, read: Import, row: StoredRow): ReadRow =>
  readRow({
    cells: row.cells,
    headings: read.headings,
    sheet: sheetOf(row.sheet),
    choices: read.choices,
    definition,
    thisYear: fiscalYear(today),
  })

/** What is known by now of the rows that were read; `unplaced` counts by name what is new unless its section alone has changed. */
type Known = { seen: Map<string, string>; unplaced: Map<string, number> }

/** What each row would do, without doing it. One that stands twice in the file and says two things is not taken. */
export async function checkRows(tx: Tx, place: Place, read: Import): Promise<void> {
  const known: Known = { seen: new Map(), unplaced: new Map() }
  let after = 0
  for (;;) {
    const rows = await listStored(tx, read.id, { after, limit: atOnce })
    const open = rows.filter(({ state }) => state !== 'taken')
    await judgeAll(tx, place, read, { known, rows: open })
    after = rows.at(-1)?.n ?? after
    if (rows.length < atOnce) break
  }
  await placeBySection(tx, place, read, known)
  await changeImport(tx, read.id, { state: 'checked' })
}

async function judgeAll(
  tx: Tx,
  place: Place,
  read: Import,
  { known, rows }: { known: Known; rows: readonly StoredRow[] },
): Promise<void> {
  const all = rows.map((row) => [row.n, readStored(place, read, row)] as const)
  const standing = await listStanding(
    tx,
    all.flatMap(([, one]) => (one.ok ? [{ key: one.key }] : [])),
  )
  const listed = await listListed(tx, changedIn(all, standing))
  const judged = all.map(([n, one]): Judged => {
    if (!one.ok) return { n, state: 'rejected', reasons: one.reasons, entryId: null }
    const twice = seenBefore(known.seen, one)
    if (twice !== undefined) return { n, ...twice, entryId: null }
    const entry = standing.get(one.key)
    if (entry === undefined && !one.numbered) countName(known.unplaced, one.input)
    return { n, ...judge(place, one, entry, listed.get(entry?.id ?? '')) }
  })
  await keepStates(tx, read.id, judged)
}

type State = Pick<Judged, 'state' | 'reasons'>

function seenBefore(seen: Map<string, string>, { key, hash }: Good): State | undefined {
  const before = seen.get(key)
  if (before === undefined) seen.set(key, hash)
  if (before === undefined) return undefined
  return before === hash ? { state: 'same', reasons: [] } : { state: 'rejected', reasons: ['title:twice'] }
}

const changedIn = (all: readonly (readonly [number, ReadRow])[], standing: ReadonlyMap<string, Standing>) =>
  all.flatMap(([, one]) => {
    const entry = one.ok ? standing.get(one.key) : undefined
    return one.ok && entry !== undefined && entry.row_hash !== one.hash ? [entry.id] : []
  })

/** The same words again change nothing, whatever a section corrected since. */
function judge(
  { definition }: Place,
  one: Good,
  entry: Standing | undefined,
  listed: Listed | undefined,
): Omit<Judged, 'n'> {
  if (entry === undefined) return { state: 'new', reasons: [], entryId: null }
  if (entry.row_hash === one.hash || listed === undefined)
    return { state: 'same', reasons: [], entryId: null }
  return changed(definition, one, listed)
}

/** Of a row that the register has in other words. */
export function changed(definition: Definition, one: Good, listed: Listed): Omit<Judged, 'n'> {
  const changes = changesIn(definition, listed, one)
  if (changes.length === 0) return { state: 'same', reasons: [], entryId: null }
  if (isSettled(listed, changes))
    return { state: 'rejected', reasons: ['partners:lookedBack'], entryId: null }
  return { state: 'changed', reasons: [], entryId: listed.id }
}

type Named = { year: number; title: string }
const nameOf = ({ year, title }: Named): string => `${year} ${title}`
const countName = (counts: Map<string, number>, one: Named) =>
  counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1)

/**
 * A list without numbers of its own is known by year, section and name. What is new by that, while the register has one
 * and only one of that name in that year which the file no longer has under its old section, is the same under another.
 */
async function placeBySection(tx: Tx, place: Place, read: Import, known: Known): Promise<void> {
  if (known.unplaced.size === 0) return
  let after = 0
  for (;;) {
    const rows = await listStored(tx, read.id, { after, states: ['new'], limit: atOnce })
    const news = rows.map((row) => [row.n, readStored(place, read, row)] as const)
    const lone = news.flatMap(([n, one]) =>
      one.ok && !one.numbered && known.unplaced.get(nameOf(one.input)) === 1 ? [[n, one] as const] : [],
    )
    await keepStates(tx, read.id, await placed(tx, place, known, lone))
    after = rows.at(-1)?.n ?? after
    if (rows.length < atOnce) break
  }
}

async function placed(
  tx: Tx,
  { definition }: Place,
  { seen }: Known,
  lone: readonly (readonly [n: number, one: Good])[],
): Promise<Judged[]> {
  const inputs = lone.map(([, { input }]) => input)
  const named = (await listNamed(tx, inputs)).filter(({ row_key }) => !seen.has(row_key))
  const counts = new Map<string, number>()
  for (const one of named) countName(counts, one)
  const ids = new Map(named.map((one) => [nameOf(one), one.id]))
  const found = lone.flatMap(([n, one]) => {
    const id = counts.get(nameOf(one.input)) === 1 ? ids.get(nameOf(one.input)) : undefined
    return id === undefined ? [] : [{ n, one, id }]
  })
  const listed = await listListed(
    tx,
    found.map(({ id }) => id),
  )
  return found.flatMap(({ n, one, id }) => {
    const entry = listed.get(id)
    return entry === undefined ? [] : [{ n, ...changed(definition, one, entry) }]
  })
}
