import { type Delegation, findHolding, keepAct } from '../../core/delegation/index.ts'
import { type Contact, emptyContact } from '../../core/people/contact.ts'
import { findByKey, foldAccessKey, insertGuest, keepCaseKey } from '../../core/people/guest.ts'
import { openGuestSession } from '../../core/people/guest-session.ts'
import { signatureOf } from '../../core/people/signature.ts'
import { forbidden, found } from '../../core/web/errors.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Done } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { type Idea, needsKey, senderOf, writesForGroups } from './rules.ts'
import { type Sender, type Sent, sendIdea } from './send.ts'

/** A record of somebody who has no account, as the one who acts from here on. */
async function newGuest(visit: Visit, contact: Contact): Promise<NonNullable<Sender['viewer']>> {
  const { personId, hatId } = await insertGuest(visit.tx, contact, visit)
  const hat = { id: hatId, kind: 'resident' as const }
  return { person: { id: personId, name: contact.name, guest: true }, hat, hats: [hat] }
}

/** Sends the idea as whoever writes: signed in, or by name and address alone, with a number and a key to come back by. */
export async function sendAsWriter(visit: Visit, idea: Idea): Promise<Done> {
  const { definition, city } = visit
  if (writesForGroups(visit.viewer)) return sendForGroup(visit, idea)
  const viewer = visit.viewer ?? (await newGuest(visit, idea.contact ?? emptyContact))
  const party = found(senderOf(viewer, definition))
  const by = visit.viewer === undefined ? signatureOf(viewer, definition) : undefined
  const sent = await sendIdea(visit, idea, { party, by, viewer })
  const to = casePath(city, sent.number, '/receipt')
  return needsKey(visit.viewer) ? { to, cookies: await giveKey(visit, viewer, sent, idea.accessKey) } : { to }
}

/** What a group asked the support centre to write, while it asks. */
export async function askedBy(visit: Visit, id: string | undefined): Promise<Delegation | undefined> {
  if (!writesForGroups(visit.viewer) || !isUuid(id)) return undefined
  return findHolding(visit.tx, id, visit.today)
}

/** The group is the party; the act is the worker's, and both are kept. */
async function sendForGroup(visit: Visit, idea: Idea): Promise<Done> {
  const viewer = found(visit.viewer)
  const asked = await askedBy(visit, idea.delegation)
  if (asked === undefined) throw forbidden()
  const { organization_id: organizationId, name, kind } = asked
  const party = found(senderOf(viewer, visit.definition, { organizationId, name, kind }))
  const sent = await sendIdea(visit, idea, { party, viewer, onBehalfOf: name })
  const by = { personId: viewer.person.id, hatId: viewer.hat.id }
  await keepAct(visit.tx, { delegationId: asked.id, caseId: sent.id, kind: 'idea' }, by, visit.now)
  return { to: cityPath(visit.city, `/centre/delegations?sent=${sent.number}`) }
}

/** The key was in the form from the start, so that a lost answer loses nothing: the same form sent again shows it again. */
async function giveKey(visit: Visit, viewer: NonNullable<Sender['viewer']>, sent: Sent, typed: string) {
  const key = found(foldAccessKey(typed))
  const { tx, now } = visit
  await keepCaseKey(tx, { caseId: sent.id, personId: viewer.person.id, key, now })
  return openGuestSession(
    visit,
    { personId: viewer.person.id, hatId: viewer.hat.id },
    { number: sent.number, key },
  )
}

/** The answer to the first sending may never have arrived: whoever holds the key is let in again. */
export async function showKeyAgain(
  visit: Visit,
  fields: Readonly<Record<string, string | string[]>>,
  location: string,
): Promise<readonly string[]> {
  const key = foldAccessKey([fields.accessKey ?? ''].flat().at(-1) ?? '')
  const number = parseReferenceNumber(location.split('/cases/')[1]?.split('/')[0] ?? '')
  if (key === undefined || number === undefined) return []
  const { guest } = await findByKey(visit.tx, { number, key, now: visit.now })
  return guest ? openGuestSession(visit, guest, { number, key }) : []
}
