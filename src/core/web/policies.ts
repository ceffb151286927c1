import { partyOf } from '../case/types.ts'
import { isAdministrator, isOfSection, mayBind } from '../people/viewer.ts'
import type { CasePolicy, Policy } from './route.ts'

export const anyone: Policy = { says: 'anyone', may: () => true }
export const signedIn: Policy = { says: 'whoever is signed in', may: (viewer) => viewer !== undefined }
export const withAccount: Policy = {
  says: 'whoever is signed in with an account of their own',
  may: (viewer) => viewer !== undefined && !viewer.person.guest,
}
export const administrator: Policy = { says: 'the administrator of the city', may: isAdministrator }

export const whoMaySee: CasePolicy = { says: 'whoever may see the case', may: () => true }
export const sectionInCharge: CasePolicy = {
  says: 'the section in charge, or the coordination office',
  may: (viewer, subject) => isOfSection(viewer, subject.case.section),
}
export const anyParty: CasePolicy = {
  says: 'a party of the case',
  may: (viewer, subject) => partyOf(viewer, subject.parties) !== undefined,
}
export const whoMayBindAParty: CasePolicy = {
  says: 'whoever may bind a party: its representative, the resident, the section’s chief',
  may: (viewer, subject) => partyOf(viewer, subject.parties) !== undefined && mayBind(viewer),
}
export const partyOrSectionInCharge: CasePolicy = {
  says: 'a party of the case, the section in charge, or the coordination office',
  may: (viewer, subject) => anyParty.may(viewer, subject) || sectionInCharge.may(viewer, subject),
}
