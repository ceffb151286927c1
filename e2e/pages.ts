import { cityRoutes } from '../src/app.tsx'
import { openSession, sessionCookie } from '../src/core/people/session.ts'
import { inCity } from '../src/platform/db/transaction.ts'
import type { World } from './server.ts'

/** Somebody of the demo, as the cookie that makes a request theirs; nobody has none. */
export type Reader = { city: string; who: string; cookie: { name: string; value: string } | undefined }

/** A page somebody may open: what the server sent them. */
export type Opened = { path: string; route: string; reader: Reader; html: string }

type Row = { person: string; hat: string; kind: string; section: string | null; organization: string | null }

/** Of each role the first two of the cast: those in charge of the stories, and colleagues from elsewhere. */
const mostOfARole = 2

/** One reader for every role of the demo that could see something else, and somebody nobody knows. */
export async function listReaders({ test }: World, city: string): Promise<Reader[]> {
  const cityId = await test.cityId(city)
  const { rows } = await test.owner.query<Row>(
    `SELECT person_id AS person, id AS hat, kind, section, organization_id AS organization FROM hat
     WHERE city_id = $1 ORDER BY id`,
    [cityId],
  )
  const few = rows.filter(
    (row, at) => rows.slice(0, at).filter(({ kind }) => kind === row.kind).length < mostOfARole,
  )
  const readers = few.map(async ({ person, hat, kind, section, organization }): Promise<Reader> => {
    const now = test.runtime.clock()
    const value = await inCity(test.pool, cityId, 'write', (tx) => openSession(tx, person, hat, now))
    const who = [kind, section ?? organization?.slice(-4)].filter(Boolean).join(' ')
    return { city, who, cookie: { name: sessionCookie(city), value } }
  })
  return [{ city, who: 'nobody', cookie: undefined }, ...(await Promise.all(readers))]
}

const addresses = cityRoutes.flatMap((route) =>
  route.kind === 'page' || route.kind === 'casePage' ? [route.path] : [],
)
/** Answers with a document of its own, which is no page. */
const isPage = (route: string) =>
  !/\/files\/|\/frozen\/(file|csv)|\/sheet\/(.*\/)?live$|\/counter\/scans\/:scan\/|\/papers\/:|\/(csv|yaml|json)$|\/pictures\/|\/frozen\/file$|\.ics$|\/roster\/(current|:id\/rejected)/.test(
    route,
  )

/** The link of an invitation that `access.test.ts` plants: the database knows only its hash. */
export const openInvitation = 'e2e-'.padEnd(43, 'A')

