import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const idea = {
  title: '花壇の手入れ',
  issue: '荒れています。',
  wish: '花を植えたい。',
  proposer: '3人',
  field: 'unknown',
  visibility: 'public',
}

const versionOf = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

/** A case whose consultation has ended well: this is where the stage begins. */
async function choosing(city = 'shinjo') {
  const resident = await app.person(city, { hat: 'resident' })
  const office = await app.person(city, { hat: 'coordination' })
  const sent = await resident.post(`/${city}/ideas`, idea)
  const number = /cases\/([^/]+)/.exec(sent.location!)![1]!
  await publish(app, city, number)
  const desk = `/${city}/cases/${number}/consultation`
  for (const [path, fields] of [
    ['acceptance', {}],
    ['conclusion', { outcome: 'fits', government: 'yes' }],
  ] as const) {
    // Of its own form: the page has others.
    const { text } = await office.get(desk)
    const version = versionOf(text.slice(text.indexOf(`action="${desk}/${path}"`)))
    expect((await office.post(`${desk}/${path}`, { ...fields, version })).status).toBe(303)
  }
  return { resident, number, path: `/${city}/cases/${number}/form` }
}
const row = async (number: string, city = 'shinjo') =>
  (
    await app.owner.query('SELECT * FROM collaboration WHERE number = $1 AND city_id = $2', [
      number,
      await app.cityId(city),
    ])
  ).rows[0]
const choose = async (person: TestPerson, path: string, form: string, fields = {}) => {
  const version = versionOf((await person.get(`${path}/${form}`)).text)
  return person.post(`${path}/${form}`, { form, version, ...fields })
}

