export { aboutGroup, aboutOwnGroup } from './about-us.ts'
export { readCarry, writeCarry } from './carry.ts'
export { findGroupChoice, type GroupChoice, listGroupChoices } from './choices.ts'
export {
  type DirectoryQuestion,
  findListed,
  type GroupCase,
  type ListedGroup,
  listCasesOf,
  listGroups,
} from './directory.ts'
export {
  type GroupEvent,
  type GroupEventKind,
  keepGroupEvent,
  listGroupEvents,
} from './events.ts'
export { largestPaper, type Paper, readPaper, sendPaper } from './files.ts'
export {
  faultsIn,
  foundingForm,
  groupKinds,
  most,
  type ProfileInput,
  profileForm,
  profileFrom,
  readEmail,
} from './form.ts'
export {
  endHatBefore,
  keepHat,
  leavesNobody,
  listMembers,
  lockGroup,
  type Member,
  type Role,
} from './hats.ts'
export {
  countToday,
  findByToken,
  type Invitation,
  insertInvitation,
  invitationDays,
  listOpen,
  mostADay,
  mostOpen,
  newCode,
  newToken,
  readCode,
  takeInvitation,
  withdrawInvitation,
} from './invitations.ts'
export {
  fieldOfMember,
  isSeated,
  type MemberFields,
  memberFields,
  oneMember,
  partyFrom,
  sectionParty,
} from './member.ts'
export { bindingFacts, listPartyFacts, type PartyFacts, partyLines } from './party-facts.ts'
export { PartyHead } from './party-head.tsx'
export { founders, isOfGroup, keepers, keepsGroup, office, ofGroup, ownGroup } from './policies.ts'
export {
  type Card,
  type Completeness,
  completenessOf,
  differencesBetween,
  groupFields,
  newProfile,
  type OpenField,
  type Profile,
  personFields,
  type UsefulPart,
  type YearAccount,
} from './profile.ts'
export { findProfile, insertGroup, type KeptProfile, writeProfile } from './queries.ts'
export {
  findRecovery,
  isOpen,
  listRecoveries,
  type Recovery,
  recoveryDaysOf,
  seenThings,
} from './recovery.ts'
export { daysAfterCheck, disposeRosters, rosterDaysOf } from './roster.ts'
export { isAsked } from './still-right.ts'
