import { cityPath } from '../../core/web/paths.ts'
import type { Crumb } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { accountMessages } from './messages.ts'

/** Back to the account page from each of its parts. */
export const crumbsTo = ({ lang, city }: Pick<Visit, 'lang' | 'city'>, here: string): Crumb[] => [
  { label: accountMessages(lang).title, href: cityPath(city, '/account') },
  { label: here },
]
