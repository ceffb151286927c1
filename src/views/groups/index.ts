import { ofGroup } from '../../core/group/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import { page, type Route } from '../../core/web/route.ts'
import { carryRoutes, importRoutes } from './carry/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { directoryRoutes, groupRoutes } from './directory/routes.ts'
import { counterRoutes, handoverRoutes } from './handover/routes.ts'
import { invitationRoutes } from './invitation/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { ownProfileRoutes, profileRoutes } from './profile/routes.ts'
import { officeRoutes, recoveryRoutes } from './recovery/routes.ts'
import { registrationRoutes } from './registration/routes.ts'

export { directoryMessages as groupMessages } from './directory/messages.ts'
export { groupDoors } from './doors.ts'

/** The way from a desk, which does not know which group's hat is worn. */
const own = page('/groups/own', {
  policy: ofGroup,
  show: async ({ city, viewer }) =>
    new Response(null, {
      status: 303,
      headers: { location: cityPath(city, `/groups/${viewer?.hat.organizationId}/desk`) },
    }),
})

/** Addresses whose second part is a word come first: a group's number is never a word. */
export const groupRoutesOfCity: readonly Route[] = [
  ...directoryRoutes,
  ...profileRoutes,
  own,
  ...counterRoutes,
  ...officeRoutes,
  ...importRoutes,
  ...groupRoutes,
  ...ownProfileRoutes,
  ...deskRoutes,
  ...memberRoutes,
  ...paperRoutes,
  ...carryRoutes,
  ...registrationRoutes,
  ...recoveryRoutes,
  ...handoverRoutes,
  ...invitationRoutes,
]
