import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { findPresentSection } from '../../core/edition/view.ts'
import { type GroupChoice, listGroupChoices } from '../../core/group/index.ts'
import { storePassword } from '../../core/people/accounts.ts'
import { administratorsEvents, keepAccountEvent, listAccountEvents } from '../../core/people/events.ts'
import { insertPerson } from '../../core/people/insert.ts'
import { hashPassword } from '../../core/people/password.ts'
import { endSessions } from '../../core/people/sessions.ts'
import { keepAndTell } from '../../core/people/tell-account.ts'
import { dropTotp } from '../../core/people/totp.ts'
import { dropPasskeys } from '../../core/people/ways-left.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { administrator } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { addDays } from '../../lib/dates.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { listPage } from './list-page.tsx'
import { peopleMessages } from './messages.ts'
import { newPersonPage, passwordPage } from './new-page.tsx'
import { personPage } from './person-page.tsx'
import { countAdministrators, endHat, findPerson, giveHat, listPeople } from './queries.ts'
import { type HatInput, hatForm, type PersonInput, personForm } from './rules.ts'

/** Letters and digits that nobody mixes up when read aloud; 20 of them hold 98 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const makePassword = (): string =>
  Array.from(
    { length: 20 },
    (_, at) => (at > 0 && at % 5 === 0 ? '-' : '') + alphabet[randomInt(alphabet.length)],
  ).join('')

const person = async (visit: Visit) => {
  const id = visit.params.id ?? ''
  const one = found(isUuid(id) ? await findPerson(visit.tx, id, visit.today) : undefined)
  visit.readPersonal([one.id], { what: 'account' })
  return one
}

/** Nobody gives themselves a hat: an administrator who sat at the table, too, would need another one's hand. */
const isOneself = (visit: Visit, id: string): boolean => visit.viewer?.person.id === id
const notOneself: Failed = { errors: [{ field: 'hat', code: 'notOneself' }], kept: {} }

/** Sections and groups are those of this city, whatever the form was made to say. */
function hatMistakes(visit: Visit, input: HatInput, organizations: readonly GroupChoice[]): FieldError[] {
  const section = input.section === '' || findPresentSection(visit.definition, input.section) !== undefined
  const group = input.group === '' || organizations.some(({ id }) => id === input.group)
  const kind =
    input.newGroupKind === '' || visit.definition.actors.kinds.some(({ code }) => code === input.newGroupKind)
  return [
    ...(section ? [] : [{ field: 'section', code: 'badChoice' }]),
    ...(group ? [] : [{ field: 'group', code: 'badChoice' }]),
    ...(kind ? [] : [{ field: 'newGroupKind', code: 'badChoice' }]),
  ]
}

async function addPerson(visit: Visit, input: PersonInput): Promise<Outcome> {
  const errors = hatMistakes(visit, input, await listGroupChoices(visit.tx))
  if (errors.length > 0) return { errors, kept: {} }
  const password = makePassword()
  const { name, email } = input
  const id = await insertPerson(
    visit.tx,
    { name, email, password_hash: await hashPassword(password) },
    visit.now,
  )
  if (id === undefined) return { errors: [{ field: 'email', code: 'emailTaken' }], kept: {} }
  await giveHat(visit.tx, id, input, visit.now, visit.today)
  await keepAccountEvent(visit, { personId: id, kind: 'added' })
  return passwordPage(visit, peopleMessages(visit.lang).made(input.name), password)
}

async function addHat(visit: Visit, input: HatInput): Promise<Outcome> {
  const { id } = await person(visit)
  if (isOneself(visit, id)) return notOneself
  const errors = hatMistakes(visit, input, await listGroupChoices(visit.tx))
  if (errors.length > 0) return { errors, kept: {} }
  const hatId = await giveHat(visit.tx, id, input, visit.now, visit.today)
  await keepAccountEvent(visit, { personId: id, kind: 'hatGiven', hatId })
  return { to: cityPath(visit.city, `/people/${id}?done=added`) }
}

async function stopHat(visit: Visit, { hat }: { hat: string }): Promise<Outcome> {
  const { id, hats } = await person(visit)
  const worn = found(hats.find((one) => one.id === hat))
  if (worn.kind === 'administrator' && (await countAdministrators(visit.tx, visit.today)) === 1)
    return { errors: [{ field: 'hats', code: 'lastAdministrator' }], kept: {} }
  await endHat(visit.tx, worn.id, addDays(visit.today, -1))
  await keepAccountEvent(visit, { personId: id, kind: 'hatEnded', hatId: worn.id })
  return { to: cityPath(visit.city, `/people/${id}?done=ended`) }
}

async function takeOffSecond(visit: Visit): Promise<Outcome> {
  const { id } = await person(visit)
  if (isOneself(visit, id)) return notOneself
  await dropTotp(visit.tx, id, visit.now)
  await dropPasskeys(visit.tx, id, visit.now)
  await endSessions(visit.tx, id)
  await keepAndTell(visit, { personId: id, kind: 'secondTakenOff' })
  return { to: cityPath(visit.city, `/people/${id}?done=off`) }
}

async function newPassword(visit: Visit): Promise<Outcome> {
  const { id, name } = await person(visit)
  if (isOneself(visit, id)) return notOneself
  const password = makePassword()
  await storePassword(visit.tx, id, await hashPassword(password))
  await keepAndTell(visit, { personId: id, kind: 'passwordMade' })
  return passwordPage(visit, peopleMessages(visit.lang).passwordMade(name), password)
}

async function showPeople(visit: Visit) {
  const people = await listPeople(visit.tx, visit.query.after, visit.today)
  visit.readPersonal(
    people.map(({ id }) => id),
    { what: 'account' },
  )
  return listPage(visit, people)
}
const showNew = async (visit: Visit, failed?: Failed) =>
  newPersonPage(visit, await listGroupChoices(visit.tx), failed)
const showPerson = async (visit: Visit, failed?: Failed) =>
  personPage(
    visit,
    await person(visit),
    await listGroupChoices(visit.tx),
    await listAccountEvents(visit.tx, visit.params.id ?? '', administratorsEvents),
    failed,
  )

const query = z.object({ after: z.string().refine(isUuid).optional().catch(undefined) })
const policy = administrator
/** What changes what others may do asks once more who is there. */
const stepUp = true

export const peopleRoutes: readonly Route[] = [
  page('/people', {
    policy,
    query,
    show: showPeople,
  }),
  page('/people/new', { policy, stepUp, show: (visit) => showNew(visit) }),
  action('/people', { policy, stepUp, form: personForm, act: addPerson, again: showNew }),
  page('/people/:id', { policy, stepUp, show: (visit) => showPerson(visit) }),
  action('/people/:id/hats', { policy, stepUp, form: hatForm, act: addHat, again: showPerson }),
  action('/people/:id/endings', {
    policy,
    stepUp,
    form: z.object({ hat: line({ max: 36, required: true }) }),
    act: stopHat,
    again: showPerson,
  }),
  action('/people/:id/password', { policy, stepUp, form: z.object({}), act: newPassword, again: showPerson }),
  action('/people/:id/second-factor', {
    policy,
    stepUp,
    form: z.object({}),
    act: takeOffSecond,
    again: showPerson,
  }),
]
