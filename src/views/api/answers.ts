import type { OpenAPIHono } from '@hono/zod-openapi'
import { facetsOf } from '../../core/case/filters.ts'
import { findCase, listEntries } from '../../core/case/find.ts'
import { listCases } from '../../core/case/list.ts'
import { withSectionsToday } from '../../core/edition/view.ts'
import { found } from '../../core/web/errors.ts'
import type { Runtime } from '../../core/web/visit.ts'
import { todayInJapan } from '../../lib/dates.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { presentCase, presentCity, presentDefinition, presentListed } from './present.ts'
import { cityNow, reading } from './reading.ts'
import { caseRoute, cityRoute, definitionRoute, listCasesRoute, listCitiesRoute } from './routes.ts'

/** The JSON API knows nobody: it reads as the public does, through the same permission layer. */
const nobody = undefined

export function mountCities(api: OpenAPIHono, runtime: Runtime): void {
  api.openapi(listCitiesRoute, async (c) => {
    const [first] = await runtime.directory.list()
    if (first) await cityNow(runtime, first.slug)
    const refs = await runtime.directory.list()
    const today = todayInJapan(runtime.clock())
    const cities = await Promise.all(refs.map((ref) => runtime.directory.on(ref, today)))
    return c.json({ cities: cities.flatMap((one) => (one ? [presentCity(runtime, one)] : [])) }, 200)
  })
  api.openapi(cityRoute, async (c) => {
    const city = await cityNow(runtime, c.req.valid('param').city)
    return c.json(presentCity(runtime, city), 200)
  })
  api.openapi(definitionRoute, async (c) => {
    const city = await cityNow(runtime, c.req.valid('param').city)
    // As it was stored: the hash is of this, and not of what the city has changed since.
    const definition = await runtime.directory.definition(city.edition.id)
    return c.json(presentDefinition({ ...city, definition }), 200)
  })
}

export function mountCases(api: OpenAPIHono, runtime: Runtime): void {
  api.openapi(listCasesRoute, async (c) => {
    const { before, q, ...asked } = c.req.valid('query')
    const page = await reading(runtime, c, c.req.valid('param').city, async (city, tx) => {
      const today = todayInJapan(runtime.clock())
      const list = await listCases(tx, nobody, q ?? '', facetsOf(asked), { before }, today)
      const last = list.older ? (list.cases.at(-1)?.ordinal ?? null) : null
      return {
        cases: list.cases.map((one) => presentListed(runtime, city, one)),
        before: last,
        ...(list.total === undefined ? {} : { total: list.total }),
      }
    })
    return c.json(page, 200)
  })
  api.openapi(caseRoute, async (c) => {
    const { city: slug, number } = c.req.valid('param')
    const one = await reading(runtime, c, slug, async (city, tx) => {
      const subject = found(await findCase(tx, nobody, parseReferenceNumber(number) ?? ''))
      const own = await runtime.directory.definition(subject.case.edition_id)
      const definition = withSectionsToday(own, city.definition)
      return presentCase({ runtime, city, definition, subject }, await listEntries(tx, subject.case.id))
    })
    return c.json(one, 200)
  })
}
