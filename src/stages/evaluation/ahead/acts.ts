import { seeingAll } from '../../../core/advance.ts'
import { findCase } from '../../../core/case/find.ts'
import type { CaseSubject, Party } from '../../../core/case/types.ts'
import { closeDuties, openDuty } from '../../../core/duty/duties.ts'
import { readSwitches } from '../../../core/edition/switch-queries.ts'
import { reachOf, runsWith } from '../../../core/edition/switches.ts'
import { bodyOf, dayOf, type NoticeVisit, notify, numberOf, subjectOf } from '../../../core/notice/index.ts'
import { byOf } from '../../../core/people/by.ts'
import { openLedger } from '../../../core/trail/ledger.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { AheadChoice } from '../../../platform/db/tables/review.ts'
import { lockCase } from '../queries.ts'
import { decideByDate } from './by-date.ts'
import { type AskVisit, aheadDuty, aheadPath } from './place.ts'
import {
  type Answer,
  type Asked,
  decide,
  insertAsked,
  listToAsk,
  readAhead,
  saveAnswer,
  type TypedFrom,
} from './queries.ts'
import { type AnswerInput, agreedOn, answersFor, daysBefore, isOpen } from './rules.ts'

/** Every party owes an answer by the end, and is told. Nothing where they were asked before this end. */
async function ask(visit: AskVisit, subject: CaseSubject, endsOn: PlainDate): Promise<boolean> {
  const { tx, now, today } = visit
  const caseId = subject.case.id
  if (!(await insertAsked(tx, { caseId, endsOn, today }))) return false
  for (const { id: partyId } of subject.parties)
    await openDuty(tx, { caseId, kind: aheadDuty, partyId, dueOn: endsOn }, now)
  visit.record({ caseId, stage: 'evaluation', kind: 'aheadAsked', visibility: 'public', facts: { endsOn } })
  await notify(visit, subject.parties, {
    kind: 'evaluation.ahead',
    about: subject.case,
    path: `/cases/${subject.case.number}${aheadPath()}`,
    words: (lang) =>
      lang === 'en'
        ? {
            subject: subjectOf`${numberOf(subject.case)}: how does it go on?`,
            body: bodyOf`The work is to end on ${dayOf(endsOn, lang)}. Please say what your side wants: finish, renew, rebuild, hand over, or stand alone.`,
          }
        : {
            subject: subjectOf`受付番号 ${numberOf(subject.case)}：これからどうするかを聞かせてください`,
            body: bodyOf`活動は ${dayOf(endsOn, lang)} に終わる予定です。終える・続ける・組み立て直す・引き継ぐ・自立する、のどれにしたいか、理由といっしょにお答えください。`,
          },
  })
  return true
}

const byYui = { personId: null, hatId: null, name: 'Yui', publicName: 'Yui' }

/** Each morning: of the cases that end soon, where the city looks back with their section, the parties are asked, once before each end; of those that ended the date decides. */
export async function askAhead(visit: NoticeVisit): Promise<void> {
  const { tx, now, today, definition } = visit
  if (definition.evaluation === undefined) return
  const reach = reachOf(definition, await readSwitches(tx), 'evaluation')
  const ledger = openLedger(tx, byYui, now)
  for (const { number, ends_on } of await listToAsk(tx, { today, days: daysBefore(definition) })) {
    const subject = await findCase(tx, seeingAll, number)
    if (subject && runsWith(reach, subject.case.section))
      await ask({ ...visit, record: ledger.record }, subject, ends_on)
  }
  await decideByDate({ ...visit, record: ledger.record })
  await ledger.flush()
}

const back = (visit: CaseVisit): Outcome => ({
  to: casePath(visit.city, visit.case.number, aheadPath('?done=saved')),
})

export async function begin(visit: CaseVisit): Promise<Outcome> {
  const { asked } = await readAhead(visit.tx, visit.case.id)
  if (asked !== undefined || visit.case.state !== 'open') throw conflict()
  const endsOn = visit.case.ends_on ?? addDays(visit.today, daysBefore(visit.definition))
  if (!(await ask(visit, visit, endsOn))) throw conflict()
  return back(visit)
}

type Open = { asked: Asked; answers: readonly Answer[] }

/** The case is locked: of two sides that answer at once the second one sees the first. */
export async function openQuestion(visit: CaseVisit): Promise<Open> {
  await lockCase(visit.tx, visit.case.id)
  const { asked, answers } = await readAhead(visit.tx, visit.case.id)
  const question = found(asked)
  if (!isOpen(visit, question)) throw conflict()
  return { asked: question, answers }
}

type Said = { party: Party; input: AnswerInput & Partial<TypedFrom>; kind: 'aheadAnswered' | 'aheadTyped' }

/** Keeps what a side wants; with the last one that wants the same it is decided. */
export async function keepAnswer(
  visit: CaseVisit,
  { asked, answers }: Open,
  { party, input, kind }: Said,
): Promise<Outcome> {
  const { tx, now, case: subject } = visit
  await saveAnswer(tx, asked, { ...input, partyId: party.id }, byOf(visit))
  await closeDuties(tx, { caseId: subject.id, kind: aheadDuty, partyId: party.id }, now)
  const others = answers.filter(({ party_id }) => party_id !== party.id)
  if (kind === 'aheadTyped' || others.length === answers.length)
    visit.record({
      caseId: subject.id,
      stage: 'evaluation',
      kind,
      visibility: 'parties',
      partyId: party.id,
      facts: { party: party.public_name, ...(input.via ? { via: input.via } : {}) },
    })
  const choice = agreedOn([...others, { choice: input.choice, party_id: party.id }], visit.parties)
  if (choice) await conclude(visit, asked, choice)
  return back(visit)
}

/** A side may change its mind, also after it has read the others, until all want the same: that is then decided. */
export async function answer(visit: CaseVisit, input: AnswerInput): Promise<Outcome> {
  const open = await openQuestion(visit)
  const party = found(answersFor(visit))
  return keepAnswer(visit, open, { party, input, kind: 'aheadAnswered' })
}

/** What all decided is on record for everybody; their reasons stay with them. */
async function conclude(visit: CaseVisit, question: Asked, choice: AheadChoice): Promise<void> {
  const { tx, today, case: subject } = visit
  const { version } = question
  if (!(await decide(tx, question, { version, choice, words: '', today }, byOf(visit)))) throw conflict()
  const facts = { choice }
  visit.record({ caseId: subject.id, stage: 'evaluation', kind: 'aheadDecided', visibility: 'public', facts })
}
