import { seeingAll } from '../../core/advance.ts'
import { changeCase } from '../../core/case/change.ts'
import { findCase } from '../../core/case/find.ts'
import { indexCase } from '../../core/case/search-index.ts'
import { changeEntry, type RegisterEntry } from '../../core/register/entries.ts'
import { keepRegisterEvent } from '../../core/register/events.ts'
import { openRegisterCases, type Partner, type RegisterInput } from '../../core/register/open.ts'
import { findEntry, findLine, isYearTaken } from '../../core/register/queries.ts'
import { takeOut } from '../../core/register/take-out.ts'
import { registerStage } from '../../core/register/words.ts'
import { conflict, forbidden, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import { isUuid } from '../../lib/ids.ts'
import { entryPage } from './pages/entry-pages.tsx'
import { badForms, type ChangeInput, type EntryInput, kindOf, mayKeep, ownCase, yearsFor } from './rules.ts'

export const actorOf = (visit: Visit) => {
  const { person, hat } = found(visit.viewer)
  return { personId: person.id, hatId: hat.id }
}

/** Somebody who types a name says what kind it is; without a kind nothing says that it is no person’s. */
function partnersOf({ definition }: Visit, { partners, kinds }: EntryInput): Partner[] {
  const codes = kinds.map((kind) => kindOf(definition, kind)?.code ?? '')
  return partners.map((name, at) => {
    const kind = codes.length === 1 ? codes[0] : codes[at]
    return { name, kind: kind ?? '', named: kind !== undefined }
  })
}

export async function enter(visit: Visit, input: EntryInput): Promise<Outcome> {
  const { tx, now, definition, city, runtime, today } = visit
  const given: RegisterInput = {
    ...input,
    year: Number(input.year),
    partners: partnersOf(visit, input),
    field: input.field === '' ? undefined : input.field,
    decided: input.decided ?? null,
    settled: input.settled ?? null,
    shown: input.shown === 'yes',
  }
  const place = {
    definition,
    editionId: city.edition.id,
    demo: runtime.demo,
    now,
    thisYear: fiscalYear(today),
  }
  const [one] = await openRegisterCases(tx, place, [{ input: given, from: { origin: 'section' } }])
  const opened = found(one)
  visit.record({
    caseId: opened.id,
    stage: registerStage,
    kind: 'registered',
    visibility: 'public',
    facts: { year: given.year },
  })
  const { year, section } = given
  await keepRegisterEvent(tx, { kind: 'entered', year, section }, actorOf(visit), now)
  return { to: cityPath(city, `/register?year=${year}&done=saved`) }
}

async function read(visit: Visit): Promise<RegisterEntry> {
  const id = visit.params.entry ?? ''
  const entry = found(isUuid(id) ? await findEntry(visit.tx, id) : undefined)
  if (!mayKeep(visit.viewer, entry.section)) throw forbidden()
  return entry
}

export async function showEntry(visit: Visit, failed?: Failed): Promise<Page> {
  const entry = await read(visit)
  const line = found(await findLine(visit.tx, entry.id, entry.fiscal_year))
  return entryPage(visit, line, entry.version, failed)
}

async function wrongYear({ tx, today }: Visit, entry: RegisterEntry, year: number) {
  if (!yearsFor(today, entry.fiscal_year).includes(year)) return 'badChoice'
  return (await isYearTaken(tx, entry, year)) ? 'yearTaken' : undefined
}

export async function change(visit: Visit, input: ChangeInput): Promise<Outcome> {
  const { tx, now, definition } = visit
  const entry = await read(visit)
  const errors = badForms(definition, input.forms)
  if (errors.length > 0) return { errors, kept: {} }
  const year = Number(input.year)
  const wrong = await wrongYear(visit, entry, year)
  if (wrong !== undefined) return { errors: [{ field: 'year', code: wrong }], kept: {} }
  const patch = {
    fiscal_year: year,
    forms: input.forms,
    plan_codes: input.plans,
    decided: input.decided ?? null,
    settled: input.settled ?? null,
  }
  const fresh = { ...entry, version: Number(input.version) }
  if (!(await changeEntry(tx, fresh, patch))) throw conflict()
  await followCase(visit, { ...entry, fiscal_year: year }, input)
  visit.record({
    caseId: entry.case_id,
    stage: registerStage,
    kind: 'changed',
    visibility: entry.shown ? 'public' : 'city',
    facts: { year },
  })
  const section = entry.section ?? undefined
  await keepRegisterEvent(tx, { kind: 'changed', year, section }, actorOf(visit), now)
  return { to: cityPath(visit.city, `/register?year=${year}&done=changed`) }
}

/** What was over with its year ends with the year that it was moved to. */
const endOf = (year: number, today: PlainDate): PlainDate => {
  const last = `${year + 1}-03-31`
  return last < today ? last : today
}

/** A case of its own way is not taken out: it would come again by itself. */
export async function remove(visit: Visit, { version }: { version: string }): Promise<Outcome> {
  const entry = await read(visit)
  if (ownCase(entry)) throw forbidden()
  if (!(await takeOut(visit.tx, { ...entry, version: Number(version) }))) throw conflict()
  const { fiscal_year: year } = entry
  const about = { caseId: entry.case_id, stage: registerStage, kind: 'takenOut' }
  visit.record({ ...about, visibility: 'city', facts: { year } })
  const event = { kind: 'takenOut' as const, year, section: entry.section ?? undefined }
  await keepRegisterEvent(visit.tx, event, actorOf(visit), visit.now)
  return { to: cityPath(visit.city, `/register?year=${year}&done=takenOut`) }
}

/** A case of the register alone has the first form and plan code as its own; either way it is found by what it has now. */
async function followCase(visit: Visit, entry: RegisterEntry, input: ChangeInput): Promise<void> {
  if (ownCase(entry)) return indexCase(visit.tx, entry.case_id)
  const { number } = found(await findLine(visit.tx, entry.id, entry.fiscal_year))
  const { case: subject } = found(await findCase(visit.tx, seeingAll, number))
  const over = subject.closed_on !== null ? { closed_on: endOf(entry.fiscal_year, visit.today) } : {}
  const patch = { form: input.forms[0] ?? null, plan_code: input.plans[0] ?? null, ...over }
  if (!(await changeCase(visit.tx, subject, patch))) throw conflict()
}
