import { closeDuty, openDuty } from '../../../core/duty/duties.ts'
import { bodyOf, dayOf, notify, notifyPerson, numberOf, subjectOf } from '../../../core/notice/index.ts'
import { byOf } from '../../../core/people/by.ts'
import { conflict, forbidden, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { isUuid, newId } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/language.ts'
import { findRound } from '../queries.ts'
import { mayReadSheets, type Round, stateOf } from '../rules.ts'
import {
  type Action,
  callOff,
  findAction,
  insertAction,
  listCentre,
  readReview,
  saveMeeting,
  saveNote,
  settleAction,
} from './queries.ts'
import {
  type ActionInput,
  atTheTable,
  isAsked,
  type MeetingInput,
  type NoteInput,
  type OutcomeInput,
} from './rules.ts'

export const actionDuty = 'evaluation.action'
export const reviewPath = (rest = ''): string => `/evaluation/review${rest}`

/** To the support centre there is a review where the parties asked it to come. */
export async function roundHere(visit: CaseVisit): Promise<Round> {
  const round = found(await findRound(visit.tx, visit.case.id))
  if (atTheTable.may(visit.viewer, visit)) return round
  const { meeting } = await readReview(visit.tx, { caseId: visit.case.id, round: round.round })
  if (!isAsked(visit.case, meeting)) throw forbidden()
  return round
}

/** Open, and for a side that has handed in: whoever has not reads nobody's words. */
export const isReadable = (visit: CaseVisit, round: Round): boolean =>
  stateOf(round, visit.parties, visit.today) === 'opened' && mayReadSheets(visit.viewer, visit, round)

export async function readableRound(visit: CaseVisit): Promise<Round> {
  const round = await roundHere(visit)
  if (!isReadable(visit, round)) throw conflict()
  return round
}

const back = (visit: CaseVisit): Outcome => ({
  to: casePath(visit.city, visit.case.number, reviewPath('?done=saved')),
})
const record = (visit: CaseVisit, kind: string, facts: Record<string, string> = {}): void =>
  visit.record({ caseId: visit.case.id, stage: 'evaluation', kind, visibility: 'parties', facts })

const setWords = (visit: CaseVisit, heldOn: string) => (lang: Lang) =>
  lang === 'en'
    ? {
        subject: subjectOf`${numberOf(visit.case)}: a day for the review meeting`,
        body: bodyOf`The review meeting is on ${dayOf(heldOn, lang)}. Time, place and the agenda stand on the page below.`,
      }
    : {
        subject: subjectOf`受付番号 ${numberOf(visit.case)}：ふりかえりの場の日が決まりました`,
        body: bodyOf`ふりかえりの場を ${dayOf(heldOn, lang)} に開きます。時間・場所・議題は下のページにあります。`,
      }

const centreWords = (visit: CaseVisit, heldOn: string) => (lang: Lang) =>
  lang === 'en'
    ? {
        subject: subjectOf`${numberOf(visit.case)}: you are asked to a review meeting`,
        body: bodyOf`The parties ask the support centre to their review meeting on ${dayOf(heldOn, lang)}. Place and agenda stand on the page below.`,
      }
    : {
        subject: subjectOf`受付番号 ${numberOf(visit.case)}：ふりかえりの場に呼ばれました`,
        body: bodyOf`当事者が、${dayOf(heldOn, lang)}のふりかえりの場に、支援センターに来てほしいと言っています。時間・場所・議題は下のページにあります。`,
      }

/** Whoever works there today: it is no side of the case, and can be asked only to what everybody may know of. */
export const centreToAsk = async ({ tx, today, case: subject }: CaseVisit): Promise<string[]> =>
  subject.visibility === 'public' ? listCentre(tx, today) : []

async function tellCentre(visit: CaseVisit, people: readonly string[], heldOn: string): Promise<void> {
  for (const id of people)
    await notifyPerson(visit, id, {
      kind: 'evaluation.reviewAsked',
      about: visit.case,
      path: `/cases/${visit.case.number}${reviewPath()}`,
      words: centreWords(visit, heldOn),
    })
}

export async function setMeeting(visit: CaseVisit, { centre, ...asked }: MeetingInput): Promise<Outcome> {
  const round = await readableRound(visit)
  const people = centre ? await centreToAsk(visit) : []
  const input = { ...asked, centre: people.length > 0 }
  const at = { caseId: visit.case.id, round: round.round }
  if (!(await saveMeeting(visit.tx, at, input, byOf(visit)))) throw conflict()
  record(visit, 'reviewSet', { on: input.heldOn, place: input.place })
  await notify(visit, visit.parties, {
    kind: 'evaluation.reviewSet',
    about: visit.case,
    path: `/cases/${visit.case.number}${reviewPath()}`,
    words: setWords(visit, input.heldOn),
  })
  await tellCentre(visit, people, input.heldOn)
  return back(visit)
}

export async function callItOff(visit: CaseVisit, { version }: { version: number }): Promise<Outcome> {
  const round = await readableRound(visit)
  const at = { caseId: visit.case.id, round: round.round, version }
  if (!(await callOff(visit.tx, at, byOf(visit)))) throw conflict()
  record(visit, 'reviewCalledOff')
  return back(visit)
}

/** An item of the round; a code that is none is not there. */
export const questionHere = ({ params }: CaseVisit, { questions }: Round) =>
  found([...questions.relationship, ...questions.result].find(({ code }) => code === params.question))

export async function note(visit: CaseVisit, input: NoteInput): Promise<Outcome> {
  const round = await readableRound(visit)
  const { code: question } = questionHere(visit, round)
  const at = { caseId: visit.case.id, round: round.round, question }
  if (!(await saveNote(visit.tx, at, input, byOf(visit)))) throw conflict()
  if (input.version === 0) record(visit, 'reviewNoted')
  return back(visit)
}

const noSuchParty: Failed = { errors: [{ field: 'party', code: 'badChoice' }], kept: {} }

export async function addAction(visit: CaseVisit, input: ActionInput): Promise<Outcome> {
  const round = await readableRound(visit)
  if (!visit.parties.some(({ id }) => id === input.party)) return noSuchParty
  const dutyId = newId(visit.now.getTime())
  const { dueOn, party: partyId } = input
  const caseId = visit.case.id
  await openDuty(visit.tx, { id: dutyId, caseId, kind: actionDuty, partyId, dueOn }, visit.now)
  await insertAction(visit.tx, { caseId, round: round.round, dutyId }, input, byOf(visit))
  record(visit, 'actionAdded', { what: input.what, who: input.who })
  return back(visit)
}

export async function actionHere(visit: CaseVisit): Promise<Action> {
  const { action: id = '' } = visit.params
  await roundHere(visit)
  return found(isUuid(id) ? await findAction(visit.tx, visit.case.id, id) : undefined)
}

/** What is done or given up is owed no more; taken up again, it is owed anew. */
export async function settle(visit: CaseVisit, input: OutcomeInput): Promise<Outcome> {
  const action = await actionHere(visit)
  if (!(await settleAction(visit.tx, action, input, visit.today))) throw conflict()
  await closeDuty(visit.tx, action.duty_id, visit.now)
  const { what, who } = action
  if (input.standing === 'done') record(visit, 'actionDone', { what, who })
  if (input.standing === 'dropped') record(visit, 'actionDropped', { what, who })
  return back(visit)
}
