import type { ApprovalKind } from '../../core/approval/index.ts'
import { draftApproval, requiresApproval } from '../../core/approval/index.ts'
import { attachUploads, faultsInFiles, wantedTokens } from '../../core/files/index.ts'
import { listGroupChoices } from '../../core/group/index.ts'
import { isCoordination } from '../../core/people/viewer.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import { anyParty, partyOrSectionInCharge, sectionInCharge } from '../../core/web/policies.ts'
import { caseAction, casePage, type Done, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import type { Lang } from '../../lib/language.ts'
import { conclude, firstToTable } from './conclusion.ts'
import { acceptanceForm, conclusionForm, handoverForm, messageForm, replyForm } from './forms.ts'
import { pointName } from './guideline-points.ts'
import { innerRoutes } from './inner.ts'
import { consultationMessages, draftNames, labelsOf } from './messages.ts'
import { decisionPaper, replyPaper } from './papers.ts'
import { chooseParties } from './parties.ts'
import { partRoutes } from './parts/routes.ts'
import { changeConsultation, lockConsultation } from './queries.ts'
import { again, here, roomPath as path, readFor, showPage, theCase, tooLate } from './room.ts'
import { type Consultation, handoverTargets, isOpen } from './rules.ts'
import { accept, fileForDraft, handOn, reply, say } from './talk.ts'
import { talkRoutes } from './talks/routes.ts'
import { templateRoutes } from './templates/routes.ts'
import { leftOpen } from './templates/rules.ts'
import { roomQuery } from './thread/rules.ts'

/** Each form of the room is kept while it is typed; there is one of it for a case. */
const kept = (form: 'reply' | 'handover' | 'message' | 'conclusion') => ({
  page: path,
  kind: 'one' as const,
  name: (lang: Lang) => draftNames(consultationMessages(lang))[form],
  labels: (lang: Lang) => labelsOf(consultationMessages(lang)),
})

/** In place of the act, where the city wants a 決裁 first. The version goes on, so that nobody drafts a second. */
async function draftInstead(
  visit: CaseVisit,
  read: Consultation,
  kind: ApprovalKind,
  draft: Parameters<typeof draftApproval>[1]['draft'],
): Promise<Done> {
  if (!(await changeConsultation(visit.tx, read, { state: read.state }))) throw conflict()
  const id = await draftApproval(visit, { kind, draft })
  return { to: casePath(visit.city, visit.case.number, `/approvals/${id}`) }
}

const acceptance = caseAction(`${path}/acceptance`, {
  policy: sectionInCharge,
  form: acceptanceForm,
  again: again('acceptance'),
  act: async (visit, { version }) => {
    const read = await readFor(visit, 'accept', version)
    return read && (await accept(visit, read)) ? here(visit, 'acceptance') : tooLate(visit)
  },
})

const replying = caseAction(`${path}/reply`, {
  policy: sectionInCharge,
  form: replyForm,
  draft: kept('reply'),
  uploads: ['replyFiles'],
  again: again('reply'),
  act: async (visit, { version, replyFiles, ...input }) => {
    const read = await readFor(visit, 'reply', version)
    if (read === undefined) return tooLate(visit, input.text)
    if (input.nextOn !== undefined && input.nextOn < visit.today)
      return { errors: [{ field: 'nextOn', code: 'nextPast' }], kept: {} }
    if (leftOpen(input.text).length > 0) return { errors: [{ field: 'text', code: 'leftOpen' }], kept: {} }
    const tokens = wantedTokens(replyFiles)
    const errors = await faultsInFiles(visit, 'replyFiles', tokens, visit.case.id)
    if (errors.length > 0) return { errors, kept: {} }
    if (requiresApproval(visit.definition, 'reply'))
      return draftInstead(visit, read, 'reply', replyPaper(visit, input, await fileForDraft(visit, tokens)))
    const files = await attachUploads(visit, tokens, visit.case.id, 'parties')
    return (await reply(visit, read, { ...input, files })) ? here(visit, 'reply') : tooLate(visit, input.text)
  },
})

/** Whoever handed a matter on that is not public can no longer open it. */
const afterHandover = (visit: CaseVisit): Done =>
  visit.case.visibility === 'public' || isCoordination(visit.viewer)
    ? theCase(visit)
    : { to: cityPath(visit.city, '/desk') }

const handover = caseAction(`${path}/handover`, {
  policy: sectionInCharge,
  form: handoverForm,
  draft: kept('handover'),
  again: again('handover'),
  act: async (visit, { version, section, handoverReason }) => {
    const read = await readFor(visit, 'handOn', version)
    if (read === undefined) return tooLate(visit, handoverReason)
    if (!handoverTargets(visit.definition, read).some(({ code }) => code === section))
      return { errors: [{ field: 'section', code: 'badChoice' }], kept: {} }
    const done = await handOn(visit, read, { to: section, reason: handoverReason })
    return done ? afterHandover(visit) : tooLate(visit, handoverReason)
  },
})

const message = caseAction(`${path}/message`, {
  policy: anyParty,
  form: messageForm,
  draft: kept('message'),
  uploads: ['messageFiles'],
  again: again('message'),
  act: async (visit, input) => {
    const read = found(await lockConsultation(visit.tx, visit.case.id))
    if (!isOpen(visit.case, read)) return tooLate(visit, input.message)
    const tokens = wantedTokens(input.messageFiles)
    const errors = await faultsInFiles(visit, 'messageFiles', tokens, visit.case.id)
    if (errors.length > 0) return { errors, kept: {} }
    await say(visit, read, input.message, await attachUploads(visit, tokens, visit.case.id, 'parties'))
    return here(visit, 'message')
  },
})

const wantsTable = ({ definition }: CaseVisit, wanted: string | undefined): boolean =>
  wanted === 'yes' && definition.partnerTable !== undefined

const conclusion = caseAction(`${path}/conclusion`, {
  policy: sectionInCharge,
  form: conclusionForm,
  draft: kept('conclusion'),
  again: again('conclusion'),
  act: async (visit, { version, ...input }) => {
    const read = await readFor(visit, 'conclude', version)
    if (read === undefined) return tooLate(visit, input.reason)
    const known = {
      definition: visit.definition,
      parties: visit.parties,
      organizations: await listGroupChoices(visit.tx),
    }
    const { parties, errors } = chooseParties(known, read.section, input)
    if (errors.length > 0) return { errors, kept: {} }
    if (input.point && pointName(visit.definition, input.point, 'ja') === undefined)
      return { errors: [{ field: 'point', code: 'badChoice' }], kept: {} }
    const { outcome, reason, point } = input
    const table = wantsTable(visit, input.table)
    const decision = { outcome, reason, parties, table, ...(point ? { point } : {}) }
    if (requiresApproval(visit.definition, 'decision'))
      return draftInstead(visit, read, 'decision', decisionPaper(visit, decision))
    if (!(await conclude(visit, read, decision))) return tooLate(visit, input.reason)
    await firstToTable(visit, decision)
    return theCase(visit)
  },
})

export const consultationRoutes: readonly Route[] = [
  casePage(path, { policy: partyOrSectionInCharge, query: roomQuery, show: (visit) => showPage(visit) }),
  acceptance,
  replying,
  handover,
  message,
  conclusion,
  ...innerRoutes,
  ...partRoutes,
  ...templateRoutes,
  ...talkRoutes,
]
