import { z } from 'zod'
import { organizers } from '../../core/organization/rules.ts'
import { findHold, holdRecord, liftHold } from '../../core/records/holds.ts'
import { found } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import { action, type Failed, type Outcome, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { block } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import { heldPage } from './pages/held-page.tsx'
import { findName } from './queries.ts'

export const reasonForm = z.object({ reason: block({ max: 500, required: true }) })

type Kind = 'person' | 'group'

async function recordIn(visit: Visit, record: Kind) {
  const id = visit.params[record] ?? ''
  const name = found(isUuid(id) ? await findName(visit.tx, record, id) : undefined)
  const path = cityPath(visit.city, `/records/${record === 'person' ? 'people' : 'groups'}/${id}`)
  return { record, id, name, path }
}

/** Holds of what has no case: the same three doors for people and for groups. */
const routesOf = (record: Kind, path: string): readonly Route[] => {
  const show = async (visit: Visit, failed?: Failed) => {
    const one = await recordIn(visit, record)
    if (record === 'person') visit.readPersonal([one.id], { what: 'account' })
    return heldPage(visit, { ...one, hold: await findHold(visit.tx, one.id) }, failed)
  }
  const hold = async (visit: Visit, { reason }: { reason: string }): Promise<Outcome> => {
    const one = await recordIn(visit, record)
    await holdRecord(visit.tx, one, reason, found(visit.viewer), visit.now)
    return { to: `${one.path}?done=held` }
  }
  const lift = async (visit: Visit): Promise<Outcome> => {
    const one = await recordIn(visit, record)
    await liftHold(visit.tx, one.id, found(visit.viewer).person.id, visit.now)
    return { to: `${one.path}?done=lifted` }
  }
  const policy = organizers
  return [
    page(path, { policy, show: (visit) => show(visit) }),
    action(`${path}/hold`, { policy, form: reasonForm, act: hold, again: show }),
    action(`${path}/release`, { policy, form: z.object({}), act: lift, again: show }),
  ]
}

export const heldRoutes: readonly Route[] = [
  ...routesOf('person', '/records/people/:person'),
  ...routesOf('group', '/records/groups/:group'),
]
