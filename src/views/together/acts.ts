import { advance, seeingAll } from '../../core/advance.ts'
import { groupAsParty } from '../../core/case/as-party.ts'
import { changeCase } from '../../core/case/change.ts'
import { findCase } from '../../core/case/find.ts'
import { openCase } from '../../core/case/open.ts'
import { addParty } from '../../core/case/parties.ts'
import { type CaseSubject, partyOf } from '../../core/case/types.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { listGroupChoices } from '../../core/group/index.ts'
import { notifyGroup, quoted } from '../../core/notice/index.ts'
import { conflict, found } from '../../core/web/errors.ts'
import type { Failed } from '../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../core/web/visit.ts'
import { type Invited, insertConsent, insertInvitation, listConsents, settleInvitation } from './queries.ts'
import { isGathering, type NewTogether } from './rules.ts'
import { tellingWords as words } from './telling.ts'

export const partnersDuty = 'idea.partners'

const actor = ({ viewer }: Visit) => {
  const { person, hat } = found(viewer)
  return { personId: person.id, hatId: hat.id }
}

const wrong = (code: string): Failed => ({ errors: [{ field: 'partner', code }], kept: {} })

/** Asks a group to join; tells it, by the way its people chose. */
async function invite(
  visit: Visit,
  subject: CaseSubject,
  { partner, message }: { partner: string; message: string },
): Promise<Failed | undefined> {
  const group = (await listGroupChoices(visit.tx)).find(({ id }) => id === partner)
  if (group === undefined) return wrong('unknownGroup')
  const asked = { caseId: subject.case.id, groupId: group.id, byGroup: false, message }
  const isParty = subject.parties.some(({ organization_id }) => organization_id === group.id)
  if (isParty || !(await insertInvitation(visit.tx, asked, actor(visit), visit.now))) return wrong('already')
  visit.record({
    caseId: subject.case.id,
    stage: 'idea',
    kind: 'partnerAsked',
    visibility: 'parties',
    facts: { group: group.name, ...(message ? { message } : {}) },
  })
  await notifyGroup(visit, group.id, {
    kind: 'together.invited',
    about: undefined,
    path: '/together',
    words: (lang) => ({
      subject: words(lang).subject(),
      body: words(lang).body(quoted(visit.viewer?.hat.organizationName ?? ''), quoted(subject.case.title)),
    }),
    enclosed: message,
  })
  return undefined
}

/** A group begins something without the city: no section is in charge, and nothing is owed by any. */
export async function beginTogether(visit: Visit, input: NewTogether): Promise<string | Failed> {
  const { tx, now, definition, viewer, runtime, city } = visit
  const hat = found(viewer).hat
  const group = {
    id: hat.organizationId ?? '',
    name: hat.organizationName ?? '',
    kind: hat.organizationKind ?? '',
  }
  const opened = await openCase(
    tx,
    {
      editionId: city.edition.id,
      title: input.title,
      issue: input.issue,
      wish: input.wish,
      proposer: input.offer,
      visibility: input.visibility,
      field: input.field,
      amongCitizens: true,
      demo: runtime.demo,
      parties: [groupAsParty(definition, group)],
    },
    now,
  )
  const partyId = opened.partyIds[0] ?? ''
  await openDuty(tx, { caseId: opened.id, kind: partnersDuty, partyId }, now)
  visit.record({ caseId: opened.id, stage: 'idea', kind: 'begunTogether', visibility: 'public' })
  if (input.partner === '') return opened.number
  const subject = found(await findCase(tx, seeingAll, opened.number))
  return (await invite(visit, subject, input)) ?? opened.number
}

const mustGather = (visit: CaseVisit): void => {
  if (!isGathering(visit)) throw conflict()
}

export async function inviteTo(visit: CaseVisit, input: { partner: string; message: string }) {
  mustGather(visit)
  return invite(visit, visit, input)
}

/** Another group says that it would join; a party accepts it or not. */
export async function askToJoin(visit: CaseVisit, { message }: { message: string }): Promise<void> {
  mustGather(visit)
  const groupId = found(visit.viewer?.hat.organizationId)
  const asked = { caseId: visit.case.id, groupId, byGroup: true, message }
  if (!(await insertInvitation(visit.tx, asked, actor(visit), visit.now))) throw conflict()
  for (const { organization_id } of visit.parties)
    if (organization_id)
      await notifyGroup(visit, organization_id, {
        kind: 'together.asked',
        about: visit.case,
        path: `/cases/${visit.case.number}/together`,
        words: (lang) => ({
          subject: words(lang).askedSubject(),
          body: words(lang).asked(quoted(visit.viewer?.hat.organizationName ?? ''), quoted(visit.case.title)),
        }),
        enclosed: message,
      })
}

/** The other side says yes or no; from a yes on the group is a party, with the same rights as every other. */
export async function settle(
  visit: Visit,
  subject: CaseSubject,
  invited: Invited,
  answer: 'accept' | 'decline',
): Promise<void> {
  if (!isGathering(subject)) throw conflict()
  const state = answer === 'accept' ? 'accepted' : 'declined'
  if (!(await settleInvitation(visit.tx, invited.id, state, visit.now))) throw conflict()
  const caseId = subject.case.id
  const { organization_id: id, group_name: name, group_kind: kind } = invited
  if (answer === 'accept')
    await addParty(visit.tx, caseId, groupAsParty(visit.definition, { id, name, kind }), visit.now)
  visit.record({
    caseId,
    stage: 'idea',
    kind: answer === 'accept' ? 'partnerJoined' : 'partnerDeclined',
    visibility: 'parties',
    facts: { group: name },
  })
  const others = [...subject.parties.flatMap(({ organization_id }) => organization_id ?? []), id]
  for (const group of others)
    if (group !== visit.viewer?.hat.organizationId)
      await notifyGroup(visit, group, {
        kind: 'together.settled',
        about: undefined,
        path: '/together',
        words: (lang) => ({
          subject: words(lang).settledSubject(),
          body: words(lang).settled(quoted(subject.case.title)),
        }),
      })
}

/** With these groups: next all decide form and agreement, which takes effect when each has confirmed it. */
export async function start(visit: CaseVisit): Promise<void> {
  mustGather(visit)
  if (visit.parties.length < 2) throw conflict()
  await closeDuties(visit.tx, { caseId: visit.case.id, kind: partnersDuty }, visit.now)
  visit.record({ caseId: visit.case.id, stage: 'idea', kind: 'startedTogether', visibility: 'public' })
  await advance(visit, visit.case)
}

/** Public once every party has agreed to that; tells whether it now is. */
export async function agreeToPublish(visit: CaseVisit): Promise<void> {
  const { tx, now, parties, viewer, case: subject } = visit
  if (subject.visibility === 'public') throw conflict()
  const own = found(partyOf(viewer, parties))
  await insertConsent(tx, { caseId: subject.id, partyId: own.id }, actor(visit), now)
  const agreed = await listConsents(tx, subject.id)
  visit.record({
    caseId: subject.id,
    stage: 'idea',
    kind: 'publicationAgreed',
    visibility: 'parties',
    partyId: own.id,
  })
  if (!parties.every(({ id }) => agreed.includes(id))) return
  if (!(await changeCase(tx, subject, { visibility: 'public' }))) throw conflict()
  visit.record({ caseId: subject.id, stage: 'idea', kind: 'publishedTogether', visibility: 'public' })
}
