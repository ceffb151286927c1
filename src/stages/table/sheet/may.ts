import { type CaseSubject, partyOf } from '../../../core/case/types.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { isAtTable } from '../rules.ts'

/** While the table sits every party writes in the same way, whatever kind it is and whoever moderates; nobody else. */
export const maySit = (viewer: Viewer, subject: CaseSubject): boolean =>
  isAtTable(subject) && partyOf(viewer, subject.parties) !== undefined
