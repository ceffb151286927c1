import { cityRoutes } from '../app.tsx'
import type { Route } from '../core/web/route.ts'
import { type Shape, shapeOf } from '../lib/form-shape.ts'
import { apiRoutes } from '../views/api/index.ts'

export type Row = {
  method: string
  path: string
  kind: string
  policy: string
  cached: boolean
  asks: string
  fields: readonly string[]
}

/** What belongs to no city. A route on the app that stands neither here, in `cityRoutes` nor in the API fails the test. */
const installation: readonly Row[] = [
  ['/', 'anyone'],
  ['/design', 'anyone'],
  ['/assets/*', 'anyone'],
  ['/healthz', 'anyone; says only whether the process runs'],
  ['/readyz', 'anyone; says only whether the database answers'],
  ['/api/v1/openapi.json', 'anyone'],
].map(([path = '', policy = '']) => ({
  method: 'GET',
  path,
  kind: 'installation',
  policy,
  cached: false,
  asks: '',
  fields: [],
}))

/** Names of a form's fields as they are sent, `parties[].name` for rows. */
function fieldNames(shape: Shape, at = ''): string[] {
  if (shape.kind === 'list') return fieldNames(shape.item, `${at}[]`)
  if (shape.kind === 'text') return [at]
  return [...shape.fields].flatMap(([name, inner]) => fieldNames(inner, at === '' ? name : `${at}.${name}`))
}

const rowOf = (route: Route): Row => ({
  method: 'form' in route ? 'POST' : 'GET',
  path: `/{city}${route.path === '/' ? '' : route.path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`,
  kind: route.kind,
  policy: route.policy.says,
  cached: 'cached' in route && route.cached === true,
  asks: [
    route.stepUp && 'once more',
    route.halfway && 'first factor only',
    route.ownData && 'also once every role has ended',
    route.begins && `while “${route.begins}” runs`,
  ]
    .filter(Boolean)
    .join(', '),
  fields: 'form' in route ? fieldNames(shapeOf(route.form)).filter((name) => name !== '') : [],
})

const api = apiRoutes.map(
  ({ method, path, policy }): Row => ({
    method: method.toUpperCase(),
    path,
    kind: 'api',
    policy,
    cached: false,
    asks: '',
    fields: [],
  }),
)

const key = ({ path, method }: Row) => `${path} ${method}`

/** One row for every route, in the order of their paths. */
export const permissionRows = (): Row[] =>
  [...installation, ...api, ...cityRoutes.map(rowOf)].sort((a, b) => (key(a) < key(b) ? -1 : 1))

const line = ({ method, path, kind, policy, cached, asks, fields }: Row) =>
  `| ${method} | \`${path}\` | ${kind} | ${policy} | ${cached ? 'yes' : ''} | ${asks} | ${fields.map((name) => `\`${name}\``).join(', ')} |`

/** docs/permissions.md, written anew by `npm test -- src/testing/permissions.test.ts -u`. */
export const permissionTable = (): string =>
  [
    '# Who may do what',
    '',
    'Written from the code by a test, which fails when the two differ: `npm test -- src/testing/permissions.test.ts -u`.',
    '',
    'Every route has a policy, or the program does not compile. Whoever is not signed in is asked to sign in, whoever is',
    'signed in and not allowed is answered 403. A `casePage` or `caseAction` first asks whether the person may know of the',
    'case at all (a public one: everyone; otherwise its parties, the section in charge and the coordination office) and',
    'answers 404 if not; within a page, each entry and each file then has its own visibility. A route answers in one',
    'transaction of one city: no row of another is there for it. Cached pages are rendered as for nobody in particular.',
    'Forms are accepted from our own pages only. Fields are all that is ever read from a form, besides its submission id.',
    '',
    '“Once more”: who they are is asked again, unless they showed it within ten minutes. “First factor only”: open also',
    'to somebody whose second factor is still missing, who is nobody everywhere else. “While … runs”: only where the city',
    'works with that stage today; elsewhere the page says whom to turn to.',
    '',
    '| Method | Path | Kind | Who | Cached | Asks | Fields |',
    '|---|---|---|---|---|---|---|',
    ...permissionRows().map(line),
    '',
  ].join('\n')
