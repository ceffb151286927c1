import { boardOf, foldVisionCode } from '../../../core/vision/index.ts'
import { found } from '../../../core/web/errors.ts'
import { anyone } from '../../../core/web/policies.ts'
import { page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { listShown, listThemes, type Theme } from '../queries.ts'
import { cardsPage, mostOn, wallPage } from './pages.tsx'

/** Of the whole board, or of one theme. */
async function themeOf(visit: Visit): Promise<Theme | undefined> {
  boardOf(visit)
  const { theme } = visit.query
  if (theme === undefined) return undefined
  const code = found(foldVisionCode(theme))
  return found((await listThemes(visit.tx, { code }))[0])
}

async function showWall(visit: Visit) {
  const theme = await themeOf(visit)
  const size = visit.query.size === 'a4' ? 'a4' : 'a3'
  const posts = await listShown(visit.tx, { theme: theme?.code, limit: mostOn[size] })
  return wallPage(visit, { posts, theme, size })
}

export const paperRoutes: readonly Route[] = [
  page('/vision/wall', { policy: anyone, show: showWall }),
  page('/vision/cards', { policy: anyone, show: async (visit) => cardsPage(visit, await themeOf(visit)) }),
]
