export { confirmOnline, confirmOnPaper, tryEffect } from './confirm.ts'
export { objectTo } from './object.ts'
export { currentJoint } from './queries.ts'
export { confirmationOf, inFours, type PartyState, partyStates, refusalFor, shortHash } from './rules.ts'
export {
  type Confirmation,
  type Confirmed,
  type Joint,
  type JointDocument,
  type JointKind,
  jointKinds,
  type NamedParty,
  type Objection,
  type OnlineConfirmation,
  type PaperConfirmation,
  type Refusal,
} from './types.ts'
export { writeVersion } from './write.ts'