/** What stands in for the parts of an address that a route leaves open, one row for each that there is. */
const fillings: Readonly<Record<string, string>> = {
  '/vision/posts/:post': `SELECT code AS post FROM vision_post WHERE city_id = $1 AND state = 'shown' LIMIT 2`,
  '/vision/themes/:theme': 'SELECT code AS theme FROM vision_theme WHERE city_id = $1 LIMIT 2',
  '/vision/desk/posts/:post': `SELECT code AS post FROM vision_post WHERE city_id = $1 AND state <> 'withdrawn' LIMIT 3`,
  '/vision/desk/themes/:theme': 'SELECT code AS theme FROM vision_theme WHERE city_id = $1 LIMIT 1',
  '/approvals/:id': `SELECT c.number, a.id FROM approval a
    JOIN collaboration c ON c.city_id = a.city_id AND c.id = a.case_id WHERE a.city_id = $1`,
  '/referrals/:referral': 'SELECT id AS referral FROM centre_referral WHERE city_id = $1',
  '/delegations/:delegation/messages': `SELECT d.id AS delegation, c.number FROM delegation d
    JOIN party p ON p.city_id = d.city_id AND p.organization_id = d.organization_id AND p.left_at IS NULL
    JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id AND c.stage = 'consultation' AND c.state = 'open'
    WHERE d.city_id = $1 AND d.ended_at IS NULL LIMIT 2`,
  '/delegations/:delegation/log': `SELECT d.id AS delegation, c.number FROM delegation d
    JOIN party p ON p.city_id = d.city_id AND p.organization_id = d.organization_id AND p.left_at IS NULL
    JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id AND c.stage = 'running' AND c.state = 'open'
    WHERE d.city_id = $1 AND d.ended_at IS NULL LIMIT 2`,
  '/delegations/:delegation/correction': `SELECT d.id AS delegation, c.number FROM delegation d
    JOIN party p ON p.city_id = d.city_id AND p.organization_id = d.organization_id AND p.position = 1
    JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id
    JOIN duty y ON y.city_id = c.city_id AND y.case_id = c.id AND y.kind = 'idea.correct' AND y.closed_at IS NULL
    WHERE d.city_id = $1 AND d.ended_at IS NULL LIMIT 1`,
  '/delegations/:delegation': 'SELECT id AS delegation FROM delegation WHERE city_id = $1 LIMIT 2',
  '/papers/:paper': 'SELECT id AS paper FROM centre_paper WHERE city_id = $1',
  '/reports/:month': 'SELECT DISTINCT month FROM centre_report WHERE city_id = $1',
  '/slips/:slip': 'SELECT id AS slip FROM centre_slip WHERE city_id = $1 LIMIT 3',
  '/register/imports/:import': 'SELECT id AS import FROM register_import WHERE city_id = $1 LIMIT 1',
  '/register/entries/:entry': 'SELECT id AS entry FROM register_entry WHERE city_id = $1 LIMIT 1',
  '/evaluation/review/actions/:action': `SELECT c.number, a.id AS action FROM review_action a JOIN collaboration c
    ON c.city_id = a.city_id AND c.id = a.case_id WHERE a.city_id = $1 LIMIT 2`,
  '/actions/:action': 'SELECT measure, id AS action FROM measure_action WHERE city_id = $1 LIMIT 1',
  '/indicators/:indicator':
    'SELECT measure, id AS indicator FROM measure_indicator WHERE city_id = $1 LIMIT 1',
  '/measures/:measure': `SELECT m->>'code' AS measure FROM edition e, jsonb_array_elements(e.content->'measures') g,
    jsonb_array_elements(g->'measures') m WHERE e.city_id = $1 ORDER BY 1 LIMIT 2`,
  '/switches/:stage': `SELECT DISTINCT s->>'code' AS stage FROM edition e, jsonb_array_elements(e.content->'stages') s
    WHERE e.city_id = $1 AND s->>'code' IN ('idea', 'agreement', 'evaluation')`,
  '/trainings/:training': 'SELECT id AS training FROM training WHERE city_id = $1 LIMIT 1',
  '/evaluation/review/notes/:question': `SELECT c.number, r.questions->'relationship'->0->>'code' AS question
    FROM evaluation_round r JOIN collaboration c ON c.city_id = r.city_id AND c.id = r.case_id WHERE r.city_id = $1 LIMIT 3`,
  '/voice/:voice': 'SELECT open_code AS voice FROM voice_ask WHERE city_id = $1 LIMIT 1',
  '/revisions/proposals/:proposal': 'SELECT id AS proposal FROM revision_proposal WHERE city_id = $1 LIMIT 1',
  '/revisions/:revision/parts/:part': `SELECT id AS revision, part FROM revision, unnest(ARRAY['principles', 'steps']) AS part
    WHERE city_id = $1`,
  '/revisions/:revision': 'SELECT id AS revision FROM revision WHERE city_id = $1 LIMIT 1',
  '/guideline/editions/:edition/:part': `SELECT '1' AS edition, part FROM unnest(ARRAY['principles', 'forms']) AS part, city
    WHERE city.id = $1`,
  '/guideline/editions/:edition': `SELECT '1' AS edition FROM city WHERE id = $1`,
  '/items/:item': `SELECT m.body, m.id AS meeting, i.id AS item FROM body_item i JOIN body_meeting m
    ON m.city_id = i.city_id AND m.id = i.meeting_id WHERE i.city_id = $1 LIMIT 2`,
  '/meetings/:meeting': 'SELECT body, id AS meeting FROM body_meeting WHERE city_id = $1 LIMIT 3',
  '/seats/:seat': 'SELECT body, id AS seat FROM body_seat WHERE city_id = $1 AND ended_on IS NULL LIMIT 1',
  '/bodies/:body': `SELECT b->>'code' AS body FROM edition e, jsonb_array_elements(e.content->'bodies') b WHERE e.city_id = $1
    AND b->>'kind' IN ('promotionCouncil', 'promotionHeadquarters', 'staffCommittee')`,
  '/invitations/:token': `SELECT '${openInvitation}' AS token FROM city WHERE id = $1`,
  '/sittings/:sitting/minutes': `SELECT c.number, s.number AS sitting FROM table_sitting s JOIN collaboration c
    ON c.city_id = s.city_id AND c.id = s.case_id WHERE s.city_id = $1 AND s.state = 'held' ORDER BY c.id DESC LIMIT 2`,
  '/sittings/:sitting': `SELECT c.number, s.number AS sitting FROM table_sitting s JOIN collaboration c
    ON c.city_id = s.city_id AND c.id = s.case_id WHERE s.city_id = $1 LIMIT 3`,
  '/groups/:id': 'SELECT id FROM organization WHERE city_id = $1 ORDER BY id LIMIT 2',
  // The demo has no other provider; e2e/ways-in.test.ts has one.
  '/openid/:provider': 'SELECT id FROM city WHERE id = $1 AND false',
  '/privacy/requests/:id': `SELECT id FROM correction WHERE city_id = $1 AND state = 'open'`,
  '/records/people/:person': 'SELECT id AS person FROM person WHERE city_id = $1 ORDER BY id LIMIT 1',
  '/records/groups/:group': 'SELECT id AS "group" FROM organization WHERE city_id = $1 ORDER BY id LIMIT 1',
  '/people/:id': 'SELECT id FROM person WHERE city_id = $1 ORDER BY id LIMIT 3',
  '/organization/changes/:id': 'SELECT id FROM change_plan WHERE city_id = $1',
  '/outbox/:mail': 'SELECT id AS mail FROM outbox WHERE city_id = $1 AND readable ORDER BY id DESC LIMIT 3',
  '/letters/:letter': 'SELECT id AS letter FROM letter WHERE city_id = $1 ORDER BY id DESC LIMIT 2',
  '/calls/:call': 'SELECT id AS call FROM phone_call WHERE city_id = $1 ORDER BY id DESC LIMIT 2',
  '/contacts/:person': 'SELECT DISTINCT person_id AS person FROM letter WHERE city_id = $1 LIMIT 2',
  '/organization/roster/:id': 'SELECT id FROM roster_import WHERE city_id = $1',
  '/organization/sections/:section':
    'SELECT DISTINCT section FROM hat WHERE city_id = $1 AND section IS NOT NULL ORDER BY section LIMIT 3',
  '/evaluation/ahead/paper/:party': `SELECT c.number, p.id AS party FROM ahead a JOIN party p ON p.city_id = a.city_id
    AND p.case_id = a.case_id AND p.organization_id IS NULL AND p.person_id IS NULL AND p.section IS NULL
    JOIN collaboration c ON c.city_id = a.city_id AND c.id = a.case_id WHERE a.city_id = $1 ORDER BY c.id DESC LIMIT 2`,
  '/paper/:party': `SELECT c.number, p.id AS party FROM party p JOIN collaboration c ON c.city_id = p.city_id
    AND c.id = p.case_id WHERE p.city_id = $1 AND p.organization_id IS NULL AND p.person_id IS NULL`,
  // Whoever typed it in, on that day alone; the same slip is walked as the section in charge.
  '/counter/ideas/:number': 'SELECT number FROM collaboration WHERE city_id = $1 AND false',
  '/counter/people/:person': 'SELECT id AS person FROM person WHERE city_id = $1 AND NOT account LIMIT 3',
  '/counter/scans/:scan': 'SELECT id AS scan FROM scan WHERE city_id = $1 LIMIT 2',
  '/inventory/sheets/:sheet': 'SELECT id AS sheet FROM inventory_sheet WHERE city_id = $1 LIMIT 2',
  '/inventory/tasks/:task': 'SELECT id AS task FROM inventory_task WHERE city_id = $1 LIMIT 2',
  '/themes/:theme': `SELECT id AS theme FROM theme WHERE city_id = $1 ORDER BY state <> 'draft', id LIMIT 2`,
  '/library/:number':
    'SELECT number FROM library_case WHERE city_id = $1 AND shown ORDER BY sort_key LIMIT 4',
  '/advisers/:adviser': 'SELECT id AS adviser FROM adviser WHERE city_id = $1 AND ended_on IS NULL LIMIT 2',
  '/parts/:inquiry': 'SELECT duty_id AS inquiry FROM consultation_part WHERE city_id = $1 LIMIT 2',
  '/templates/:template': 'SELECT id AS template FROM reply_template WHERE city_id = $1 LIMIT 2',
  '/sheets/:code': `SELECT 'unknown' AS code FROM city WHERE id = $1`,
  '/v/:short': `SELECT 'unknown' AS short FROM city WHERE id = $1`,
  '/table/sheet/parts/:part/': `SELECT c.number, 'issue' AS part FROM partner_table t
    JOIN collaboration c ON c.city_id = t.city_id AND c.id = t.case_id WHERE t.city_id = $1`,
  '/table/sheet/lines/:line': `SELECT c.number, l.id AS line FROM sheet_line l
    JOIN collaboration c ON c.city_id = l.city_id AND c.id = l.case_id WHERE l.city_id = $1
    ORDER BY c.id DESC, l.id LIMIT 3`,
  '/:token': `SELECT 'unknown' AS token FROM city WHERE id = $1`,
  '/:number': 'SELECT number FROM collaboration WHERE city_id = $1 ORDER BY ordinal',
}

