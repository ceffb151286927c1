import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'

let app: TestApp
let resident: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '髙﨑 葛󠄀𠮷' })
})
afterAll(() => app.stop())

const idea = {
  title: '通学路の雪かき',
  issue: '通学路に雪が残って、子どもが車道を歩いています。',
  wish: '町内で分担し、市の除雪車と順番を合わせたい。',
  proposer: '東町の保護者12人です。連絡は佐藤まで。',
  field: 'snow',
  visibility: 'public',
}
const numberOf = (location: string | null) => /\/cases\/([^/]+)/.exec(location ?? '')?.[1] ?? ''
const rows = async (city = 'shinjo') =>
  (
    await app.owner.query('SELECT * FROM collaboration WHERE city_id = $1 ORDER BY ordinal', [
      await app.cityId(city),
    ])
  ).rows
const send = async (person = resident, fields: Record<string, unknown> = {}, city = 'shinjo') => {
  const number = numberOf((await person.post(`/${city}/ideas`, { ...idea, ...fields } as never)).location)
  const waits = await app.owner.query(
    `SELECT 1 FROM entry e JOIN collaboration c ON c.id = e.case_id WHERE number = $1 AND e.kind = 'publicationAsked'`,
    [number],
  )
  if (waits.rowCount) await publish(app, city, number)
  return number
}
const typedIn = (text: string, name: string) => {
  const input = [...text.matchAll(/<input [^>]*>/g)].find(([tag]) => tag.includes(`name="${name}"`))?.[0]
  return /value="([^"]*)"/.exec(input ?? '')?.[1]
}

describe('sending an idea', () => {
  test('opens a case, routed by its field, and shows the receipt', async () => {
    const sent = await resident.post('/shinjo/ideas', idea)
    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(/^\/shinjo\/cases\/2026-\d{5}-[A-Z]\/receipt$/)
    const { status, text } = await resident.get(sent.location!)
    expect(status).toBe(200)
    for (const said of [
      numberOf(sent.location),
      '都市整備課',
      '2026年6月15日',
      '2026年6月1日 (月) 10:00',
      idea.wish,
    ])
      expect(text).toContain(said)
    const row = (await rows()).at(-1)
    expect(row).toMatchObject({
      field: 'snow',
      stage: 'consultation',
      state: 'open',
      section: 'urban-development',
    })
    expect(text).toContain(row.trail_hash)
  })

  test('what is unknown or belongs to several goes to the default office', async () => {
    for (const field of ['unknown', 'several']) {
      await send(resident, { field })
      expect((await rows()).at(-1)).toMatchObject({ field: null, section: 'general-policy' })
    }
  })

  test('the answers of the self-check travel, with zone and tags', async () => {
    const echizen = await app.person('echizen', { hat: 'resident' })
    const check = 'public-interest:yy,zone:C'
    const page = await echizen.get(`/echizen/ideas/new?check=${encodeURIComponent(check)}`)
    expect(page.text).toContain('自己チェックの答えが付きます')
    expect(typedIn(page.text, 'check')).toBe(check)
    const number = await send(echizen, { check, field: 'unknown' }, 'echizen')
    expect((await rows('echizen')).at(-1)).toMatchObject({
      zone: 'C',
      self_check: { answers: check, exit: 'proceed' },
    })
    expect((await echizen.get(`/echizen/cases/${number}`)).text).toContain('自己チェックの答え')
  })

  test('tags of the self-check are ticked already, and only tags the city has are kept', async () => {
    const nishitokyo = await app.person('nishitokyo', { hat: 'resident' })
    const page = await nishitokyo.get('/nishitokyo/ideas/new?check=elements%3Ayyyy%2Csuited%3Atimely')
    expect(page.status).toBe(200)
    const tags = [...page.text.matchAll(/name="tags" value="([^"]+)"/g)].map(([, tag]) => tag!)
    await send(nishitokyo, { field: 'unknown', tags: [tags[1]!, 'made-up'] }, 'nishitokyo')
    expect((await rows('nishitokyo')).at(-1).tags).toEqual([tags[1]])
  })

  test('an unfinished or invented self-check is left behind, the idea is not', async () => {
    for (const check of ['start:yyy', 'start:<script>', 'x:y']) {
      await send(resident, { check })
      expect((await rows()).at(-1)).toMatchObject({ self_check: null, title: idea.title })
    }
  })

  test('sent twice it is one idea with one receipt', async () => {
    const before = (await rows()).length
    const fields = { ...idea, submissionId: blindId() }
    const [first, second] = await Promise.all([
      resident.post('/shinjo/ideas', fields),
      resident.post('/shinjo/ideas', fields),
    ])
    expect(second.location).toBe(first.location)
    expect((await rows()).length).toBe(before + 1)
  })

  test('a group sends as its own kind of party, a section as government', async () => {
    const group = await app.person('shinjo', {
      hat: 'secretary',
      organization: { kind: 'local-residents', name: 'みどり町内会' },
    })
    const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
    const parties = async (number: string) =>
      (
        await app.owner.query(
          'SELECT p.kind, p.common, p.name, p.public_name, p.government, p.section FROM party p JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id WHERE c.number = $1 AND p.position = 1 AND c.city_id = $2',
          [number, await app.cityId('shinjo')],
        )
      ).rows
    expect(await parties(await send(group))).toEqual([
      {
        kind: 'local-residents',
        common: 'neighborhoodOrg',
        name: 'みどり町内会',
        public_name: 'みどり町内会',
        government: false,
        section: null,
      },
    ])
    expect(await parties(await send(officer))).toEqual([
      {
        kind: 'government',
        common: 'government',
        name: '健康課',
        public_name: '健康課',
        government: true,
        section: 'health',
      },
    ])
  })
})

