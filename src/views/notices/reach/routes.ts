import { keepNoticeEvent } from '../../../core/notice/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { signedIn } from '../../../core/web/policies.ts'
import { action, type Done, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { listNoticeEvents } from '../queries.ts'
import { staffOfCases } from '../scope.ts'
import { contactPage, ownPage } from './pages.tsx'
import { changeReach, findInScope, findOwn, type PersonReach } from './queries.ts'
import { clockForm, type OwnInput, ownForm, type StaffInput, staffForm } from './rules.ts'
import { tellOldAddress } from './tell-old.ts'

const own = async (visit: Visit): Promise<PersonReach> =>
  found(await findOwn(visit.tx, found(visit.viewer).person.id))
const contact = async (visit: Visit): Promise<PersonReach> => {
  const id = visit.params.person ?? ''
  return found(isUuid(id) ? await findInScope(visit.tx, visit.viewer, id) : undefined)
}

const orNull = (text: string): string | null => (text === '' ? null : text)
const patchOf = ({ channel, phone, postalCode, address }: OwnInput) => ({
  channel,
  phone: orNull(phone),
  postal_code: orNull(postalCode),
  address: orNull(address),
})

const saved = (visit: Visit): Done => ({ to: cityPath(visit.city, '/account/notices?done=1') })

/** Of those who are known by a matter alone; who has an account says it with the rest of their details. */
async function saveOwn(visit: Visit, reach: OwnInput): Promise<Done> {
  const person = await own(visit)
  found(person.account ? undefined : person)
  if (!(await changeReach(visit.tx, person, patchOf(reach)))) throw conflict()
  return saved(visit)
}

async function saveClock(visit: Visit, { clock = [] }: { clock?: string[] | undefined }): Promise<Done> {
  const switched = { reminders: clock.includes('reminders'), digests: clock.includes('digests') }
  if (!(await changeReach(visit.tx, await own(visit), switched))) throw conflict()
  return saved(visit)
}

/** On the word of the person. The address somebody signs in with is never changed here, nor where its links go. */
async function saveContact(visit: Visit, { email, how, ...reach }: StaffInput): Promise<Done> {
  const person = await contact(visit)
  const mail = person.account ? {} : { contact_email: orNull(email) }
  if (!(await changeReach(visit.tx, person, { ...patchOf(reach), ...mail }))) throw conflict()
  if (!person.account)
    await tellOldAddress(visit, { personId: person.id, from: person.contact_email, to: orNull(email) })
  const event = { about: 'person' as const, aboutId: person.id, kind: 'reachChanged', note: how }
  await keepNoticeEvent(visit.tx, found(visit.viewer), event, visit.now)
  return { to: cityPath(visit.city, `/contacts/${person.id}?done=1`) }
}

const showOwn = async (visit: Visit, failed?: Failed) => ownPage(visit, await own(visit), failed)
const showContact = async (visit: Visit, failed?: Failed) => {
  const person = await contact(visit)
  visit.readPersonal([person.id], { what: 'contact' })
  return contactPage(visit, person, await listNoticeEvents(visit.tx, person.id), failed)
}

export const reachRoutes: readonly Route[] = [
  page('/account/notices', { policy: signedIn, show: (visit) => showOwn(visit) }),
  action('/account/notices', { policy: signedIn, form: ownForm, act: saveOwn, again: showOwn }),
  action('/account/notices/clock', { policy: signedIn, form: clockForm, act: saveClock, again: showOwn }),
  page('/contacts/:person', { policy: staffOfCases, show: (visit) => showContact(visit) }),
  action('/contacts/:person', {
    policy: staffOfCases,
    form: staffForm,
    act: saveContact,
    again: showContact,
  }),
]
