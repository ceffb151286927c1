import type { Route } from '../../core/web/route.ts'
import { sheetRoutes } from './sheet/routes.tsx'

export const papersRoutes: readonly Route[] = [...sheetRoutes]
