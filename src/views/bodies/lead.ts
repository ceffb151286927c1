import { findCase } from '../../core/case/find.ts'
import { readPaper } from '../../core/files/index.ts'
import { byOf } from '../../core/people/by.ts'
import { conflict, forbidden } from '../../core/web/errors.ts'
import type { Outcome } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { isOutOf, itemIn, ledHere } from './here.ts'
import { insertItem, insertPaper, settleItem, stepOut } from './meeting-queries.ts'
import { mistake, toMeeting } from './office.ts'
import { type ItemInput, sitsOn } from './rules.ts'
import { tellMembers } from './tell.ts'

/** A case that everybody may read: the agenda is public, and so is what stands on it. */
async function publicCase(visit: Visit, typed: string) {
  const number = parseReferenceNumber(typed)
  return number === undefined ? undefined : (await findCase(visit.tx, undefined, number))?.case
}

export async function addItem(visit: Visit, { number, ...input }: ItemInput): Promise<Outcome> {
  const { body, meeting } = await ledHere(visit)
  const subject = number === '' ? undefined : await publicCase(visit, number)
  if (number !== '' && !subject) return mistake('number', 'noSuchCase')
  const title = input.title || (subject?.title ?? '')
  const at = { meetingId: meeting.id, body: body.code }
  await insertItem(visit.tx, at, { ...input, title, caseId: subject?.id ?? null }, byOf(visit))
  return toMeeting(visit, body, meeting.id)
}

type Settling = { version: number; outcome: string; issue: string; out: string[] }

/** With the outcome, who had stepped out: of those without an account the secretariat writes it down. */
export async function settle(visit: Visit, { version, out, ...said }: Settling): Promise<Outcome> {
  const held = await ledHere(visit)
  const item = itemIn(visit, held)
  if (isOutOf(visit, held, item)) throw forbidden()
  const at = { id: item.id, meetingId: held.meeting.id, version }
  if (!(await settleItem(visit.tx, at, said))) throw conflict()
  for (const { id } of held.seats.filter(
    (seat) => out.includes(seat.id) && sitsOn(seat, held.meeting.held_on),
  ))
    await stepOut(visit.tx, item.id, id, byOf(visit))
  return toMeeting(visit, held.body, held.meeting.id)
}

export async function addPaper(visit: Visit, { shown }: { shown: boolean }): Promise<Outcome> {
  const { body, meeting, seats } = await ledHere(visit)
  const paper = await readPaper(visit.files.paper?.[0])
  if (!paper.ok) return mistake('paper', paper.code)
  await insertPaper(visit.tx, meeting.id, { ...paper, shown }, byOf(visit))
  await tellMembers(visit, 'paper', { body, meeting, seats })
  return toMeeting(visit, body, meeting.id)
}
