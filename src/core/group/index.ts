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
export { faultsIn, groupKinds, most, type ProfileInput, profileForm, profileFrom } from './form.ts'
export { insertHat } from './hats.ts'
export { founders, isOfGroup, keepers, keepsGroup, ofGroup, ownGroup } from './policies.ts'
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
