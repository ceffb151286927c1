import type { Hono } from 'hono'
import { cityOf } from '../../core/edition/directory.ts'
import { renderPage } from '../../core/web/frame.tsx'
import { anyone } from '../../core/web/policies.ts'
import { langOfRequest } from '../../core/web/request.ts'
import { page, type Route } from '../../core/web/route.ts'
import type { Runtime } from '../../core/web/visit.ts'
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
    const refs = await runtime.directory.list()
    const cities = await Promise.all(refs.map((ref) => cityOf(runtime, ref.slug)))
    const known = cities.filter((city) => city !== undefined)
    return c.html(await renderPage({ runtime, lang, path: '/' }, citiesPage(known, lang)))
  })
  app.get('/design', async (c) => {
    const lang = langOfRequest(c)
    return c.html(await renderPage({ runtime, lang, path: '/design' }, designPage(lang)))
  })
}
