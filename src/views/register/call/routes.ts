import { z } from 'zod'
import { isCoordination } from '../../../core/people/viewer.ts'
import { keepRegisterEvent } from '../../../core/register/events.ts'
import { yearName } from '../../../core/register/words.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../../core/web/route.ts'
import type { DeskAsk, Visit } from '../../../core/web/visit.ts'
import { fiscalYear } from '../../../lib/dates.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { actorOf } from '../entry.ts'
import { registrar, sectionStaff } from '../rules.ts'
import { callMessages } from './messages.ts'
import { callPage } from './page.tsx'
import { type Call, findCall, findWaiting, keepAnswer, listAnswers, openCall } from './queries.ts'
import { callPath, remindNow, sectionCodes, tellCall } from './remind.ts'

const here = ({ city }: Visit): Outcome => ({ to: cityPath(city, callPath) })
const linesOf = (visit: Visit, call: Call | undefined) =>
  call === undefined ? Promise.resolve([]) : listAnswers(visit.tx, call.fiscal_year, sectionCodes(visit))

async function show(visit: Visit, failed?: Failed) {
  const call = await findCall(visit.tx)
  return callPage(visit, call, await linesOf(visit, call), failed)
}

const callForm = z.object({
  year: line({ max: 4, required: true }),
  dueOn: dateField(),
  words: block({ max: 1000 }),
})

async function open(visit: Visit, { year, dueOn, words }: z.output<typeof callForm>): Promise<Outcome> {
  const asked = Number(year)
  const now = fiscalYear(visit.today)
  if (asked !== now && asked !== now - 1) return { errors: [{ field: 'year', code: 'badChoice' }], kept: {} }
  await openCall(visit.tx, { fiscal_year: asked, due_on: dueOn, words }, actorOf(visit), visit.now)
  await keepRegisterEvent(visit.tx, { kind: 'called', year: asked }, actorOf(visit), visit.now)
  await tellCall(visit, { fiscal_year: asked, due_on: dueOn })
  return here(visit)
}

const answerForm = z.object({
  of: line({ max: 4, required: true }),
  answer: choice(['complete', 'none', 'open']),
})

/** The page was open while another year was called for: then the answer is not that year’s. */
async function answer(visit: Visit, input: z.output<typeof answerForm>): Promise<Outcome> {
  const call = found(await findCall(visit.tx))
  const section = found(visit.viewer?.hat.section)
  if (String(call.fiscal_year) !== input.of) throw conflict()
  const own = found((await linesOf(visit, call)).find((one) => one.section === section))
  if (input.answer === 'none' && own.n > 0)
    return { errors: [{ field: 'answer', code: 'notNone' }], kept: {} }
  if (input.answer === 'complete' && own.n === 0)
    return { errors: [{ field: 'answer', code: 'notComplete' }], kept: {} }
  const year = call.fiscal_year
  await keepAnswer(visit.tx, { year, section, answer: input.answer }, actorOf(visit), visit.now)
  const kind = input.answer === 'open' ? 'reopened' : 'answered'
  await keepRegisterEvent(visit.tx, { kind, year, section }, actorOf(visit), visit.now)
  return here(visit)
}

async function remind(visit: Visit): Promise<Outcome> {
  const call = found(await findCall(visit.tx))
  await remindNow(visit, call, await linesOf(visit, call), actorOf(visit))
  return here(visit)
}

/** On top of the desks of a section that has not answered. */
export async function asksOf(visit: Visit): Promise<readonly DeskAsk[]> {
  const section = visit.viewer?.hat.section
  if (section === undefined || isCoordination(visit.viewer)) return []
  const waiting = await findWaiting(visit.tx, section)
  if (waiting === undefined || waiting.answer === 'complete' || waiting.answer === 'none') return []
  const words = callMessages(visit.lang)
  return [
    { what: words.asksDesk(yearName(waiting.fiscal_year, visit.lang)), path: callPath, action: words.act },
  ]
}

export const callRoutes: readonly Route[] = [
  page(callPath, { policy: sectionStaff, show: (visit) => show(visit) }),
  action(callPath, { policy: registrar, form: callForm, act: open, again: show }),
  action(`${callPath}/answer`, { policy: sectionStaff, form: answerForm, act: answer, again: show }),
  action(`${callPath}/reminders`, { policy: registrar, form: z.object({}), act: remind, again: show }),
]
