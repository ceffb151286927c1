import { cityRoutes } from '../app.tsx'
import type { Route } from '../core/web/route.ts'
import type { Answer, Browser } from './browser.ts'
import type { PlantedCase } from './canaries.ts'

export const isPost = (route: Route): boolean => 'form' in route
export const hasCase = (route: Route): boolean => route.kind === 'casePage' || route.kind === 'caseAction'

/** What stands for a part of an address; a part that is not known here fails, so that a new route is not passed over. */
const partsOf = (route: Route, about: PlantedCase | undefined): Record<string, string | undefined> => ({
  number: about?.number,
  id: route.path.includes('/files/') ? about?.fileId : about?.approvalId,
  party: about?.partyId,
  form: 'subsidy',
})

/** The route's address with everything in it that is really there. */
export function addressOf(route: Route, city: string, about: PlantedCase | undefined): string {
  const parts = partsOf(route, about)
  const filled = route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`src/testing/walk.ts: what stands for :${name} in ${route.path}?`)
    return part
  })
  return `/${city}${filled === '/' ? '' : filled}`
}

export type Step = { route: Route; about: PlantedCase | undefined; name: string; address: string }

/** Every route about every case, and those about none once. */
export const stepsOf = (routes: readonly Route[], cases: readonly PlantedCase[], city: string): Step[] =>
  routes.flatMap((route) =>
    (hasCase(route) ? cases : [undefined]).map((about) => ({
      route,
      about,
      name: nameOf(route, about),
      address: addressOf(route, city, about),
    })),
  )

const nameOf = (route: Route, about: PlantedCase | undefined): string =>
  [isPost(route) ? 'POST' : 'GET', route.path, about?.visibility ?? '', about?.reach ?? ''].join(' ').trim()

export type Asked = { name: string; address: string; status: number; answer: Answer }

/** Asks for all of them as somebody, one after another. */
export async function walk(who: Browser, steps: readonly Step[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const { route, name, address } of steps) {
    const sent = isPost(route)
      ? await who.post(address, { reason: 'x', text: 'x', version: '1' })
      : await who.get(address)
    const answer = { ...sent, location: sent.location && decodeURIComponent(sent.location) }
    asked.push({ name, address, status: answer.status, answer })
  }
  return asked
}

export const caseRoutes = cityRoutes.filter(hasCase)
export const pageRoutes = cityRoutes.filter((route) => !isPost(route))
export const formRoutes = cityRoutes.filter(isPost)
export const statusOtherThan = (asked: readonly Asked[], fine: readonly number[]) =>
  asked.filter((one) => !fine.includes(one.status)).map(({ name, status }) => [name, status])
