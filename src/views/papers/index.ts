import type { Route } from '../../core/web/route.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { counterPeopleDoor, counterPeopleRoutes } from './people/routes.ts'
import { scanDoor, scanRoutes } from './scans/routes.tsx'
import { sheetRoutes } from './sheet/routes.tsx'

export const papersRoutes: readonly Route[] = [...sheetRoutes, ...scanRoutes, ...counterPeopleRoutes]
export const papersDoors: readonly DeskDoor[] = [scanDoor, counterPeopleDoor]
