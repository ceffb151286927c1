import { z } from 'zod'
import { anyParty, partyOrSectionInCharge, whoMayBindAParty } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { answer, begin } from './acts.ts'
import { beginNext } from './next.ts'
import { aheadPage } from './page.tsx'
import { readAhead } from './queries.ts'
import { answerForm } from './rules.ts'

const path = '/cases/:number/evaluation/ahead'

const show = async (visit: CaseVisit, failed?: Failed): Promise<Page> =>
  aheadPage({ visit, failed, ahead: await readAhead(visit.tx, visit.case.id) })

/** Before the end: finish, renew, rebuild, hand over, stand alone. */
export const aheadRoutes: readonly Route[] = [
  casePage(path, { policy: partyOrSectionInCharge, show: (visit) => show(visit) }),
  caseAction(`${path}/begin`, { policy: anyParty, form: z.object({}), act: begin, again: show }),
  caseAction(`${path}/answer`, { policy: whoMayBindAParty, form: answerForm, act: answer, again: show }),
  caseAction(`${path}/next`, { policy: whoMayBindAParty, form: z.object({}), act: beginNext, again: show }),
]
