import type { Definition } from '../edition/schema/index.ts'
import { isCoordination, isOfSection } from '../people/viewer.ts'
import { partyOrSectionInCharge } from '../web/policies.ts'
import type { CasePolicy } from '../web/route.ts'

/** Whether the city keeps a register. */
export const hasAdvisers = ({ advisers }: Pick<Definition, 'advisers'>): boolean => advisers !== undefined

/** Who invites: the coordination office, which keeps the register, and the section in charge. */
export const mayInvite: CasePolicy['may'] = (viewer, subject) => isOfSection(viewer, subject.case.section)

/** Who asks the office for somebody: a party, or whoever may invite. */
export const mayWant: CasePolicy['may'] = partyOrSectionInCharge.may

export const keepsRegister = isCoordination
