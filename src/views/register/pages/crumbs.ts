import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { registerMessages } from '../messages.ts'

export const crumbsOf = ({ city, definition, lang }: Visit, ...more: { label: string; href?: string }[]) => [
  { label: pick(definition.city.name, lang), href: cityPath(city) },
  { label: registerMessages(lang).title, href: cityPath(city, '/register') },
  ...more,
]
