import { addParty } from '../../../core/case/parties.ts'
import { conflict, forbidden, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { partyOrSectionInCharge, whoMaySee } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { newId } from '../../../lib/ids.ts'
import { senderOf } from '../rules.ts'
import { tellAnswered, tellOffered, tellTakenBack } from './notices.ts'
import { endFollow, insertJoining, type Joining, keepFollow, listJoinings, updateJoining } from './queries.ts'
import {
  type AnswerToJoin,
  answerForm,
  canAdd,
  canJoin,
  followForm,
  type Join,
  joinForm,
  takeBackForm,
  whoeverFollows,
  whoMayJoin,
} from './rules.ts'
import { isOwn, seesAll, showInterest } from './show.ts'

const path = '/cases/:number/interest'

const here = ({ city, case: { number } }: CaseVisit) => ({ to: casePath(city, number, '/interest') })

async function follow(visit: CaseVisit, yes: boolean) {
  const { tx, now, case: subject, viewer } = visit
  const personId = found(viewer).person.id
  if (yes) await keepFollow(tx, { caseId: subject.id, personId, seq: subject.trail_seq, now })
  else await endFollow(tx, subject.id, viewer, now)
  return here(visit)
}

async function join(visit: CaseVisit, { kinds, offer }: Join) {
  const { tx, now, viewer, definition, case: subject } = visit
  if (!canJoin(viewer, visit)) throw conflict()
  const party = found(senderOf(viewer, definition))
  const mine = (await listJoinings(tx, subject.id)).some((joining) => isOwn(visit, joining))
  if (mine) return { errors: [{ field: 'offer', code: 'already' }], kept: { kinds, offer } }
  await insertJoining(tx, {
    case_id: subject.id,
    id: newId(now.getTime()),
    person_id: found(viewer).person.id,
    organization_id: party.organizationId ?? null,
    name: party.name,
    kinds,
    offer,
    offered_at: now,
  })
  await tellOffered(visit)
  return here(visit)
}

/** Whoever offered takes it back, and what they had written goes with it; a party leaves in another way. */
async function takeBack(visit: CaseVisit, { version }: { version: number }) {
  const { tx, case: subject } = visit
  const own = (await listJoinings(tx, subject.id)).find((joining) => isOwn(visit, joining))
  if (own === undefined || own.state === 'party') throw conflict()
  const emptied = { state: 'withdrawn' as const, name: '', kinds: [], offer: '', answer: '' }
  if (!(await updateJoining(tx, { ...own, version }, emptied))) throw conflict()
  await tellTakenBack(visit)
  return here(visit)
}

/** Who they are as a party: their group, or themselves under the public name of a resident. */
async function addAsParty(visit: CaseVisit, { name, person_id, organization_id }: Joining): Promise<void> {
  const { tx, now, definition, case: subject } = visit
  const hat = organization_id
    ? { id: '', kind: 'member' as const, organizationId: organization_id, organizationName: name }
    : { id: '', kind: 'resident' as const }
  const as = { person: { id: person_id, name }, hat, hats: [hat] }
  const party = found(senderOf(as, definition))
  await addParty(tx, subject.id, party, now)
  visit.record({
    caseId: subject.id,
    stage: 'idea',
    kind: 'joined',
    visibility: 'public',
    facts: { name: party.publicName },
  })
}

const isParty = ({ parties }: CaseVisit, { person_id, organization_id }: Joining): boolean =>
  parties.some((party) =>
    organization_id ? party.organization_id === organization_id : party.person_id === person_id,
  )

/** One step: whoever offered is a party, once. */
async function takeIn(visit: CaseVisit, joining: Joining): Promise<void> {
  if (joining.state === 'party' || !canAdd(visit)) throw conflict()
  if (!isParty(visit, joining)) await addAsParty(visit, joining)
}

async function answer(visit: CaseVisit, input: AnswerToJoin) {
  const { tx, now, case: subject } = visit
  if (!seesAll(visit)) throw forbidden()
  const joining = found((await listJoinings(tx, subject.id)).find(({ id }) => id === input.joining))
  const adds = input.step === 'add'
  if (adds) await takeIn(visit, joining)
  const state = adds || joining.state === 'party' ? ('party' as const) : ('answered' as const)
  const read = { case_id: subject.id, id: joining.id, version: input.version }
  if (!(await updateJoining(tx, read, { answer: input.answer, state, answered_at: now }))) throw conflict()
  await tellAnswered(visit, joining)
  return here(visit)
}

export const interestRoutes: readonly Route[] = [
  casePage(path, { policy: whoMaySee, show: (visit) => showInterest(visit) }),
  caseAction('/cases/:number/following', {
    policy: whoeverFollows,
    form: followForm,
    act: (visit, { follow: yes }) => follow(visit, yes === 'yes'),
    again: showInterest,
  }),
  caseAction('/cases/:number/joining', {
    policy: whoMayJoin,
    form: joinForm,
    act: join,
    again: showInterest,
  }),
  caseAction('/cases/:number/joining/withdrawal', {
    policy: whoMayJoin,
    form: takeBackForm,
    act: takeBack,
    again: showInterest,
  }),
  caseAction('/cases/:number/joining/answer', {
    policy: partyOrSectionInCharge,
    form: answerForm,
    act: answer,
    again: showInterest,
  }),
]