describe('who may', () => {
  test('whoever is not signed in says who they are first, and the self-check stays', async () => {
    const before = (await rows()).length
    const asked = await app.anonymous().get('/shinjo/ideas/new?check=start%3Anyy')
    expect([asked.status, asked.text.includes('value="start:nyy"')]).toEqual([200, true])
    const answer = await app.anonymous().post('/shinjo/ideas', idea)
    expect([answer.status, answer.text.includes('href="#contact.name"')]).toEqual([422, true])
    expect((await rows()).length).toBe(before)
  })

  test('an administrator is told to put on another hat', async () => {
    const administrator = await app.person('shinjo', { hat: 'administrator' })
    const { status, text } = await administrator.get('/shinjo/ideas/new')
    expect(status).toBe(200)
    expect(text).not.toContain('<textarea')
    expect((await administrator.post('/shinjo/ideas', idea)).status).toBe(403)
  })

  test('a resident of another city is nobody here', async () => {
    const other = await app.person('echizen', { hat: 'resident' })
    expect((await other.post('/shinjo/ideas', idea)).text).toContain('href="#contact.name"')
    const number = await send(resident, { visibility: 'desk' })
    expect((await other.get(`/shinjo/cases/${number}`)).status).toBe(404)
    expect((await other.get(`/echizen/cases/${number}`)).status).toBe(404)
  })

  test('an idea for the desk only is known to its sender and the section, and to nobody else', async () => {
    const number = await send(resident, { visibility: 'desk', title: '秘密の相談' })
    const officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
    const other = await app.person('shinjo', { hat: 'officer', section: 'health' })
    const neighbour = await app.person('shinjo', { hat: 'resident' })
    const statuses = await Promise.all(
      [resident, officer, other, neighbour, app.anonymous()].map(
        async (who) => (await who.get(`/shinjo/cases/${number}`)).status,
      ),
    )
    expect(statuses).toEqual([200, 200, 404, 404, 404])
    expect((await app.anonymous().get('/shinjo/cases')).text).not.toContain('秘密の相談')
  })

  test('who we are, and a private name, are not for the public', async () => {
    const number = await send()
    const seen = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
    expect(seen).toContain(idea.issue)
    expect(seen).not.toContain('連絡は佐藤まで')
    expect(seen).not.toContain('髙﨑')
    const own = (await resident.get(`/shinjo/cases/${number}`)).text
    expect(own).toContain('連絡は佐藤まで')
    expect(own).toContain('髙﨑 葛󠄀𠮷')
  })

  test('a receipt is for its parties and the section', async () => {
    const number = await send()
    const neighbour = await app.person('shinjo', { hat: 'resident' })
    expect((await neighbour.get(`/shinjo/cases/${number}/receipt`)).status).toBe(403)
    expect((await resident.get(`/shinjo/cases/${number}/receipt`)).status).toBe(200)
    for (const page of [`/shinjo/cases/${number}/receipt`, '/shinjo/ideas/new'])
      expect((await resident.get(page)).text).toContain('href="/shinjo/answers"')
  })
})

describe('what people type', () => {
  test('with mistakes everything is kept, and each mistake leads to its field', async () => {
    const long = '雪'.repeat(10_000)
    const { status, text } = await resident.post('/shinjo/ideas', {
      ...idea,
      title: long,
      wish: '',
      field: '',
      visibility: '',
    })
    expect(status).toBe(422)
    expect(text).toContain(long)
    expect(text).toContain(idea.issue)
    expect([...text.matchAll(/<li><a href="#(?!top)([a-z]+)">/g)].map(([, field]) => field)).toEqual([
      'title',
      'wish',
      'field',
      'visibility',
    ])
  })

  test('a field or plan the city does not have is refused, not guessed', async () => {
    const before = (await rows()).length
    expect((await resident.post('/shinjo/ideas', { ...idea, field: 'space' })).status).toBe(422)
    expect((await resident.post('/shinjo/ideas', { ...idea, visibility: 'secret' })).status).toBe(422)
    expect((await rows()).length).toBe(before)
  })

  test('names, emoji and scripts are shown as they were typed, and nothing runs', async () => {
    const title = '髙﨑さんと葛󠄀𠮷さんの<script>alert(1)</script>👨‍👩‍👧の会'
    const number = await send(resident, { title, wish: '"><img src=x onerror=alert(1)>' })
    const { text } = await app.anonymous().get(`/shinjo/cases/${number}`)
    expect((await rows()).at(-1).title).toBe(title)
    expect(text).toContain('髙﨑さんと葛󠄀𠮷さんの&lt;script&gt;')
    expect(text).not.toMatch(/<script>alert|<img src=x/)
  })

  test('control and direction characters do not reach the case', async () => {
    await send(resident, { title: 'ab\u202Ecd\u0007e\u0000f' })
    expect((await rows()).at(-1).title).toBe('abcdef')
  })

  test('a reload after a mistake leads back to the form', async () => {
    expect((await resident.get('/shinjo/ideas')).location).toBe('/shinjo/ideas/new')
  })
})

