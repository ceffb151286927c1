import { sql } from 'kysely'
import { idsOf, type Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Meeting } from './queries.ts'

const isCoordinator = (viewer: Viewer): boolean => viewer?.hat.kind === 'coordinator'

/** Whoever parties ask to come: no side, and nobody of the city hall. */
export const guests: Policy = {
  says: 'the support centre, or a coordinator, whom parties ask to their review',
  may: (viewer) => viewer?.hat.kind === 'supportCenter' || isCoordinator(viewer),
}

export type Invitation = Pick<Meeting, 'held_on' | 'begins' | 'place'> & { number: string; title: string }

/** The reviews to which whoever looks was asked, the latest first: the centre by the parties, a coordinator by a seat. */
export async function listInvitations({ db, cityId }: Tx, viewer: Viewer): Promise<Invitation[]> {
  const persons = viewer ? [...idsOf(viewer.person)] : []
  const asked = isCoordinator(viewer)
    ? sql<boolean>`EXISTS (SELECT 1 FROM adviser_seat s WHERE s.city_id = m.city_id AND s.case_id = m.case_id
        AND s.state = 'accepted' AND s.person_id = ANY (${persons}::uuid[]))`
    : sql<boolean>`m.centre AND c.visibility = 'public'`
  return db
    .selectFrom('review_meeting as m')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'm.city_id').onRef('c.id', '=', 'm.case_id'),
    )
    .select(['m.held_on', 'm.begins', 'm.place', 'c.number', 'c.title'])
    .where('m.city_id', '=', cityId)
    .where('m.called_off', '=', false)
    .where('c.state', '=', 'open')
    .where(asked)
    .orderBy('m.held_on', 'desc')
    .orderBy('c.number')
    .limit(100)
    .execute()
}
