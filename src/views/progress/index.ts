import { isStaff } from '../../core/people/viewer.ts'
import { type Policy, page, type Route } from '../../core/web/route.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { progressMessages } from './messages.ts'
import { progressPage } from './page.tsx'
import { listProgress } from './queries.ts'

const staffAndCouncil: Policy = {
  says: 'staff, or a member of the council',
  may: (viewer) => isStaff(viewer) || viewer?.hat.kind === 'council',
}

/** 推進本部: where every case stands, by section. */
export const progressRoutes: readonly Route[] = [
  page('/progress', {
    policy: staffAndCouncil,
    show: async (visit) => {
      const yearBegins = `${fiscalYear(visit.today)}-04-01`
      return progressPage(visit, await listProgress(visit.tx, { today: visit.today, yearBegins }))
    },
  }),
]

export const progressDoors: readonly DeskDoor[] = [
  {
    path: '/progress',
    group: 'figures',
    may: staffAndCouncil.may,
    words: (lang) => ({ title: progressMessages(lang).title, text: progressMessages(lang).doorText }),
  },
]
