import type { TestApp } from '../src/testing/app.ts'
import { openTestCase } from '../src/testing/case.ts'
import type { TestPerson } from '../src/testing/people.ts'
import type { World } from './server.ts'

/** The first section of a city whose officer is among the readers. */
async function sectionOf(test: TestApp, city: string): Promise<string> {
  const { rows } = await test.owner.query<{ section: string }>(
    `SELECT h.section FROM hat h JOIN city c ON c.id = h.city_id WHERE c.slug = $1 AND h.kind = 'officer' ORDER BY h.id LIMIT 1`,
    [city],
  )
  return rows[0]?.section ?? ''
}

async function sent(who: TestPerson, path: string, form: Record<string, string>): Promise<void> {
  const { status } = await who.post(path, form)
  if (status !== 303) throw new Error(`e2e/plant.ts: ${status} ${path}`)
}

/** A table that goes on: a sitting with minutes that wait, and a line on its sheet. */
async function plantTable(test: TestApp): Promise<void> {
  const section = await sectionOf(test, 'echizen')
  const officer = await test.person('echizen', { hat: 'officer', section })
  const parties = [{ section }, { name: '見本の会' }]
  const { path } = await openTestCase(test, 'echizen', { stage: 'agreement', section, parties })
  const table = `${path}/table`
  await sent(officer, table, { why: '見本', mode: 'sittings' })
  const on = new Date(test.runtime.clock().getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
  const time = { 'candidates.0.on': on, 'candidates.0.from': '18:30', 'candidates.0.until': '20:00' }
  await sent(officer, `${table}/sittings`, { ...time, place: '', online: '' })
  await sent(officer, `${table}/sittings/1/minutes`, { version: '0', talk: '見本の話し合い' })
  await sent(officer, `${table}/sheet/parts/issue/lines`, { version: '0', text: '見本の課題' })
}

/** A theme that nobody has released, and a template of replies. */
async function plantTexts(test: TestApp, city: string): Promise<void> {
  const section = await sectionOf(test, city)
  const now = test.runtime.clock()
  await test.owner.query(
    `INSERT INTO theme (city_id, id, section, field, title, text, asked, opens_on, closes_on, state, created_at)
     SELECT c.id, gen_random_uuid(), $2, e.content->'fields'->0->>'code', '見本の募集', '見本', '見本', $3::timestamptz::date,
       $3::timestamptz::date + 60, 'draft', $3 FROM city c JOIN edition e ON e.city_id = c.id WHERE c.slug = $1 LIMIT 1`,
    [city, section, now],
  )
  await test.owner.query(
    `INSERT INTO reply_template (city_id, id, section, title, body, changed_at)
     SELECT id, gen_random_uuid(), NULL, '見本の返事', '見本の文', $2 FROM city WHERE slug = $1`,
    [city, now],
  )
}

/** Two ideas about the same, of which one has just gone into the other. */
async function plantMerge(test: TestApp, city: string): Promise<void> {
  const officer = await test.person(city, { hat: 'officer', section: 'health' })
  const proposer = await test.person(city, { hat: 'resident', name: '見本 さき' })
  const idea = { issue: '見本', wish: '見本', proposer: '私', field: 'health', visibility: 'desk' }
  const send = async (title: string) => {
    const { location } = await proposer.post(`/${city}/ideas`, { ...idea, title })
    return /cases\/([^/?]+)/.exec(location ?? '')?.[1] ?? ''
  }
  const [into, from] = [await send('見本の雪かき'), await send('見本の雪おろし')]
  await sent(officer, `/${city}/cases/${from}/merge`, { into, reason: '見本' })
}

/** Before the end of a case the section has said how it should go on; what the other side says comes on paper. */
async function plantAhead(test: TestApp): Promise<void> {
  const section = await sectionOf(test, 'shinjo')
  const chief = await test.person('shinjo', { hat: 'chief', section })
  const parties = [{ section }, { name: '見本の会' }]
  const { path } = await openTestCase(test, 'shinjo', { stage: 'running', section, parties })
  await sent(chief, `${path}/evaluation/ahead/begin`, {})
  await sent(chief, `${path}/evaluation/ahead/answer`, { choice: 'finish', reason: '見本' })
}

/** What the demo does not hold, since it is only ever there for a while. */
export async function plantOpenThings({ test }: World): Promise<void> {
  await plantTable(test)
  await plantTexts(test, 'shinjo')
  await plantMerge(test, 'shinjo')
  await plantAhead(test)
}
