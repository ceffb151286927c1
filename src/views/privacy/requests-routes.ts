import { z } from 'zod'
import { isCoordination } from '../../core/people/viewer.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, type Policy, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { addDays } from '../../lib/dates.ts'
import { block, choice, line } from '../../lib/form-text.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { insertErasure } from './own-queries.ts'
import { daysToWithdraw } from './own-routes.ts'
import { requestPage, requestsPage } from './pages/requests-page.tsx'
import { answerCorrection, listCorrections, listErasures, listGuests } from './requests.ts'
import { requestsMessages } from './requests-messages.ts'

export const requestsOffice: Policy = {
  says: 'the coordination office, which answers for personal data',
  may: isCoordination,
}

async function show(visit: Visit, failed?: Failed) {
  const [corrections, erasures] = [await listCorrections(visit.tx), await listErasures(visit.tx)]
  visit.readPersonal(
    [...corrections, ...erasures].map(({ person_id }) => person_id),
    { what: 'account' },
  )
  return requestsPage(visit, { corrections, erasures }, failed)
}

const answerForm = z.object({
  state: choice(['done', 'refused']),
  answer: block({ max: 1000, required: true }),
  version: z.coerce.number().int().min(1),
})

async function request(visit: Visit) {
  const { id } = visit.params
  const one = found((await listCorrections(visit.tx)).find((open) => open.id === id))
  visit.readPersonal([one.person_id], { what: 'account' })
  return one
}
const showOne = async (visit: Visit, failed?: Failed) => requestPage(visit, await request(visit), failed)

async function answer(visit: Visit, input: z.output<typeof answerForm>): Promise<Outcome> {
  const { id } = await request(visit)
  const by = found(visit.viewer).person.id
  if (!(await answerCorrection(visit.tx, id, { ...input, by }, visit.now))) throw conflict()
  return { to: cityPath(visit.city, '/privacy/requests?done=answered') }
}

async function askAtCounter(visit: Visit, { number }: { number: string }): Promise<Outcome> {
  const viewer = found(visit.viewer)
  const parsed = parseReferenceNumber(number)
  const guests = parsed === undefined ? [] : await listGuests(visit.tx, parsed)
  const [guest] = guests
  if (guest === undefined) return { errors: [{ field: 'number', code: 'notFound' }], kept: {} }
  if (guests.length > 1) return { errors: [{ field: 'number', code: 'several' }], kept: {} }
  const asking = {
    personId: guest.id,
    byPersonId: viewer.person.id,
    byHatId: viewer.hat.id,
    dueOn: addDays(visit.today, daysToWithdraw),
  }
  await insertErasure(visit.tx, asking, visit.now)
  return { to: cityPath(visit.city, '/privacy/requests?done=asked') }
}

const policy = requestsOffice

export const requestsRoutes: readonly Route[] = [
  page('/privacy/requests', { policy, show: (visit) => show(visit) }),
  action('/privacy/requests/erasures', {
    policy,
    stepUp: true,
    form: z.object({ number: line({ max: 40, required: true }) }),
    act: askAtCounter,
    again: show,
  }),
  page('/privacy/requests/:id', { policy, show: (visit) => showOne(visit) }),
  action('/privacy/requests/:id', {
    policy,
    form: answerForm,
    draft: {
      page: '/privacy/requests/:id',
      kind: 'one',
      name: (lang) => requestsMessages(lang).title,
      labels: (lang) => ({ answer: requestsMessages(lang).answer, state: requestsMessages(lang).outcome }),
    },
    act: answer,
    again: showOne,
  }),
]