describe('taking it back', () => {
  test('ends the case, tells everyone that and the city why, and leaves no duty', async () => {
    const number = await send()
    expect((await resident.get(`/shinjo/cases/${number}`)).text).toContain(
      `/shinjo/cases/${number}/withdrawal`,
    )
    const { status, text } = await resident.submit(`/shinjo/cases/${number}/withdrawal`, {
      reason: '引っ越すためです。',
    })
    expect(status).toBe(200)
    expect(text).toContain('引っ越すためです。')
    const seen = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
    expect(seen).toContain('提案した人がアイデアを取り下げました')
    expect(seen).not.toContain('引っ越すためです。')
    const row = (await rows()).find((one) => one.number === number)
    expect(row).toMatchObject({ state: 'ended', closed_on: '2026-06-01' })
    expect(
      (await app.owner.query('SELECT 1 FROM duty WHERE case_id = $1 AND closed_at IS NULL', [row.id])).rows,
    ).toEqual([])
  })

  test('needs a reason, and is for the sender alone, once', async () => {
    const number = await send()
    const path = `/shinjo/cases/${number}/withdrawal`
    const officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
    expect((await resident.post(path, { reason: ' ' })).status).toBe(422)
    expect((await officer.post(path, { reason: 'x' })).status).toBe(403)
    expect((await resident.get(path)).status).toBe(200)
    expect((await resident.post(path, { reason: 'やめます' })).status).toBe(303)
    expect((await resident.post(path, { reason: 'やめます' })).status).toBe(409)
    expect((await resident.get(path)).status).toBe(404)
  })
})

describe('a new seed', () => {
  const ended = async (fields = {}) => {
    const number = await send(resident, fields)
    await resident.post(`/shinjo/cases/${number}/withdrawal`, { reason: '次にいかします' })
    return number
  }

  test('is filled in from the case it grows from, and both tell of each other', async () => {
    const parent = await ended()
    const page = await resident.get(`/shinjo/ideas/new?parent=${parent}`)
    expect(typedIn(page.text, 'title')).toBe(idea.title)
    expect(page.text).toContain('連絡は佐藤まで')
    const child = await send(resident, { parent, title: '雪かきの二年目' })
    expect((await app.anonymous().get(`/shinjo/cases/${parent}`)).text).toContain('雪かきの二年目')
    expect((await app.anonymous().get(`/shinjo/cases/${child}`)).text).toContain(`/shinjo/cases/${parent}`)
  })

  test('who they were is not handed to somebody else', async () => {
    const parent = await ended()
    const neighbour = await app.person('shinjo', { hat: 'resident' })
    const { text } = await neighbour.get(`/shinjo/ideas/new?parent=${parent}`)
    expect(text).toContain(idea.issue)
    expect(text).not.toContain('連絡は佐藤まで')
  })

  test('of an idea for the desk only, the public thread of the parent says nothing', async () => {
    const parent = await ended()
    const child = await send(resident, { parent, visibility: 'desk', title: '伏せた続き' })
    const seen = (await app.anonymous().get(`/shinjo/cases/${parent}`)).text
    expect(seen).not.toContain('伏せた続き')
    expect(seen).not.toContain(child)
  })

  test('an open case, an unknown one and one that is not to be known seed nothing', async () => {
    const neighbour = await app.person('shinjo', { hat: 'resident' })
    const hidden = await ended({ visibility: 'desk' })
    for (const parent of [await send(), '2026-99999-A', 'x', hidden]) {
      expect((await neighbour.get(`/shinjo/ideas/new?parent=${parent}`)).text).not.toContain(idea.issue)
      await send(neighbour, { parent })
      expect((await rows()).at(-1).parent_id).toBeNull()
    }
  })
})

test.each(['tomakomai', 'kurashiki', 'shinjo', 'nishitokyo', 'echizen'])(
  '%s: an idea can be sent, and read in three languages',
  async (city) => {
    const person = await app.person(city, { hat: 'resident' })
    const sent = await person.post(`/${city}/ideas`, { ...idea, field: 'unknown' })
    expect(sent.status).toBe(303)
    for (const lang of ['ja', 'en', 'easy']) {
      person.cookies.set('yui_lang', lang)
      expect((await person.get(`/${city}/ideas/new`)).status).toBe(200)
      expect((await person.get(sent.location!)).status).toBe(200)
    }
  },
)
