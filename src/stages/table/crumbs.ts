import { casePath } from '../../core/web/paths.ts'
import type { Crumb } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { tablePath } from './here.ts'
import { tableMessages } from './messages.ts'

export const crumbs = (visit: CaseVisit, ...rest: (string | Crumb)[]): Crumb[] => [
  { label: visit.case.title, href: casePath(visit.city, visit.case.number) },
  { label: tableMessages(visit.lang).title, href: tablePath(visit) },
  ...rest.map((one) => (typeof one === 'string' ? { label: one } : one)),
]
