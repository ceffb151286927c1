import { z } from 'zod'
import { coordinationOffice, findPresentSection } from '../../../core/edition/view.ts'
import { listStaff } from '../../../core/organization/staff.ts'
import { isChief, isCoordination, type Viewer } from '../../../core/people/viewer.ts'
import { found } from '../../../core/web/errors.ts'
import { type Policy, page, type Route } from '../../../core/web/route.ts'
import type { DeskDoor, Visit } from '../../../core/web/visit.ts'
import { listLoad } from '../queries.ts'
import { loadMessages } from './messages.ts'
import { loadPage } from './page.tsx'
import { countByOfficer } from './queries.ts'

const policy: Policy = {
  says: 'the chief, about the own section; the coordination office, about all',
  may: (viewer: Viewer) => isChief(viewer) || isCoordination(viewer),
}

/** A chief looks at the own section, whatever is asked for. */
function sectionOf({ viewer, definition, query }: Visit): string {
  if (isChief(viewer)) return found(viewer?.hat.section)
  const asked = findPresentSection(definition, query.section)
  return found(asked?.code ?? viewer?.hat.section ?? coordinationOffice(definition)?.code)
}

/** How the load lies on all sections: for the office, which can do something about it. */
const loadOfAll = ({ tx, definition, today }: Visit) =>
  listLoad(
    tx,
    definition.sections.map(({ code }) => code),
    today,
  )

export const loadRoutes: readonly Route[] = [
  page('/desk/load', {
    policy,
    query: z.object({ section: z.string().max(60).optional().catch(undefined) }),
    show: async (visit) => {
      const section = sectionOf(visit)
      const counts = await countByOfficer(visit.tx, section, visit.today)
      return loadPage({
        visit,
        section,
        counts,
        people: await listStaff(visit.tx, visit.today, section),
        sections: isCoordination(visit.viewer) ? await loadOfAll(visit) : [],
      })
    },
  }),
]

export const loadDoors: readonly DeskDoor[] = [
  {
    path: '/desk/load',
    may: policy.may,
    words: (lang) => ({ title: loadMessages(lang).title, text: loadMessages(lang).doorText }),
  },
]
