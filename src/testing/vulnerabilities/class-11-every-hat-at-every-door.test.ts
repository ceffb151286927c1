import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityRoutes } from '../../app.tsx'
import type { HatKind } from '../../core/people/viewer.ts'
import { apiRoutes } from '../../views/api/index.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, canary, plantCanaries } from '../canaries.ts'
import type { PersonInput } from '../people.ts'
import { permissionRows } from '../permission-table.ts'
import { stepsOf, walk } from '../walk.ts'

/*
 * Classes 11 and 13: docs/permissions.md says in words who may; here the words are taken literally, apart from the code.
 * Whoever they do not name is refused by every such route, page or form, and the API knows nobody at all.
 */
const staff = ['officer', 'chief', 'coordination'] as const
const ofGroups = ['representative', 'secretary', 'member'] as const
const everybody = [
  'resident',
  ...ofGroups,
  ...staff,
  'supportCenter',
  'council',
  'judge',
  'administrator',
  'coordinator',
] as const satisfies readonly HatKind[]
type Who = 'nobody' | HatKind

/** Whom the sentence lets in. A new sentence is written here by hand, or the first test fails. */
const meant: Readonly<Record<string, readonly Who[]>> = {
  anyone: ['nobody', ...everybody],
  'whoever owns the draft, by their account or by its private link': ['nobody', ...everybody],
  'a resident, a group, a section, the support centre for a group that asked it to, or somebody without an account who says how they are reached':
    ['nobody', 'resident', ...ofGroups, ...staff, 'supportCenter'],
  'whoever is signed in': everybody,
  'whoever is signed in with an account': everybody,
  'whoever is signed in with an account of their own': everybody,
  'a resident': ['resident'],
  'a member of the council, or a judge': ['council', 'judge'],
  'staff of the city hall, or the support centre, who type in what was written on a card': [
    ...staff,
    'supportCenter',
  ],
  'whoever wrote the post, by their account or by the cookie of their browser; another’s is not found': [
    'nobody',
    ...everybody,
  ],
  'a member of the group; another group’s is not found': ofGroups,
  'a member of a group, of that group’s own': ofGroups,
  'whoever has a role in a group; another group’s is not found': ofGroups,
  'the representative or the secretary of the group; another group’s is not found': [
    'representative',
    'secretary',
  ],
  'the representative or the secretary of the group that gave it': ['representative', 'secretary'],
  'the representative of a group, for that group': ['representative'],
  'staff of the city hall, for the cases of their section; the coordination office for all': staff,
  'staff of the city hall, who type in what came on paper, by telephone or in person': staff,
  'staff of the city hall; each scan is open to the section that brought it and to the coordination office':
    staff,
  'staff of the city hall, who write down what was said by telephone or at the counter': staff,
  'staff of a section, or the coordination office': staff,
  'staff of the city hall: the section that is asked, the one in charge, or the coordination office; the support centre what was referred to it':
    [...staff, 'supportCenter'],
  'a member of the council, or staff': [...staff, 'council'],
  'staff, or a member of the council': [...staff, 'council'],
  'staff, a member of the council, or, from the evaluation of their own case, a party of it': everybody,
  'the coordination office, as the secretariat of the bodies': ['coordination'],
  'the coordination office, as the secretariat of the bodies, or the chair of the body': [
    ...staff,
    'council',
  ],
  'the coordination office, or the chief of the section whose people took part': ['coordination', 'chief'],
  'staff of the city hall; each section changes its own, the coordination office all': staff,
  'the chief, about the own section; the coordination office, about all': ['chief', 'coordination'],
  'staff of the city hall, or the administrator': [...staff, 'administrator'],
  'the coordination office': ['coordination'],
  'the coordination office, which answers for personal data': ['coordination'],
  'the coordination office, which keeps the records': ['coordination'],
  'the coordination office, which knows who is one and the same person': ['coordination'],
  'the administrator of the city, or the coordination office': ['administrator', 'coordination'],
  'the administrator of the city': ['administrator'],
  'the support centre': ['supportCenter'],
  'the support centre, or a coordinator, whom parties ask to their review': ['supportCenter', 'coordinator'],
  'staff of the city hall who handle cases': staff,
  'staff of a section, or the representative or the secretary of a group': [
    ...staff,
    'representative',
    'secretary',
  ],
  'the representative or the secretary of a group, who begin something for it': [
    'representative',
    'secretary',
  ],
  'the representative of the group that was asked; another group’s is not found': ['representative'],
  'staff of the section whose sheet it is, or the coordination office; another section’s is not found': staff,
  'the chief of the section whose sheet it is': ['chief'],
  'the coordination office, which looks after the inventory': ['coordination'],
  'the chief of the section in charge of the theme, or the coordination office; another section’s is not found':
    ['chief', 'coordination'],
  'the support centre, for a group that asks it to today': ['supportCenter'],
  'the coordination office, which keeps the register of coordinators and advisers': ['coordination'],
  'a coordinator or adviser of the register, of their own entry': ['coordinator'],
  'whoever speaks for a group or a section, or a resident with an account': [
    'resident',
    ...ofGroups,
    ...staff,
  ],
}
/** Of a case it depends on the case: `two-cities.test.ts` and each stage's own tests ask those. */
const routes = cityRoutes.filter(({ kind }) => kind === 'page' || kind === 'action')

