import { cityPath } from '../../core/web/paths.ts'
import type { Crumb } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { slipMessages } from './slips/messages.ts'

/** The way back to the centre's desk. */
export const centreCrumbs = ({ city, lang }: Visit, ...labels: string[]): Crumb[] => [
  { label: slipMessages(lang).room, href: cityPath(city, '/centre/work') },
  ...labels.map((label) => ({ label })),
]
