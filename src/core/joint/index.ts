export { confirmOnline, confirmOnPaper, confirmReleased, tryEffect } from './confirm.ts'
export { jointEntries } from './entries.ts'
export { sayJointErrors } from './errors.ts'
export { objectTo } from './object.ts'
export type { JointPlace } from './place.ts'
export { currentJoint, lockCase } from './queries.ts'
export { jointRoutes } from './routes.ts'
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
export { ConfirmationList, Confirmations, seesInside, VersionNote } from './view.tsx'
export { writeVersion } from './write.ts'