let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'public', reach: 'closed' },
    { visibility: 'desk', reach: 'closed' },
  ])
})
afterAll(() => app?.stop())

test('each sentence of the table has its meaning here, and none is here for nothing', () => {
  expect(Object.keys(meant).sort()).toEqual([...new Set(routes.map(({ policy }) => policy.says))].sort())
})

const placeOf = (hat: HatKind): Partial<PersonInput> => {
  if ((staff as readonly HatKind[]).includes(hat)) return { section: 'environment' }
  if ((ofGroups as readonly HatKind[]).includes(hat))
    return { organization: { kind: 'community', name: `会の${hat}` } }
  return {}
}
const somebody = async (who: Who): Promise<Browser> =>
  who === 'nobody' ? app.anonymous() : app.person('shinjo', { hat: who, ...placeOf(who) })

const isKept = (path: string) => path.includes('/account/')

describe.each<Who>(['nobody', ...everybody])('%s', (who) => {
  test('is refused by every route whose sentence does not name them', async () => {
    const closed = routes.filter(({ policy }) => !meant[policy.says]?.includes(who))
    const refused = who === 'nobody' ? [303, 404] : [403, 404]
    const asked = await walk(await somebody(who), stepsOf(closed, here))
    expect(asked.length).toBeGreaterThan(40)
    expect(
      asked.filter(({ status }) => !refused.includes(status)).map((one) => [one.name, one.status]),
    ).toEqual([])
    for (const { name, answer } of asked.filter(({ status }) => status === 303))
      expect([name, answer.location]).toEqual([name, expect.stringMatching(/^\/shinjo\/sign-in\?next=/)])
  })

  test('is let in where it does, so that the refusals above tell something', async () => {
    const open = routes.filter(
      ({ policy, path, kind }) => kind === 'page' && meant[policy.says]?.includes(who) && !isKept(path),
    )
    const asked = await walk(await somebody(who), stepsOf(open, here))
    expect(asked.filter(({ status }) => status === 403 || status >= 500).map(({ name }) => name)).toEqual([])
    expect(asked.filter(({ status }) => status === 200).length).toBeGreaterThan(15)
  })
})

describe('the API', () => {
  const addresses = () =>
    apiRoutes.flatMap(({ path }) =>
      here.cases.map(({ number }) =>
        path
          .replace('{city}', 'shinjo')
          .replace('{number}', number)
          .replace('{id}', here.ids.groups.civic ?? ''),
      ),
    )

  test('is read only', () => {
    expect(apiRoutes.length).toBeGreaterThan(5)
    expect(new Set(apiRoutes.map(({ method }) => method))).toEqual(new Set(['get']))
    expect(
      permissionRows().filter(({ path, method }) => path.startsWith('/api') && method !== 'GET'),
    ).toEqual([])
  })

  test('answers whoever is signed in as it answers a stranger, in every hat', async () => {
    for (const role of ['resident', 'civic', 'officer', 'office', 'administrator']) {
      const who = await here.as(role)
      for (const address of addresses()) {
        const [plain, signed] = [await app.anonymous().get(address), await who.get(address)]
        expect([role, address, signed.status, signed.text.replace(/"requestId":"[^"]*"/, '')]).toEqual([
          role,
          address,
          plain.status,
          plain.text.replace(/"requestId":"[^"]*"/, ''),
        ])
        expect([address, plain.text.includes(canary)]).toEqual([address, false])
        expect(signed.headers.get('set-cookie')).toBeNull()
      }
    }
  })

  test('takes no form, and answers no path beside its own', async () => {
    const office = await here.as('office')
    for (const address of [
      ...addresses(),
      '/api/v1/people',
      '/api/v1/cities/shinjo/people',
      '/api/v2/cities',
    ])
      expect([address, [404, 405].includes((await office.post(address, { x: '1' })).status)]).toEqual([
        address,
        true,
      ])
  })
})
