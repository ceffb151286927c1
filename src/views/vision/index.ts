import type { Definition } from '../../core/edition/schema/index.ts'
import type { Route } from '../../core/web/route.ts'
import type { NavLink } from '../../core/web/visit.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { boardRoutes } from './board/routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { ownRoutes } from './own/routes.ts'
import { paperRoutes } from './paper/routes.ts'
import { writeRoutes } from './write/routes.ts'

export { visionDoors } from './desk/doors.ts'
export { remindVision } from './desk/remind.ts'

export const visionRoutes: readonly Route[] = [
  ...boardRoutes,
  ...writeRoutes,
  ...ownRoutes,
  ...paperRoutes,
  ...deskRoutes,
]

/** Under the city's own name; nothing where it has no board. */
export const visionNav = ({ visionBoard }: Definition, lang: Lang): NavLink[] =>
  visionBoard ? [{ path: '/vision', label: pick(visionBoard.name, lang) }] : []
