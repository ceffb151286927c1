/*
 * Coordinators and advisers (協働コーディネーター・アドバイザー). For a stage that brings one to a case: `hasAdvisers` (whether
 * the city keeps a register), `listFitting` (who fits, with reasons), `mayInvite`, `inviteAdviser`, `listSeats`; whether the
 * viewer sits there is `sitsAt` of core/case.
 */
export { adviserFact } from './case-line.tsx'
export { adviserEntries, adviserStage, roleName } from './entries.ts'
export type { Fitting, Reason } from './fit.ts'
export { inviteAdviser } from './invite.ts'
export { adviserNotices } from './notices.ts'
export { changeSeat, findSeat, insertSeat, listFitting, listSeats, type Seat } from './queries.ts'
export { hasAdvisers, keepsRegister, mayInvite } from './rules.ts'
