import { groupAsParty } from '../../../core/case/as-party.ts'
import { findCase } from '../../../core/case/find.ts'
import type { NewParty } from '../../../core/case/parties.ts'
import { faultsInFiles, wantedTokens } from '../../../core/files/index.ts'
import { aboutGroup, listGroupChoices } from '../../../core/group/index.ts'
import { contactMistakes, emptyContact } from '../../../core/people/contact.ts'
import {
  insertGuest,
  insertMerge,
  keepCaseKey,
  type Likely,
  listLikely,
  newAccessKey,
} from '../../../core/people/guest.ts'
import { keyLine } from '../../../core/people/guest-session.ts'
import { isOfSection, type Viewer } from '../../../core/people/viewer.ts'
import { enterScan } from '../../../core/scan/index.ts'
import { found } from '../../../core/web/errors.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Done } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { isUuid } from '../../../lib/ids.ts'
import { faultsIn, senderOf } from '../rules.ts'
import { sendIdea } from '../send.ts'
import { type CounterIdea, somebodyNew } from './rules.ts'

/** Records that look like whoever stands at the counter; none where the idea is a group's. */
export async function likelyFor(
  visit: Visit,
  idea: Pick<CounterIdea, 'contact' | 'group'>,
): Promise<Likely[]> {
  const contact = idea.contact ?? emptyContact
  return idea.group !== '' || contact.name === '' ? [] : listLikely(visit.tx, contact)
}

async function faultsOfSender(visit: Visit, idea: CounterIdea): Promise<FieldError[]> {
  if (idea.group !== '') {
    const known = (await listGroupChoices(visit.tx)).some(({ id }) => id === idea.group)
    return known ? [] : [{ field: 'group', code: 'badChoice' }]
  }
  const missing = contactMistakes(idea.contact ?? emptyContact)
  if (missing.length > 0) return missing
  const likely = await likelyFor(visit, idea)
  const chosen = idea.samePerson === somebodyNew || likely.some(({ id }) => id === idea.samePerson)
  return likely.length === 0 || chosen ? [] : [{ field: 'samePerson', code: 'lookAlike' }]
}

/** 「わたしたちについて」 that was left empty is what the group said of itself once. */
export async function withAbout(visit: Visit, idea: CounterIdea): Promise<CounterIdea> {
  if (idea.proposer !== '' || !isUuid(idea.group)) return idea
  return { ...idea, proposer: (await aboutGroup(visit, idea.group)) ?? '' }
}

async function faultsOfAbout(visit: Visit, idea: CounterIdea): Promise<FieldError[]> {
  const { proposer } = await withAbout(visit, idea)
  return proposer === '' ? [{ field: 'proposer', code: 'required' }] : []
}

/** What the city's definition and its records can tell: who it is, above all. */
export const counterFaults = async (visit: Visit, idea: CounterIdea): Promise<FieldError[]> => [
  ...(await faultsOfSender(visit, idea)),
  ...(await faultsOfAbout(visit, idea)),
  ...faultsIn(visit.definition, idea, visit.viewer),
  ...(await faultsInFiles(visit, 'attachments', wantedTokens(idea.attachments))),
]

type Behalf = { party: NewParty; viewer: Viewer; guestId?: string }

async function groupBehind(visit: Visit, id: string): Promise<Behalf> {
  const group = found((await listGroupChoices(visit.tx)).find((one) => one.id === id))
  return { party: groupAsParty(visit.definition, group), viewer: visit.viewer }
}

/** A record of their own for each matter that was handed in, linked to the one that is the same person: a mistake is undone. */
async function personBehind(visit: Visit, idea: CounterIdea): Promise<Behalf> {
  const { tx, now, definition } = visit
  const contact = idea.contact ?? emptyContact
  const likely = await likelyFor(visit, idea)
  const { personId, hatId } = await insertGuest(tx, contact, visit)
  const same = likely.find(({ id }) => id === idea.samePerson)
  const by = found(visit.viewer).person.id
  if (same) await insertMerge(tx, { from: personId, into: same.id, by, how: 'counter', at: now })
  const hat = { id: hatId, kind: 'resident' as const }
  const viewer = { person: { id: personId, name: contact.name, guest: true }, hat, hats: [hat] }
  return { party: found(senderOf(viewer, definition)), viewer, guestId: personId }
}

/** Types in what came on paper, by telephone or in person: the same object as any other, its sender the one who came. */
export async function enterIdea(visit: Visit, typed: CounterIdea): Promise<Done> {
  const { city, tx, now } = visit
  const idea = await withAbout(visit, typed)
  const behalf = idea.group === '' ? await personBehind(visit, idea) : await groupBehind(visit, idea.group)
  const { guestId, ...sender } = behalf
  const intake = { via: idea.via, receivedOn: idea.receivedOn }
  const sent = await sendIdea(visit, idea, { ...sender, intake })
  await enterScan(visit, idea.scan, sent.id)
  const seen = await findCase(tx, visit.viewer, sent.number)
  const inCharge = seen !== undefined && isOfSection(visit.viewer, seen.case.section)
  const to = inCharge
    ? casePath(city, sent.number, '/slip')
    : cityPath(city, `/counter/ideas/${sent.number}/slip`)
  if (guestId === undefined) return { to }
  const key = newAccessKey()
  await keepCaseKey(tx, { caseId: sent.id, personId: guestId, key, now })
  return { to, cookies: [keyLine(visit, to, key)] }
}
