import { z } from 'zod'
import { adviserStage, changeSeat, findSeat } from '../../core/adviser/index.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { choice } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { ownPage } from './pages/own-page.tsx'
import { changeEntry, type Entry, findOwn, keepEvent } from './queries.ts'
import { coordinator, ownForm } from './rules.ts'
import { listService } from './seat-queries.ts'
import { eventOf, inRegister, valuesOf } from './with-entry.ts'

const own = async (visit: Visit): Promise<Entry> =>
  found(await findOwn(inRegister(visit).tx, idsOf(found(visit.viewer).person)))

async function show(visit: Visit, failed?: Failed) {
  const entry = await own(visit)
  return ownPage(visit, entry, await listService(visit.tx, entry.id), failed)
}

async function save(visit: Visit, input: z.output<typeof ownForm>): Promise<Outcome> {
  const entry = await own(visit)
  if (!(await changeEntry(visit.tx, entry.id, input.version, valuesOf(visit, input)))) throw conflict()
  await keepEvent(visit.tx, eventOf(visit, entry.id, input.resting ? 'rested' : 'changed'), visit.now)
  return { to: cityPath(visit.city, '/account/adviser?done=saved') }
}

const answerForm = z.object({
  as: choice(['accepted', 'declined']),
  version: z.coerce.number().int().min(1),
})

/** An invitation that is not theirs is not found; one that was withdrawn meanwhile is told so. */
async function answer(visit: Visit, { as, version }: z.output<typeof answerForm>): Promise<Outcome> {
  const [entry, id] = [await own(visit), visit.params.seat ?? '']
  const seat = found(isUuid(id) ? await findSeat(visit.tx, id) : undefined)
  found(seat.adviserId === entry.id ? seat : undefined)
  const asRead = { id: seat.id, version }
  if (
    seat.state !== 'invited' ||
    !(await changeSeat(visit.tx, asRead, { state: as, answered_at: visit.now }))
  )
    throw conflict()
  const facts = { name: entry.name, role: entry.role }
  visit.record({ caseId: seat.caseId, stage: adviserStage, kind: as, visibility: 'parties', facts })
  return { to: cityPath(visit.city, `/account/adviser?done=${as}`) }
}

export const ownAdviserRoutes: readonly Route[] = [
  page('/account/adviser', { policy: coordinator, show: (visit) => show(visit) }),
  action('/account/adviser', { policy: coordinator, form: ownForm, act: save, again: show }),
  action('/account/adviser/seats/:seat', { policy: coordinator, form: answerForm, act: answer, again: show }),
]
