import type { Definition } from '../../core/edition/schema/index.ts'
import { routes } from './routes.tsx'

/** The self-check comes before any case, so it is no stage of one: it only has pages. */
export const selfCheckRoutes = {
  routes,
  isPresent: (definition: Definition): boolean => definition.selfCheck !== undefined,
}
