import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { statusFor } from '../../core/web/app.ts'
import type { Runtime } from '../../core/web/visit.ts'
import { about } from './about.ts'
import { mountCases, mountCities } from './answers.ts'
import { mountGroups } from './groups.ts'
import { problem, refuseParameters } from './problems.ts'
import { documentPath } from './routes.ts'

export { apiRoutes } from './routes.ts'

function apiOf(runtime: Runtime): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : refuseParameters(c, result.error)),
  })
  // What is public may be read by other sites' programs, too; no cookie is ever looked at here.
  api.use(async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Cache-Control', 'no-cache')
    await next()
  })
  api.onError((error, c) => problem(c, statusFor(runtime, c, error)))
  mountCities(api, runtime)
  mountCases(api, runtime)
  mountGroups(api, runtime)
  api.doc31(documentPath, about)
  api.all('*', (c) => problem(c, 404))
  return api
}

/** Puts /api/v1 on the app; whatever else is asked for under /api is told so in JSON, too. */
export function mountApi(app: Hono, runtime: Runtime): void {
  app.route('/api/v1', apiOf(runtime))
  app.all('/api', (c) => problem(c, 404))
  app.all('/api/*', (c) => problem(c, 404))
}
