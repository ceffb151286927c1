import { cityRoutes } from '../app.tsx'
import type { Route } from '../core/web/route.ts'
import { sheetCode } from '../lib/sheet-code.ts'
import type { Answer, Browser } from './browser.ts'
import type { Canaries, PlantedCase } from './canaries.ts'

const isPost = (route: Route): boolean => 'form' in route
const isGroup = (route: Route): boolean => route.path.startsWith('/groups/')
const hasCase = (route: Route): boolean => route.kind === 'casePage' || route.kind === 'caseAction'

/** Of whom and of what is asked: the addresses of a city are filled with what was planted, there or elsewhere. */
export type Ground = Pick<Canaries, 'city' | 'ids'> & { cases: readonly PlantedCase[] }

/** Of the support centre, whose own test walks its routes with what is really there. */
/** Of bodies, measures and revisions, whose own tests walk their routes; of a review the first item that Shinjo asks. */
const governanceParts = {
  body: 'promotion-council',
  meeting: '019e8100-0000-7000-8000-000000000021',
  item: '019e8100-0000-7000-8000-000000000022',
  measure: 'none',
  revision: '019e8100-0000-7000-8000-000000000023',
  proposal: '019e8100-0000-7000-8000-000000000024',
  edition: '1',
  question: 'r-purpose',
}

const centreParts = {
  slip: '019e8100-0000-7000-8000-000000000001',
  month: '2026-05',
  referral: '019e8100-0000-7000-8000-000000000002',
  delegation: '019e8100-0000-7000-8000-000000000003',
  paper: '019e8100-0000-7000-8000-000000000004',
}

/** What stands for a part of an address; a part that is not known here fails, so that a new route is not passed over. */
const partsOf = (route: Route, about: PlantedCase | undefined, ground: Ground) => ({
  number: about?.number ?? ground.cases[0]?.number,
  id:
    idOf(route, about) ?? (isGroup(route) ? ground.ids.groups.civic : ground.ids.persons.resident?.personId),
  party: about?.partyId,
  form: 'subsidy',
  // What went out by mail is nowhere to be read.
  token: 'unknown',
  // Links and papers of groups: nobody's here, so that they are found by no one.
  invitation: ground.ids.persons.resident?.personId,
  file: ground.ids.persons.resident?.personId,
  section: 'general-policy',
  stage: 'evaluation',
  // No table is planted: its own tests walk it.
  sitting: '1',
  mail: ground.cases[0]?.mailId,
  letter: ground.cases[0]?.letterId,
  call: ground.cases[0]?.callId,
  person: ground.ids.persons.resident?.personId,
  group: ground.ids.groups.civic,
  ...centreParts,
  ...governanceParts,
  // Parts and templates have tests of their own: nobody's here.
  inquiry: ground.ids.persons.resident?.personId,
  template: ground.ids.persons.resident?.personId,
  provider: 'people',
  // Coordinators: nobody's here; the view's own test has some.
  adviser: '019e8100-0000-7000-8000-000000000011',
  seat: '019e8100-0000-7000-8000-000000000012',
  action: ground.ids.persons.resident?.personId,
  indicator: ground.ids.persons.resident?.personId,
  // Nobody is asked by this code: the stage's own test has one.
  voice: 'aaaaaaaaaa',
  training: ground.ids.persons.resident?.personId,
  // Of the register: nobody's here; its own test walks it.
  entry: ground.ids.persons.resident?.personId,
  import: ground.ids.persons.resident?.personId,
  // Lists of records for the archive: none here.
  list: '019e8100-0000-7000-8000-000000000013',
  // Scans and merges have tests of their own: nobody's here.
  // Of the inventory, whose own test walks its routes with what is really there.
  sheet: ground.ids.persons.resident?.personId,
  task: ground.ids.persons.resident?.personId,
  theme: ground.ids.persons.resident?.personId,
  scan: ground.ids.persons.resident?.personId,
  page: '1',
  // Of the shared sheet: a part every city's list has, and a line that is nobody's here.
  part: 'issue',
  line: ground.ids.persons.resident?.personId,
  // The board of wishes has a test of its own: nobody's here.
  post: 'ABCDEF',
  short: 'ABCDEF',
  merge: ground.ids.persons.resident?.personId,
  code: sheetCode(ground.city, {
    of: 'case',
    number: ground.cases[0]?.number ?? '',
    paper: 'slip',
    hash: '0'.repeat(12),
    page: 1,
  }),
})

const idOf = (route: Route, about: PlantedCase | undefined) =>
  route.path.includes('/files/') ? about?.fileId : about?.approvalId

/** The route's address with everything in it that is really there. */
function addressOf(route: Route, about: PlantedCase | undefined, ground: Ground): string {
  const parts: Record<string, string | undefined> = partsOf(route, about, ground)
  const filled = route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const part = parts[name]
    if (part === undefined) throw new Error(`src/testing/walk.ts: what stands for :${name} in ${route.path}?`)
    return part
  })
  return `/${ground.city}${filled === '/' ? '' : filled}`
}

export type Step = { route: Route; about: PlantedCase | undefined; name: string; address: string }

/** Every route about every case, and those about none once. */
export const stepsOf = (routes: readonly Route[], ground: Ground): Step[] =>
  routes.flatMap((route) =>
    (hasCase(route) ? ground.cases : [undefined]).map((about) => ({
      route,
      about,
      name: nameOf(route, about),
      address: addressOf(route, about, ground),
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
