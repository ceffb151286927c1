import type { Hono } from 'hono'
import { editionOn } from '../../core/edition/directory.ts'
import { renderPage } from '../../core/web/frame.tsx'
import { anyone } from '../../core/web/policies.ts'
import { langOfRequest } from '../../core/web/request.ts'
import { page, type Route } from '../../core/web/route.ts'
import type { Runtime } from '../../core/web/visit.ts'
import { todayInJapan } from '../../lib/dates.ts'
import { citiesPage, cityPage, designPage } from './pages.tsx'
import { readFront } from './queries.ts'

export const cityHomeRoutes: readonly Route[] = [
  page('/', {
    policy: anyone,
    cached: true,
    show: async (visit) => cityPage(visit, await readFront(visit.tx, visit.today)),
  }),
]

/** The pages above all cities: the list of them, and the components with their states. */
export function mountHome(app: Hono, runtime: Runtime): void {
  app.get('/', async (c) => {
    const lang = langOfRequest(c)
    const today = todayInJapan(runtime.clock())
    const cities = (await runtime.directory.list()).map(({ slug, editions }) => ({
      slug,
      names: editionOn(editions, today)?.names,
    }))
    return c.html(await renderPage({ runtime, lang, path: '/' }, citiesPage(cities, lang)))
  })
  app.get('/design', async (c) => {
    const lang = langOfRequest(c)
    return c.html(await renderPage({ runtime, lang, path: '/design' }, designPage(lang)))
  })
}
