import { webMessages } from './messages.ts'
import { cityPath } from './paths.ts'
import type { Visit } from './visit.ts'

/** The way back of whatever is opened from the desk. */
export const deskCrumb = ({ city, lang }: Pick<Visit, 'city' | 'lang'>) => ({
  label: webMessages(lang).desk,
  href: cityPath(city, '/desk'),
})
