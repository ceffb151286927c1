import { insertGroup, keepGroupEvent, type Profile, writeProfile } from '../../../core/group/index.ts'
import { insertHat } from '../../../core/people/insert.ts'
import { bumpPages } from '../../../core/trail/ledger.ts'
import type { SignedIn } from '../../../core/web/visit.ts'
import { addDays } from '../../../lib/dates.ts'
import { countFounded } from './queries.ts'

/** How many groups one person may found in a year: nobody fills the directory alone. */
const mostFounded = 3

export const hasFoundedEnough = async (visit: SignedIn): Promise<boolean> =>
  (await countFounded(visit.tx, visit.viewer.person.id, addDays(visit.today, -365))) >= mostFounded

/** A new group with its profile; whoever founds it is its first representative. Gives its id. */
export async function foundGroup(visit: SignedIn, profile: Profile): Promise<string> {
  const { tx, now, viewer, definition, runtime } = visit
  const waits = definition.groups?.registration === 'confirmed'
  const groupId = await insertGroup(
    tx,
    {
      kind: profile.kind,
      name: profile.name,
      demo: runtime.demo,
      registration: waits ? 'waiting' : 'none',
    },
    now,
  )
  const by = { personId: viewer.person.id, hatId: viewer.hat.id, at: now }
  await writeProfile(tx, groupId, { profile, version: 0 }, by)
  const role = {
    personId: viewer.person.id,
    kind: 'representative',
    organizationId: groupId,
    since: visit.today,
  }
  await insertHat(tx, role, now)
  await keepGroupEvent(visit, { groupId, kind: 'founded', facts: waits ? { waits: true } : {} })
  await bumpPages(tx)
  return groupId
}