describe('新庄市', () => {
  test('the forms stand in the three groups of the city, one name in two of them', async () => {
    const { resident, path } = await choosing()
    const { status, text } = await resident.get(path)
    expect(status).toBe(200)
    expect(
      [...text.matchAll(/<h2 class="yui-section__title"[^>]*>([^<]+)/g)].map(([, title]) => title),
    ).toEqual((await definition('shinjo')).formGroups.map(({ name }) => name.ja))
    expect(text.match(/>事業協力・協定</g)).toHaveLength(2)
    expect(text.match(/短期的な関係に多いかたち|長期的な関係に多いかたち/g)).toHaveLength(9)
  })

  test('a limit is said before the form is chosen: on its card and as a question', async () => {
    const { resident, path } = await choosing()
    const limit = '特定の産業や自己のためだけに使われるものは除きます。'
    expect((await resident.get(path)).text).toContain(limit)
    const { text } = await resident.get(`${path}/subsidy`)
    expect(text).toContain(limit)
    expect(text.match(/name="fits\.0"/g)).toHaveLength(2)
  })

  test('a limit that does not fit answers with its sentence, and keeps what was written', async () => {
    const { resident, path, number } = await choosing()
    const fields = { 'fits.0': 'not-only-own:no', reason: '資金が足りない<b>ため' }
    const { status, text } = await choose(resident, path, 'subsidy', fields)
    expect(status).toBe(422)
    expect(text).toContain('このかたちは選べません。特定の産業や自己のためだけに使われるものは除きます。')
    expect(text).toContain('資金が足りない&lt;b&gt;ため')
    expect(text).toMatch(/value="not-only-own:no"[^>]* checked/)
    expect(await row(number)).toMatchObject({ form: null, stage: 'form' })
  })

  test('a name can be lent without an agreement; it then has an end, and goes on at once', async () => {
    const { resident, path, number } = await choosing()
    const fields = { 'fits.0': 'fits-collaboration:yes', agreement: 'none' }
    expect((await resident.get(`${path}/patronage`)).text).toContain('協定を結ばずに始める')
    expect((await resident.get(`${path}/co-hosting`)).text).not.toContain('協定を結ばずに始める')
    const past = await choose(resident, path, 'patronage', { ...fields, endsOn: '2026-05-01' })
    expect([past.status, past.text.includes('今日よりあとの日')]).toEqual([422, true])
    expect((await choose(resident, path, 'patronage', fields)).status).toBe(422)
    const sent = await choose(resident, path, 'patronage', { ...fields, endsOn: '2026-09-30' })
    expect(sent.status).toBe(303)
    expect(await row(number)).toMatchObject({ stage: 'running', starts_on: null, ends_on: '2026-09-30' })
    const { text } = await app.anonymous().get(`/shinjo/cases/${number}`)
    expect(text).toContain('協定を結ばずに始めます')
    expect(text).toMatch(/9月30日[^<]*まで/)
  })

  test('a form that the city binds to an agreement does not begin without one', async () => {
    const { resident, path, number } = await choosing()
    const sent = await choose(resident, path, 'co-hosting', { agreement: 'none', endsOn: '2026-09-30' })
    expect([sent.status, (await row(number)).stage]).toEqual([303, 'agreement'])
  })

  test('a limit that nobody answered is asked again', async () => {
    const { resident, path } = await choosing()
    const { status, text } = await choose(resident, path, 'patronage')
    expect(status).toBe(422)
    expect(text).toContain('href="#fits.0"')
  })

  test('the section in charge is asked to see to it', async () => {
    const { number } = await choosing()
    const { id } = await row(number)
    const duties = await app.owner.query(
      "SELECT section FROM duty WHERE case_id = $1 AND kind = 'form.choose' AND closed_at IS NULL",
      [id],
    )
    expect(duties.rows).toEqual([{ section: 'general-policy' }])
  })

  test('what was chosen, and why, stands on the case for everyone, and the duty is done', async () => {
    const { resident, path, number } = await choosing()
    const answer = await choose(resident, path, 'subsidy', {
      'fits.0': 'not-only-own:yes',
      reason: '苗を買うため',
    })
    expect([answer.status, answer.location]).toEqual([303, `/shinjo/cases/${number}`])
    const { text } = await app.anonymous().get(answer.location!)
    for (const said of ['「補助・助成」で進めることになりました', '苗を買うため', '市民主体のかたち'])
      expect(text).toContain(said)
    const after = await row(number)
    expect(after.form).toBe('subsidy')
    expect(after.stage).not.toBe('form')
    const duties = await app.owner.query(
      "SELECT 1 FROM duty WHERE case_id = $1 AND kind = 'form.choose' AND closed_at IS NULL",
      [after.id],
    )
    expect(duties.rows).toEqual([])
  })

  test('chosen twice at once, one wins and the other is told', async () => {
    const { resident, path, number } = await choosing()
    const officer = await app.person('shinjo', { hat: 'officer', section: 'general-policy' })
    const version = versionOf((await officer.get(`${path}/co-hosting`)).text)
    const answers = await Promise.all([
      resident.post(`${path}/co-hosting`, { form: 'co-hosting', version }),
      officer.post(`${path}/cooperation-citizen-led`, { form: 'cooperation-citizen-led', version }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const won = answers[0].status === 303 ? 'co-hosting' : 'cooperation-citizen-led'
    expect((await row(number)).form).toBe(won)
  })
})

const definition = async (slug: string) => {
  const found = (await app.runtime.directory.list()).find((city) => city.slug === slug)!
  return (await app.runtime.directory.on(found, '2026-06-01'))!.definition
}

test('苫小牧市: the body to be founded is kept with the form', async () => {
  const { resident, path, number } = await choosing('tomakomai')
  const joint = (await definition('tomakomai')).forms.find(({ common }) => common === 'jointBody')!
  expect((await resident.get(path)).text).not.toContain('yui-section__title" id="group')
  const answer = await choose(resident, path, joint.code, { body: joint.bodies[0]!.code })
  expect(answer.status).toBe(303)
  expect((await app.anonymous().get(`/tomakomai/cases/${number}`)).text).toContain(joint.bodies[0]!.name.ja)
})

test('only parties and the section in charge choose; others may not, strangers may not know', async () => {
  const { path, number } = await choosing()
  const neighbour = await app.person('shinjo', { hat: 'resident' })
  const elsewhere = await app.person('echizen', { hat: 'resident' })
  const officer = await app.person('shinjo', { hat: 'officer', section: 'general-policy' })
  expect((await neighbour.get(path)).status).toBe(403)
  expect((await neighbour.post(`${path}/co-hosting`, { form: 'co-hosting', version: '1' })).status).toBe(403)
  expect((await elsewhere.get(path)).status).toBe(303)
  expect((await elsewhere.get(`/echizen/cases/${number}/form`)).status).toBe(404)
  expect((await officer.get(path)).status).toBe(200)
})

test('an unknown form is not found, a made-up one is refused', async () => {
  const { resident, path } = await choosing()
  expect((await resident.get(`${path}/nowhere`)).status).toBe(404)
  expect((await resident.post(`${path}/nowhere`, { form: 'nowhere', version: '1' })).status).toBe(422)
})

test('before and after its stage the page leads back to the case', async () => {
  const { resident, path, number } = await choosing()
  await choose(resident, path, 'co-hosting')
  for (const page of [path, `${path}/co-hosting`])
    expect((await resident.get(page)).location).toBe(`/shinjo/cases/${number}`)
  expect((await resident.post(`${path}/co-hosting`, { form: 'co-hosting', version: '1' })).status).toBe(409)
})

test('every page is there in English and in easy Japanese', async () => {
  const { resident, path } = await choosing()
  for (const lang of ['en', 'easy']) {
    resident.cookies.set('yui_lang', lang)
    for (const page of [path, `${path}/patronage`, `${path}/joint-body`])
      expect((await resident.get(page)).status).toBe(200)
  }
})

test('what is typed while choosing is kept, and is there on the next visit', async () => {
  const { resident, path } = await choosing()
  const page = `${path}/co-hosting`
  const fields = Object.fromEntries(
    [...(await resident.get(page)).text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name, value],
    ),
  ) as Record<string, string>
  await resident.post(page, { ...fields, reason: '理由をまだ考えています', step: 'save' })
  expect((await resident.get(page)).text).toContain('理由をまだ考えています')
})
