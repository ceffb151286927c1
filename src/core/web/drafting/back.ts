import { cityPath } from '../paths.ts'
import { anyone, whoMaySee } from '../policies.ts'
import { casePage, page, type Route } from '../route.ts'
import type { Visit } from '../visit.ts'
import { filled } from './find-form.ts'

/**
 * A reload after a mistake, or another language chosen there, asks for the address that a form is sent to. Where no page
 * stands at it, it leads back to the form's own, which says who may.
 */
export function backToForms(routes: readonly Route[]): Route[] {
  const pages = new Set(routes.filter((route) => !('form' in route)).map(({ path }) => path))
  return routes.flatMap((route) => {
    if (!('form' in route) || route.draft === undefined || pages.has(route.path)) return []
    const show = leadTo(route.draft.page)
    return route.kind === 'caseAction'
      ? [casePage(route.path, { policy: whoMaySee, show })]
      : [page(route.path, { policy: anyone, show })]
  })
}

const leadTo =
  (pattern: string) =>
  async ({ city, params }: Visit): Promise<Response> =>
    new Response(null, { status: 303, headers: { location: cityPath(city, filled(pattern, params)) } })