/** Of pages that are asked for with what there is: one row for each question. */
const asking: Readonly<Record<string, string>> = {
  '/annual-report/frozen': `SELECT '?report=' || id AS question FROM report_freeze WHERE city_id = $1 LIMIT 1`,
  '/annual-report/frozen/rows': `SELECT '?report=' || report_id || '&figure=' || figure AS question FROM report_row
    WHERE city_id = $1 LIMIT 1`,
}

/** The questions a page may be asked. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/cases': ['?q=見本', '?q=どこにもない言葉'],
  '/annual-report': ['?year=2025', '?year=2026'],
  '/annual-report/rows': ['?year=2026&figure=received', '?year=2026&figure=form&key=subsidy'],
  '/library': ['?q=見本', '?q=どこにもない言葉'],
  '/library/across': ['?q=見本', '?partner=government'],
  '/desk': ['?show=all', '?show=free'],
  '/letters': ['?show=posted'],
  '/outbox': ['?state=held', '?state=bounced'],
  '/groups': ['?q=見本', '?q=どこにもない言葉'],
  '/vision/wall': ['?size=a4'],
  '/self-check': [
    '?a=start:n-y',
    '?a=start:nyy',
    '?a=start:yyy',
    '?a=start:yyy,step1:yyyy',
    '?a=elements:yyyy',
    '?a=elements:yyyy,suited:',
  ],
}

const fill = (route: string, row: Readonly<Record<string, string>>) =>
  route.replace(/:(\w+)(\{.*?\})?/g, (open, name: string) => row[name] ?? open)

async function pathsOf(world: World, cityId: string, route: string): Promise<string[]> {
  const query = Object.entries(fillings).find(([open]) => route.includes(open))?.[1]
  const asked = asking[route]
  if (asked !== undefined) {
    const { rows } = await world.test.owner.query<{ question: string }>(asked, [cityId])
    return rows.map(({ question }) => `${route}${question}`)
  }
  if (query === undefined)
    return [route, ...(questions[route]?.map((question) => `${route}${question}`) ?? [])]
  const { rows } = await world.test.owner.query<Record<string, string>>(query, [cityId])
  return rows.map((row) => fill(route, row))
}

/** Every address of a city's pages, for all that is in the city. */
export async function listAddresses(world: World, city: string): Promise<{ route: string; path: string }[]> {
  const cityId = await world.test.cityId(city)
  const forms = await formsOf(world, city)
  const routes = addresses.filter(isPage).map(async (route) => {
    const paths = await pathsOf(world, cityId, route)
    const all = paths.flatMap((path) =>
      path.includes(':form') ? forms.map((form) => fill(path, { form })) : [path],
    )
    return all.map((path) => ({ route, path: `/${city}${path === '/' ? '' : path}` }))
  })
  return (await Promise.all(routes)).flat()
}

async function formsOf({ test }: World, city: string): Promise<string[]> {
  const ref = await test.runtime.directory.find(city)
  const edition = ref && (await test.runtime.directory.on(ref, '2026-06-01'))
  return edition?.definition.forms.map(({ code }) => code) ?? []
}

/** The page as its reader gets it; nothing where they are sent elsewhere, may not, or there is no page. */
export async function open(
  world: World,
  reader: Reader,
  at: { route: string; path: string },
  lang = 'ja',
): Promise<Opened | undefined> {
  const { cookie } = reader
  const cookies = [`yui_lang=${lang}`, ...(cookie ? [`${cookie.name}=${cookie.value}`] : [])].join('; ')
  const answer = await world.test.app.request(`${world.origin}${encodeURI(at.path)}`, {
    headers: { cookie: cookies },
  })
  if (answer.status >= 500) throw new Error(`${answer.status} ${at.path}`)
  return answer.status === 200 ? { ...at, reader, html: await answer.text() } : undefined
}
