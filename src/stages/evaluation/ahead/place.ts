import type { NoticeVisit } from '../../../core/notice/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'

export const aheadDuty = 'evaluation.ahead'
export const aheadPath = (rest = ''): string => `/evaluation/ahead${rest}`

/** An act, or the job that stands in for one. */
export type AskVisit = NoticeVisit & Pick<Visit, 'record'>

export const aheadHere = ({ city, case: subject }: CaseVisit, rest = ''): string =>
  casePath(city, subject.number, aheadPath(rest))
