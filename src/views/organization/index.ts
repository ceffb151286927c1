import { findSection } from '../../core/edition/view.ts'
import { noteStaff } from '../../core/organization/note-staff.ts'
import { cityHall, organizers } from '../../core/organization/rules.ts'
import { countStaff, listStaff } from '../../core/organization/staff.ts'
import { found } from '../../core/web/errors.ts'
import { anyone } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import type { DeskAsk, DeskDoor, Visit } from '../../core/web/visit.ts'
import { briefRoutes } from './brief/routes.ts'
import { changeCaseRoutes } from './changes/case-routes.tsx'
import { planRosterRoutes } from './changes/roster.ts'
import { changeRoutes } from './changes/routes.ts'
import { organizationMessages } from './messages.ts'
import { overviewPage } from './pages/overview-page.tsx'
import { sectionPage } from './pages/section-page.tsx'
import { gapsOf } from './places.ts'
import { promoterRoutes } from './promoters.ts'
import { rosterRoutes } from './roster.ts'

/** The first gap in words, and how many more there are. */
async function asksOfOffice(visit: Visit): Promise<DeskAsk[]> {
  if (!organizers.may(visit.viewer)) return []
  const gaps = gapsOf(visit.definition, await countStaff(visit.tx, visit.today, []), visit.lang)
  const words = organizationMessages(visit.lang)
  const [first] = gaps
  if (first === undefined) return []
  const what = gaps.length > 1 ? words.andMore(first.says, gaps.length - 1) : first.says
  return [{ what, path: '/organization', action: words.seeGaps }]
}

export const organizationDoors: readonly DeskDoor[] = [
  {
    asks: asksOfOffice,
    path: '/organization',
    group: 'city',
    may: cityHall.may,
    words: (lang) => ({ title: organizationMessages(lang).door, text: organizationMessages(lang).doorText }),
  },
]

export const organizationRoutes: readonly Route[] = [
  page('/organization', {
    policy: anyone,
    show: async (visit) => {
      const open = visit.definition.openStaffNames ?? []
      return overviewPage(visit, await countStaff(visit.tx, visit.today, open), cityHall.may(visit.viewer))
    },
  }),
  page('/organization/sections/:section', {
    policy: cityHall,
    show: async (visit) => {
      const section = found(findSection(visit.definition, visit.params.section))
      const staff = await listStaff(visit.tx, visit.today, section.code)
      noteStaff(visit, staff)
      return sectionPage(visit, section, staff)
    },
  }),
  ...promoterRoutes,
  ...rosterRoutes,
  ...changeRoutes,
  ...planRosterRoutes,
  ...changeCaseRoutes,
  ...briefRoutes,
]
