import { z } from 'zod'
import { queueMail } from '../../core/mail/index.ts'
import {
  countWrongKey,
  findByKey,
  foldAccessKey,
  insertMerge,
  keepCaseKey,
  newAccessKey,
} from '../../core/people/guest.ts'
import { openGuestSession } from '../../core/people/guest-session.ts'
import { idsOf, type Viewer } from '../../core/people/viewer.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Policy, page, type Route } from '../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../core/web/visit.ts'
import { email, line } from '../../lib/form-text.ts'
import { pick } from '../../lib/language.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { followMessages } from './messages.ts'
import { claimPage, followPage, keySentPage } from './pages.tsx'
import { findGuestByEmail } from './queries.ts'

const keyForm = z.object({
  number: line({ max: 60, required: true }),
  key: line({ max: 60, required: true }),
})
type KeyInput = z.output<typeof keyForm>
const lostForm = z.object({ lostNumber: line({ max: 60, required: true }), email: email({ required: true }) })

const wrong = (kept: KeyInput): Failed => ({ errors: [{ field: 'number', code: 'wrong' }], kept })

/** Whom the two belong to. A wrong key is counted in a short transaction of its own: the answer is a mistake and rolled back. */
async function guestOf(visit: Visit, input: KeyInput) {
  const number = parseReferenceNumber(input.number)
  const key = foldAccessKey(input.key)
  if (number === undefined || key === undefined) return undefined
  const { guest, wrong: caseId } = await findByKey(visit.tx, { number, key, now: visit.now })
  if (caseId !== undefined)
    await inCity(visit.runtime.pool, visit.city.id, 'write', (tx) => countWrongKey(tx, caseId, visit.now))
  return guest && { ...guest, number }
}

async function follow(visit: Visit, input: KeyInput): Promise<Outcome> {
  const guest = await guestOf(visit, input)
  if (guest === undefined) return wrong(input)
  return { to: casePath(visit.city, guest.number), cookies: await openGuestSession(visit, guest) }
}

/** A new key goes to the address that was given with the matter, and nowhere else; the answer tells nothing. */
async function sendNewKey(visit: Visit, input: z.output<typeof lostForm>): Promise<Outcome> {
  const { tx, now, city, lang, runtime, definition } = visit
  const number = parseReferenceNumber(input.lostNumber)
  const guest = number && (await findGuestByEmail(tx, number, input.email))
  if (guest) {
    const key = newAccessKey()
    await keepCaseKey(tx, { ...guest, key, now })
    const words = followMessages(lang)
    await queueMail(visit, {
      to: { personId: guest.personId },
      caseId: guest.caseId,
      kind: 'accessKey',
      lang,
      subject: words.mailSubject(pick(definition.city.name, lang)),
      body: words.mailText(key, `${runtime.origin}${cityPath(city, '/follow')}`),
    })
  }
  return keySentPage(visit)
}

const hasAccount = (viewer: Viewer): boolean => viewer !== undefined && viewer.person.guest !== true
const accountHolder: Policy = { says: 'whoever is signed in with an account', may: hasAccount }

async function claim(visit: Visit, input: KeyInput): Promise<Outcome> {
  const guest = await guestOf(visit, input)
  const person = visit.viewer?.person
  if (guest === undefined || person === undefined) return wrong(input)
  if (idsOf(person).includes(guest.personId)) return { errors: [{ field: 'number', code: 'own' }], kept: {} }
  const one = { from: guest.personId, into: person.id, by: person.id, how: 'claimed' as const, at: visit.now }
  if (!(await insertMerge(visit.tx, one))) return wrong(input)
  return { to: cityPath(visit.city, '/claims?done=claimed') }
}

export const followRoutes: readonly Route[] = [
  page('/follow', { policy: anyone, show: async (visit) => followPage(visit) }),
  action('/follow', {
    policy: anyone,
    form: keyForm,
    act: follow,
    again: async (visit, failed) => followPage(visit, failed),
  }),
  page('/follow/lost-key', { policy: anyone, show: async (visit) => followPage(visit) }),
  action('/follow/lost-key', {
    policy: anyone,
    form: lostForm,
    act: sendNewKey,
    again: async (visit, failed) => followPage(visit, failed),
  }),
  page('/claims', { policy: accountHolder, show: async (visit) => claimPage(visit) }),
  action('/claims', {
    policy: accountHolder,
    form: keyForm,
    act: claim,
    again: async (visit, failed) => claimPage(visit, failed),
  }),
]

export const followDoors: readonly DeskDoor[] = [
  {
    path: '/claims',
    group: 'own',
    may: (viewer) => hasAccount(viewer) && viewer?.hat.kind === 'resident',
    words: (lang) => ({ title: followMessages(lang).doorTitle, text: followMessages(lang).doorText }),
  },
]
