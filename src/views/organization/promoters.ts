import { z } from 'zod'
import { keepOrganizationEvent } from '../../core/organization/events.ts'
import { endTerm, insertTerm, listTerms } from '../../core/organization/functions.ts'
import { noteStaff } from '../../core/organization/note-staff.ts'
import {
  cityHall,
  endOfFiscalYear,
  functionKinds,
  isPlaceFor,
  organizers,
} from '../../core/organization/rules.ts'
import { listStaff } from '../../core/organization/staff.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { choice, dateField, line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { promotersPage } from './pages/promoters-page.tsx'

export const actingPerson = ({ viewer }: Visit) => {
  const { person, hat } = found(viewer)
  return { personId: person.id, hatId: hat.id }
}

const wrong = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

const termForm = z.object({
  person: line({ max: 36, required: true }),
  kind: choice(functionKinds),
  place: line({ max: 100, required: true }),
  since: dateField(),
})

async function show(visit: Visit, failed?: Failed) {
  const thisYear = fiscalYear(visit.today)
  const year = Number(visit.query.year ?? thisYear)
  const first = `${year}-04-01`
  const staff = organizers.may(visit.viewer) ? await listStaff(visit.tx, visit.today) : []
  const terms = await listTerms(visit.tx, first, endOfFiscalYear(first))
  noteStaff(visit, [...staff, ...terms.map(({ personId }) => ({ id: personId }))])
  return promotersPage(visit, {
    year,
    terms,
    staff,
    failed,
  })
}

async function give(visit: Visit, input: z.output<typeof termForm>): Promise<Outcome> {
  const { tx, definition, now, today, city } = visit
  const staff = await listStaff(tx, today)
  if (!staff.some(({ id }) => id === input.person)) return wrong('person', 'badChoice')
  if (!isPlaceFor(definition, input.kind, input.place)) return wrong('place', 'badPlace')
  if (input.since > today) return wrong('since', 'sinceFuture')
  const { person: personId, ...rest } = input
  const term = { personId, ...rest, until: endOfFiscalYear(input.since) }
  const functionId = await insertTerm(tx, term, now)
  if (functionId === undefined) return wrong('person', 'already')
  await keepOrganizationEvent(tx, { kind: 'functionGiven', personId, functionId }, actingPerson(visit), now)
  return { to: cityPath(city, `/organization/promoters?year=${fiscalYear(input.since)}&done=given`) }
}

async function end(visit: Visit, { term }: { term: string }): Promise<Outcome> {
  found((isUuid(term) && (await endTerm(visit.tx, term, visit.today))) || undefined)
  await keepOrganizationEvent(
    visit.tx,
    { kind: 'functionEnded', functionId: term },
    actingPerson(visit),
    visit.now,
  )
  return { to: cityPath(visit.city, '/organization/promoters?done=ended') }
}

const query = z.object({
  year: z.coerce.number().int().min(2000).max(2199).optional().catch(undefined),
  done: z.enum(['given', 'ended']).optional().catch(undefined),
})

export const promoterRoutes: readonly Route[] = [
  page('/organization/promoters', { policy: cityHall, query, show: (visit) => show(visit) }),
  action('/organization/promoters', { policy: organizers, form: termForm, act: give, again: show }),
  action('/organization/promoters/endings', {
    policy: organizers,
    form: z.object({ term: line({ max: 36, required: true }) }),
    act: end,
    again: show,
  }),
]
