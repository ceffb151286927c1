import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { insertHat } from '../../people/insert.ts'
import { insertTerm } from '../functions.ts'
import { addPerson } from '../imports.ts'
import { endOfFiscalYear, staffHatKinds } from '../rules.ts'
import type { Done } from './done.ts'
import type { Line, Plan } from './plan.ts'

export type Day = { tx: Tx; plan: Plan; now: Date; done: Done[] }

/** Ends hats of the city hall with the day before; sessions under them are over. */
export async function endHats(
  { tx, plan, done }: Day,
  which: { personId?: string; hatId?: string; section?: string },
): Promise<{ person_id: string; kind: string; section: string | null }[]> {
  const last = addDays(plan.effective_on, -1)
  let query = tx.db
    .selectFrom('hat')
    .select(['id', 'person_id', 'kind', 'section', 'until'])
    .where('city_id', '=', tx.cityId)
    .where('kind', 'in', [...staffHatKinds])
    .where('since', '<=', last)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', last)]))
  if (which.personId !== undefined) query = query.where('person_id', '=', which.personId)
  if (which.hatId !== undefined) query = query.where('id', '=', which.hatId)
  if (which.section !== undefined) query = query.where('section', '=', which.section)
  const hats = await query.orderBy('id').execute()
  if (hats.length === 0) return []
  const ids = hats.map(({ id }) => id)
  await tx.db
    .updateTable('hat')
    .set({ until: last })
    .where('city_id', '=', tx.cityId)
    .where('id', 'in', ids)
    .execute()
  await tx.db.deleteFrom('session').where('city_id', '=', tx.cityId).where('hat_id', 'in', ids).execute()
  for (const { id, until } of hats) done.push({ what: 'hatEnded', row_id: id, was: until, became: last })
  return hats
}

/** Ends terms of functions that would run on. */
export async function endTerms(
  { tx, plan, done }: Day,
  which: { personId: string } | { place: string },
): Promise<{ person_id: string; kind: 'promoter' | 'coordinator'; until: PlainDate }[]> {
  const last = addDays(plan.effective_on, -1)
  const terms = await tx.db
    .selectFrom('staff_function')
    .select(['id', 'person_id', 'kind', 'until'])
    .where('city_id', '=', tx.cityId)
    .where('since', '<=', last)
    .where('until', '>', last)
    .where((eb) => ('place' in which ? eb('place', '=', which.place) : eb('person_id', '=', which.personId)))
    .execute()
  for (const { id, until } of terms) {
    await tx.db
      .updateTable('staff_function')
      .set({ until: last })
      .where('city_id', '=', tx.cityId)
      .where('id', '=', id)
      .execute()
    done.push({ what: 'functionEnded', row_id: id, was: until, became: last })
  }
  return terms
}

export async function beginHat(
  { tx, plan, now, done }: Day,
  hat: { personId: string; kind: string; section: string },
): Promise<void> {
  const row_id = await insertHat(tx, { ...hat, since: plan.effective_on }, now)
  done.push({ what: 'hatBegun', row_id })
}

export async function beginTerm(
  { tx, plan, now, done }: Day,
  term: { personId: string; kind: 'promoter' | 'coordinator'; place: string; until?: PlainDate },
): Promise<void> {
  const since = plan.effective_on
  const row_id = await insertTerm(tx, { until: endOfFiscalYear(since), ...term, since }, now)
  if (row_id !== undefined) done.push({ what: 'functionBegun', row_id })
}

/** Somebody new gets a record on the day, and not before; who has the address already is the same person. */
async function personOf({ tx, now, done }: Day, line: Line): Promise<string> {
  if (line.person_id !== null) return line.person_id
  const known = await tx.db
    .selectFrom('person')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('email', '=', line.email)
    .executeTakeFirst()
  if (known) return known.id
  const id = await addPerson(tx, line, now)
  done.push({ what: 'person', row_id: id })
  return id
}

async function endOf(day: Day, line: Line, personId: string): Promise<void> {
  if (line.ends_hat !== null) await endHats(day, { personId, hatId: line.ends_hat })
  else if (line.kind === 'leave') {
    await endHats(day, { personId })
    await endTerms(day, { personId })
  }
}

/** Who leaves, comes, moves and takes a function. Tells which person each line became, for the cases given to it. */
export async function applyLines(day: Day): Promise<Map<string, string>> {
  const people = new Map<string, string>()
  for (const line of day.plan.lines) {
    const personId = await personOf(day, line)
    const { hat_kind, function_kind, place } = line
    people.set(line.id, personId)
    await endOf(day, line, personId)
    if (place === null) continue
    if (hat_kind !== null) await beginHat(day, { personId, kind: hat_kind, section: place })
    if (function_kind !== null) await beginTerm(day, { personId, kind: function_kind, place })
  }
  return people
}
