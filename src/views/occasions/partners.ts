import { z } from 'zod'
import { addParty } from '../../core/case/parties.ts'
import { type CaseSubject, partyOf } from '../../core/case/types.ts'
import {
  fieldOfMember,
  isSeated,
  listGroupChoices,
  type MemberFields,
  memberFields,
  oneMember,
  partyFrom,
} from '../../core/group/index.ts'
import { notifyGroup } from '../../core/notice/index.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import { conflict } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { CasePolicy, Failed, Outcome, Page } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { partnersPage } from './pages/partners-page.tsx'
import { partnerNotice } from './telling.ts'

export const partnerForm = z.object(memberFields).superRefine(oneMember)

/** Whoever holds it says who holds it with them, as long as it goes on. */
export const holds = (viewer: Viewer, { parties, case: { kind, state } }: CaseSubject): boolean =>
  kind === 'occasion' && state === 'open' && partyOf(viewer, parties) !== undefined
export const holders: CasePolicy = {
  says: 'a party of a way to take part that goes on',
  may: holds,
}

export const showPartners = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  partnersPage(visit, await listGroupChoices(visit.tx), failed)

/** One more who holds it, with the rights of all others from now on; among citizens no section comes in. */
export async function addPartner(visit: CaseVisit, input: MemberFields): Promise<Outcome> {
  const { tx, now, city, case: subject } = visit
  const field = fieldOfMember(input)
  const mistake = (code: string): Outcome => ({ errors: [{ field, code }], kept: {} })
  if (!holds(visit.viewer, visit)) throw conflict()
  const party = subject.among_citizens && input.section !== '' ? undefined : await partyFrom(visit, input)
  if (party === undefined) return mistake('badChoice')
  if (isSeated(visit.parties, party)) return mistake('alreadyThere')
  await addParty(tx, subject.id, party, now)
  visit.record({
    caseId: subject.id,
    stage: 'running',
    kind: 'partnerAdded',
    visibility: 'public',
    facts: { party: party.publicName },
  })
  if (party.organizationId !== undefined)
    await notifyGroup(visit, party.organizationId, {
      kind: 'occasions.partner',
      about: subject,
      path: `/cases/${subject.number}/occasion`,
      words: partnerNotice(subject.title),
    })
  return { to: casePath(city, subject.number, '/occasion?done=partner') }
}
