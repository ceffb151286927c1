import { z } from 'zod'
import { found } from '../../../core/web/errors.ts'
import { anyParty, sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { calendarOf } from '../../../lib/calendar.ts'
import { openRoom, readRoom, sittingIn, sittingNumber, sittingPath } from '../here.ts'
import { givePulse, pulseForm } from '../pulse/acts.ts'
import { findGoal } from '../queries.ts'
import { type Sitting, whoHasASeat, whoIsInTheRoom } from '../rules.ts'
import { answerByPhone, answerDates, callOff, callSitting, chooseTime, planSitting } from './acts.ts'
import { callPage } from './call-page.tsx'
import { sittingMessages } from './messages.ts'
import { sittingPrint } from './print-page.tsx'
import { answerForm, choiceForm, planForm, sittingForm } from './rules.ts'
import { screenPage } from './screen-page.tsx'
import { phonePage, sittingPage } from './sitting-page.tsx'

const path = '/cases/:number/table/sittings'
const one = `${path}/:sitting`

const sittingHere = async (visit: CaseVisit): Promise<Sitting> =>
  sittingIn(await readRoom(visit), sittingNumber(visit))

async function show(visit: CaseVisit, failed?: Failed): Promise<Page> {
  const room = await readRoom(visit)
  return sittingPage(visit, room, sittingIn(room, sittingNumber(visit)), failed)
}
const showPhone = async (visit: CaseVisit, failed?: Failed) =>
  phonePage(visit, await sittingHere(visit), failed)
const showCall = async (visit: CaseVisit, failed?: Failed) => callPage(visit, await openRoom(visit), failed)

async function calendar(visit: CaseVisit): Promise<Response> {
  const sitting = await sittingHere(visit)
  const { city, case: subject, runtime, lang } = visit
  const file = calendarOf({
    uid: `${city.slug}-${subject.number}-${sitting.number}@${new URL(runtime.origin).hostname}`,
    on: found(sitting.held_on ?? undefined),
    hours: { from: found(sitting.from_time ?? undefined), until: found(sitting.until_time ?? undefined) },
    title: `${subject.title} ${sittingMessages(lang).sitting(sitting.number)}`,
    place: sitting.place,
    about: sitting.online,
    url: `${runtime.origin}${sittingPath(visit)}`,
    at: visit.now,
  })
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${subject.number}-${sitting.number}.ics"`,
      'cache-control': 'private, no-store',
    },
  })
}

export const sittingRoutes: readonly Route[] = [
  casePage(`${path}/new`, { policy: anyParty, show: (visit) => showCall(visit) }),
  caseAction(path, { policy: anyParty, form: sittingForm, act: callSitting, again: showCall }),
  casePage(one, {
    policy: whoIsInTheRoom,
    query: z.object({ done: z.enum(['answer', 'phone']).optional().catch(undefined) }),
    show: (visit) => show(visit),
  }),
  casePage(`${one}/sitting.ics`, { policy: whoIsInTheRoom, show: calendar }),
  casePage(`${one}/screen`, {
    policy: whoIsInTheRoom,
    show: async (visit) =>
      screenPage(visit, await sittingHere(visit), await findGoal(visit.tx, visit.case.id)),
  }),
  casePage(`${one}/print`, {
    policy: whoIsInTheRoom,
    show: async (visit) => sittingPrint(visit, await sittingHere(visit)),
  }),
  casePage(`${one}/phone`, { policy: sectionInCharge, show: (visit) => showPhone(visit) }),
  caseAction(`${one}/phone`, {
    policy: sectionInCharge,
    form: answerForm,
    act: answerByPhone,
    again: showPhone,
  }),
  caseAction(`${one}/dates`, { policy: whoHasASeat, form: answerForm, act: answerDates, again: show }),
  caseAction(`${one}/choice`, { policy: anyParty, form: choiceForm, act: chooseTime, again: show }),
  caseAction(`${one}/plan`, { policy: anyParty, form: planForm, act: planSitting, again: show }),
  caseAction(`${one}/off`, { policy: anyParty, form: z.object({}), act: callOff, again: show }),
  caseAction(`${one}/pulse`, { policy: whoHasASeat, form: pulseForm, act: givePulse, again: show }),
]
