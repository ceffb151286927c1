import { listApprovals } from '../../core/approval/index.ts'
import { isOfSection } from '../../core/people/viewer.ts'
import { found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { Done, Failed, Page } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { type ConsultationDone, consultationPage } from './pages/consultation-page.tsx'
import type { Asked } from './pages/form-state.ts'
import { tooLatePage } from './pages/too-late-page.tsx'
import { findConsultation, findLastStep, findRoom } from './queries.ts'
import { type Consultation, type ConsultationEvent, canDo } from './rules.ts'
import { listRoomThread } from './thread/queries.ts'
import { placeOf } from './thread/rules.ts'

export const roomPath = '/cases/:number/consultation'
export const readConsultation = async (visit: CaseVisit): Promise<Consultation> =>
  found(await findConsultation(visit.tx, visit.case.id))

export async function showPage(visit: CaseVisit, asked?: Asked): Promise<Page> {
  const forStaff = isOfSection(visit.viewer, visit.case.section)
  const room = forStaff
    ? found(await findRoom(visit.tx, visit.case, visit.today))
    : {
        consultation: await readConsultation(visit),
        organizations: [],
        parts: [],
        templates: [],
        officerId: null,
        staffVersion: 0,
        colleagues: [],
      }
  return consultationPage(visit, {
    ...room,
    thread: await listRoomThread(visit.tx, visit.viewer, visit, placeOf(visit.query)),
    approvals: forStaff ? await listApprovals(visit.tx, visit.case.id) : [],
    asked,
  })
}

export const again = (form: Asked['form']) => (visit: CaseVisit, failed: Failed) =>
  showPage(visit, { form, ...failed })

export const here = (visit: CaseVisit, done?: ConsultationDone): Done => ({
  to: casePath(visit.city, visit.case.number, `/consultation${done ? `?done=${done}` : ''}`),
})
export const theCase = (visit: CaseVisit): Done => ({ to: casePath(visit.city, visit.case.number) })

export const tooLate = async (visit: CaseVisit, typed?: string): Promise<Page> =>
  tooLatePage(visit, await findLastStep(visit.tx, visit.case.id), typed)

/** The consultation as the sender of the form saw it; undefined when that is over. */
export async function readFor(
  visit: CaseVisit,
  event: ConsultationEvent,
  version: number,
): Promise<Consultation | undefined> {
  const consultation = await readConsultation(visit)
  const isFresh = consultation.version === version && canDo(visit.viewer, visit.case, consultation, event)
  return isFresh ? consultation : undefined
}
