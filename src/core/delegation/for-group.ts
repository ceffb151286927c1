import { isUuid } from '../../lib/ids.ts'
import { defineMessages } from '../../lib/language.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { seeingAll } from '../advance.ts'
import { findCase } from '../case/find.ts'
import type { Case, CaseSubject, Party } from '../case/types.ts'
import { bodyOf, notifyGroup, numberOf, subjectOf, type Trusted } from '../notice/index.ts'
import { found } from '../web/errors.ts'
import type { Policy } from '../web/route.ts'
import type { SignedIn, Visit } from '../web/visit.ts'
import { type Delegation, findHolding, keepAct } from './queries.ts'

const messages = defineMessages(
  {
    messageSubject: (number: Trusted) =>
      subjectOf`受付番号 ${number}：支援センターが、委任を受けて書きました`,
    message: () => bodyOf`支援センターが、あなたの団体の委任を受けて、相談に書き込みました。`,
    log: () => bodyOf`支援センターが、あなたの団体の委任を受けて、実施の記録を書きました。`,
    correction: () => bodyOf`支援センターが、あなたの団体の委任を受けて、市から頼まれた直しを送りました。`,
    profileSubject: () => subjectOf`支援センターが、委任を受けて団体情報を直しました`,
    profile: () => bodyOf`支援センターが、あなたの団体の委任を受けて、団体情報を直しました。`,
    stop: () =>
      bodyOf`だれが、いつしたかは「支援センターへの委任」のページに残ります。委任は、いつでもやめられます。`,
  },
  {
    messageSubject: (number) => subjectOf`${number}: the support centre wrote for you`,
    message: () => bodyOf`As your group had asked, the support centre wrote in the consultation.`,
    log: () => bodyOf`As your group had asked, the support centre wrote in the log.`,
    correction: () =>
      bodyOf`As your group had asked, the support centre sent what the city wanted corrected.`,
    profileSubject: () => subjectOf`The support centre changed your group’s profile`,
    profile: () => bodyOf`As your group had asked, the support centre changed its profile.`,
    stop: () =>
      bodyOf`Who did it and when is kept on the page of the delegation. You can stop it at any time.`,
  },
)

/** Types for a group while that group asks it to, and for nobody else. What binds the group stays with the group. */
export const typist: Policy = {
  says: 'the support centre, for a group that asks it to today',
  may: (viewer) => viewer?.hat.kind === 'supportCenter',
}

/** What the address names and what holds today; another one is not there. */
export async function holdingIn(visit: Visit): Promise<Delegation> {
  const id = visit.params.delegation ?? ''
  return found(isUuid(id) ? await findHolding(visit.tx, id, visit.today) : undefined)
}

/** A matter of the group that asks, with the group as its party; nobody else's matter is there. */
export async function matterOf(
  visit: Visit,
  { organization_id }: Delegation,
): Promise<CaseSubject & { party: Party }> {
  const number = found(parseReferenceNumber(visit.params.number ?? ''))
  const subject = found(await findCase(visit.tx, seeingAll, number))
  const party = found(subject.parties.find((one) => one.organization_id === organization_id))
  return { ...subject, party }
}

type Done = { kind: 'message' | 'log' | 'profile' | 'correction'; about?: Pick<Case, 'id' | 'number'> }

/** Keeps who typed and for whom, and tells the group. */
export async function typedFor(
  visit: SignedIn,
  delegation: Delegation,
  { kind, about }: Done,
): Promise<void> {
  const { person, hat } = visit.viewer
  const act = { delegationId: delegation.id, caseId: about?.id ?? null, kind }
  await keepAct(visit.tx, act, { personId: person.id, hatId: hat.id }, visit.now)
  await notifyGroup(visit, delegation.organization_id, {
    kind: `delegation.${kind}`,
    about: undefined,
    path: about ? `/cases/${about.number}` : '/delegations',
    words: (lang) => {
      const words = messages(lang)
      const subject = about ? words.messageSubject(numberOf(about)) : words.profileSubject()
      return { subject, body: bodyOf`${words[kind]()}\n${words.stop()}` }
    },
  })
}
