import type { CaseSubject } from '../../../core/case/types.ts'
import { owesALook } from '../../../core/case/visibility.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { objectionDays } from '../../../core/moderation/index.ts'
import { isOfSection, type Viewer } from '../../../core/people/viewer.ts'
import { anyParty } from '../../../core/web/policies.ts'
import type { CasePolicy } from '../../../core/web/route.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import { isWithdrawable, theSender } from '../rules.ts'
import type { Standing } from './rules.ts'

const isShort = ({ state }: Standing): boolean => state === 'shortened' || state === 'held'

type Asked = { viewer: Viewer; definition: Definition; today: PlainDate }

/** The last day on which the sender can object. */
export const objectUntil = (definition: Definition, { checkedOn }: Standing): PlainDate | undefined =>
  checkedOn && addDays(checkedOn, objectionDays(definition))

/** Once, against what was taken out or held back, within the city's days. */
export function canObject({ viewer, definition, today }: Asked, subject: CaseSubject, standing: Standing) {
  const until = objectUntil(definition, standing)
  const open = isShort(standing) && standing.objection === undefined
  return open && until !== undefined && today <= until && theSender.may(viewer, subject)
}

/**
 * What went to the desk alone is made public later as its sender wishes, until the talk about it is over. Whether a
 * policy proposal is public is said by the city; what groups do without the city they publish themselves.
 */
export const canWish = (viewer: Viewer, subject: CaseSubject, standing: Standing): boolean =>
  standing.state === 'none' &&
  subject.case.visibility === 'desk' &&
  subject.case.section !== null &&
  ['idea', 'request'].includes(subject.case.kind) &&
  isWithdrawable(subject.case) &&
  theSender.may(viewer, subject)

/** A look is owed: before anybody else reads it, or since somebody has told of it. */
export const isWaiting = ({ state }: Standing): boolean => state === 'waiting' || state === 'reported'

/** What groups do without the city they publish themselves: nobody has looked at it, so everybody can tell of a name in it. */
export const canReport = ({ case: subject }: CaseSubject, standing: Standing): boolean =>
  subject.among_citizens &&
  subject.visibility === 'public' &&
  subject.state === 'open' &&
  !isWaiting(standing) &&
  !isObjected(standing)

export const isObjected = (standing: Standing): boolean =>
  isShort(standing) && standing.objection !== undefined && standing.decided === undefined

/** The section in charge, the coordination office, and whoever works where the look is owed. */
export const checkers: CasePolicy = {
  says: 'the section in charge, or the coordination office, also whoever of it has to look before it is public',
  may: (viewer, subject) => isOfSection(viewer, subject.case.section) || owesALook(viewer, subject),
}
export const readers: CasePolicy = {
  says: 'a party of the case, or whoever checks whether it can be public',
  may: (viewer, subject) => anyParty.may(viewer, subject) || checkers.may(viewer, subject),
}

/** Somebody else than whoever checked it first. */
export const canDecide = (viewer: Viewer, subject: CaseSubject, standing: Standing): boolean =>
  isObjected(standing) && checkers.may(viewer, subject) && viewer?.person.id !== standing.checkedBy
