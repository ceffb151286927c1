import { themeName } from '../../core/theme/index.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { themeMessages } from './messages.ts'
import { makers } from './rules.ts'

export { themeRoutes } from './routes.ts'

export const themeDoors: readonly DeskDoor[] = [
  {
    path: '/themes',
    begins: 'idea',
    group: 'figures',
    may: makers.may,
    words: (lang, definition) => ({ title: themeName(definition, lang), text: themeMessages(lang).doorText }),
  },
]
