import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCase } from '../../core/case/change.ts'
import { openLetterhead } from '../../core/notice/index.ts'
import { carryOver } from '../../core/register/carry.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { remindSections } from './index.ts'

const city = '/shinjo'
let app: TestApp
let office: TestPerson
let officer: TestPerson
let other: TestPerson

beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
  other = await app.person('shinjo', { hat: 'officer', section: 'health' })
  await app.person('shinjo', { hat: 'officer', section: 'environment' })
})
afterAll(() => app?.stop())

const entry = {
  year: '2024',
  title: '見本川の清掃',
  about: '毎年六月に行っています。',
  section: 'urban-development',
  partners: '見本町内会\n見本花子',
  kinds: '地域住民組織\n市民',
  field: '',
  tags: '清掃、川',
  plans: '1-2、3-1',
  forms: 'co-hosting',
  decided: '120,000',
  settled: '',
  shown: 'yes',
}

/** What the kept sums say, and what counting anew says. */
async function sumsAndRecount() {
  const kept = await app.owner.query(`SELECT fiscal_year, shown, figure, key, n, decided::int, settled::int
    FROM register_sum WHERE n <> 0 ORDER BY 1, 2, 3, 4`)
  const counted =
    await app.owner.query(`WITH e AS (SELECT *, coalesce(decided, 0) AS d, coalesce(settled, 0) AS s FROM register_entry WHERE NOT out),
    m AS (SELECT city_id, fiscal_year, shown, 'all' AS figure, '' AS key, d, s FROM e
      UNION ALL SELECT city_id, fiscal_year, shown, 'section', coalesce(section, '-'), d, s FROM e
      UNION ALL SELECT city_id, fiscal_year, shown, 'field', coalesce(field, '-'), d, s FROM e
      UNION ALL SELECT city_id, fiscal_year, shown, 'form', f, d, s FROM e,
        unnest(CASE WHEN forms = '{}' THEN ARRAY['-'] ELSE forms END) f
      UNION ALL SELECT city_id, fiscal_year, shown, 'partner', p, d, s FROM e,
        unnest(CASE WHEN partner_kinds = '{}' THEN ARRAY['-'] ELSE partner_kinds END) p)
    SELECT fiscal_year, shown, figure, key, count(*)::int AS n, sum(d)::int AS decided, sum(s)::int AS settled
    FROM m GROUP BY city_id, 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`)
  return [kept.rows, counted.rows]
}

async function expectSumsHold() {
  const [kept, counted] = await sumsAndRecount()
  expect(kept).toEqual(counted)
}

describe('a section adds what never went through the steps', () => {
  test('with several forms and partners; it becomes a case that everybody reads, without a person’s name', async () => {
    const forms = [
      ...(await officer.get(`${city}/register/new`)).text.matchAll(/name="forms" value="([^"]+)"/g),
    ]
      .map(([, code]) => code ?? '')
      .slice(0, 2)
    const sent = await officer.post(`${city}/register`, { ...entry, forms })
    expect(sent.status).toBe(303)
    const page = await app.anonymous().get(`${city}/register?year=2024`)
    for (const text of ['見本川の清掃', '見本町内会', '令和6年度', '120,000', '市民'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('見本花子')
    const number = /\/cases\/(2024-\d{5}-[A-Z])"/.exec(page.text)?.[1] ?? ''
    const casePage = await app.anonymous().get(`${city}/cases/${number}`)
    expect(casePage.text).toContain('台帳に載りました')
    expect(casePage.text).toContain('台帳から')
    for (const [name, key, there] of [
      ['form', forms[0], true],
      ['form', '-', false],
      ['field', '-', true],
      ['section', 'health', false],
      ['section', 'urban-development', true],
      ['partner', '-', false],
    ])
      expect(
        (await app.anonymous().get(`${city}/register?year=2024&${name}=${key}`)).text.includes(
          '見本川の清掃',
        ),
      ).toBe(there)
    for (const code of forms)
      expect((await app.anonymous().get(`${city}/cases?form=${code}`)).text).toContain('見本川の清掃')
    expect((await app.anonymous().get('/api/v1/cities/shinjo/cases?plan=3-1')).text).toContain('見本川の清掃')
    expect((await app.anonymous().get(`${city}/library`)).text).toContain('見本川の清掃')
    await expectSumsHold()
  })

  test('says what is wrong, and keeps what was typed', async () => {
    const sent = await officer.post(`${city}/register`, {
      ...entry,
      kinds: '地域住民組織\n火星人\n市民',
      forms: ['nothing'],
      section: 'health',
    })
    expect(sent.status).toBe(422)
    for (const text of ['火星人', '種類の行の数', 'その種類は', '見本川の清掃'])
      expect(sent.text).toContain(text)
  })

  test('not by a resident, nor for another section', async () => {
    const resident = await app.person('shinjo', { hat: 'resident' })
    expect((await resident.get(`${city}/register/new`)).status).toBe(403)
    expect((await app.anonymous().post(`${city}/register`, entry)).location).toContain('/sign-in')
  })

  test('its own section corrects it, the office, too; others do not, and who was slower is told', async () => {
    const list = (await officer.get(`${city}/register?year=2024`)).text
    const path = /\/register\/entries\/[0-9a-f-]+/.exec(list)?.[0] ?? ''
    expect((await other.get(`${city}/register?year=2024`)).text).not.toContain('/register/entries/')
    expect((await other.get(`${city}${path}`)).status).toBe(403)
    expect((await office.get(`${city}${path}`)).text).toContain('120000')
    const fields = { version: '1', year: '2024', forms: [], plans: '9', decided: '', settled: '98,765円' }
    expect((await other.post(`${city}${path}`, fields)).status).toBe(403)
    expect((await officer.post(`${city}${path}`, fields)).status).toBe(303)
    expect((await officer.post(`${city}${path}`, fields)).status).toBe(409)
    expect((await app.anonymous().get(`${city}/register?year=2024`)).text).toContain('98,765')
    expect((await app.anonymous().get('/api/v1/cities/shinjo/cases?plan=9')).text).toContain('見本川の清掃')
    expect((await app.anonymous().get('/api/v1/cities/shinjo/cases?plan=3-1')).text).not.toContain(
      '見本川の清掃',
    )
    await expectSumsHold()
  })

  test('what was entered into a wrong year is moved, what was entered by mistake is taken out; the sums go along', async () => {
    await officer.post(`${city}/register`, { ...entry, title: '見本の移動', year: '2019', forms: [] })
    const pathIn = async (year: string) =>
      /\/register\/entries\/[0-9a-f-]+/.exec(
        (await officer.get(`${city}/register?year=${year}`)).text,
      )?.[0] ?? ''
    const path = await pathIn('2019')
    const fields = { version: '1', forms: [], plans: '', decided: '120000', settled: '' }
    expect((await officer.post(`${city}${path}`, { ...fields, year: '1999' })).status).toBe(422)
    expect((await officer.post(`${city}${path}`, { ...fields, year: '2020' })).status).toBe(303)
    await expectSumsHold()
    expect(await pathIn('2019')).toBe('')
    expect(await pathIn('2020')).toBe(path)
    const listed = async (at: string) =>
      (await app.anonymous().get(`${city}${at}`)).text.includes('見本の移動')
    expect([await listed('/cases?year=2019'), await listed('/cases?year=2020')]).toEqual([false, true])
    expect([await listed('/library?year=2019'), await listed('/library?year=2020')]).toEqual([false, true])
    const report = (await app.anonymous().get(`${city}/annual-report?year=2020`)).text
    for (const text of ['行われた協働', '12', '120,000円']) expect(report).toContain(text)
    const { rows } = await app.owner.query(
      `SELECT number, to_char(closed_on, 'YYYY-MM-DD') AS closed FROM collaboration WHERE title = '見本の移動'`,
    )
    expect(rows[0].closed).toBe('2021-03-31')
    const out = { version: '2' }
    expect((await other.post(`${city}${path}/removal`, out)).status).toBe(403)
    expect((await officer.post(`${city}${path}/removal`, { version: '1' })).status).toBe(409)
    expect((await officer.post(`${city}${path}/removal`, out)).location).toContain('done=takenOut')
    await expectSumsHold()
    expect((await officer.get(`${city}${path}`)).status).toBe(404)
    for (const at of ['/register?year=2020', '/cases', '/library', '/register/csv?year=2020'])
      expect((await app.anonymous().get(`${city}${at}`)).text).not.toContain('見本の移動')
    expect((await app.anonymous().get(`${city}/cases/${rows[0].number}`)).status).toBe(404)
    expect((await office.get(`${city}/cases/${rows[0].number}`)).text).toContain('台帳から外されました')
  })

  test('what is not public stays with the city hall, in the list, the figures and the files', async () => {
    await officer.post(`${city}/register`, { ...entry, title: '秘密の取り組み', shown: '', forms: [] })
    expect((await officer.get(`${city}/register?year=2024`)).text).toContain('秘密の取り組み')
    for (const rest of ['', '/print', '/csv', '/json']) {
      const read = await app.anonymous().get(`${city}/register${rest}?year=2024`)
      expect(read.status).toBe(200)
      expect(read.text).toContain('見本川の清掃')
      expect(read.text).not.toContain('秘密の取り組み')
    }
    expect((await app.anonymous().get(`${city}/register?year=2024`)).text).toMatch(
      /取り組み<[\s\S]{0,200}>1</,
    )
  })
})

test('a case whose work begins comes into the register by itself', async () => {
  const group = await app.person('shinjo', {
    hat: 'representative',
    organization: { kind: 'community', name: '見本ゆきの会' },
  })
  const { id } = await openTestCase(app, 'shinjo', {
    section: 'urban-development',
    stage: 'running',
    parties: [group, { section: 'urban-development' }],
  })
  await inCity(app.pool, await app.cityId('shinjo'), 'write', async (tx) => {
    expect(await changeCase(tx, { id, version: 1 }, { form: 'subsidy' })).toBe(true)
    expect(await changeCase(tx, { id, version: 2 }, { state: 'closed' })).toBe(true)
  })
  const said = async () =>
    (
      await app.owner.query('SELECT forms, section, field, shown FROM register_entry WHERE case_id = $1', [
        id,
      ])
    ).rows
  let version = 3
  for (const patch of [
    { form: 'co-hosting' },
    { field: 'snow', section: 'health' },
    { visibility: 'desk' as const },
    { state: 'ended' as const },
    { visibility: 'public' as const, state: 'closed' as const, section: 'urban-development' },
  ]) {
    await inCity(app.pool, await app.cityId('shinjo'), 'write', (tx) =>
      changeCase(tx, { id, version }, patch),
    )
    version += 1
    await expectSumsHold()
    const { rows } = await app.owner.query('SELECT visibility FROM collaboration WHERE id = $1', [id])
    expect((await said())[0]?.shown).toBe(rows[0].visibility === 'public')
  }
  expect(await said()).toEqual([
    { forms: ['co-hosting'], section: 'urban-development', field: 'snow', shown: true },
  ])
  const page = await app.anonymous().get(`${city}/register`)
  expect(page.text).toContain('公園をきれいにする')
  expect(page.text).not.toContain('>government<')
  await expectSumsHold()
})

test('work that goes on is in the register of the next year, too, once, and without last year’s amounts', async () => {
  const { id } = await openTestCase(app, 'shinjo', {
    section: 'general-policy',
    stage: 'running',
    parties: [{ name: '見本の会' }, { section: 'general-policy' }],
  })
  const shinjo = await app.cityId('shinjo')
  await inCity(app.pool, shinjo, 'write', (tx) => changeCase(tx, { id, version: 1 }, { form: 'subsidy' }))
  await app.owner.query('UPDATE register_entry SET decided = 0 WHERE case_id = $1', [id])
  const letterhead = openLetterhead({ directory: app.runtime.directory, origin: app.runtime.origin })
  for (const at of ['2027-03-31T01:00:00Z', '2027-04-01T01:00:00Z', '2027-04-02T01:00:00Z']) {
    const head = await letterhead(shinjo, new Date(at))
    await inCity(app.pool, shinjo, 'write', (tx) => carryOver({ ...head, tx }))
  }
  const years = async () =>
    (
      await app.owner.query(
        'SELECT fiscal_year AS y, forms, decided, shown FROM register_entry WHERE case_id = $1 ORDER BY 1',
        [id],
      )
    ).rows
  expect(await years()).toEqual([
    { y: 2026, forms: ['subsidy'], decided: 0, shown: true },
    { y: 2027, forms: ['subsidy'], decided: null, shown: true },
  ])
  await inCity(app.pool, shinjo, 'write', (tx) =>
    changeCase(tx, { id, version: 2 }, { visibility: 'desk', form: 'co-hosting' }),
  )
  expect((await years()).map(({ forms, shown }) => [forms, shown])).toEqual([
    [['subsidy'], false],
    [['co-hosting'], false],
  ])
  await expectSumsHold()
})

test('the years stand beside each other, as a picture and as a table; another city reads none of it', async () => {
  const page = await app.anonymous().get(`${city}/register/years`)
  expect(page.text).toContain('件数の移り変わり（表）')
  expect(page.text).toMatch(/aria-label="取り組み。令和6年度 1件/)
  expect((await app.anonymous().get('/echizen/register?year=2024')).text).not.toContain('見本川の清掃')
})

test('a cell of the open data is no formula (class 32)', async () => {
  await officer.post(`${city}/register`, { ...entry, title: '=1+1', year: '2023' })
  const csv = (await app.anonymous().get(`${city}/register/csv?year=2023`)).text
  expect(csv).toContain(`'=1+1`)
})

test('a yearly call: each section answers what is so, an open answer waits on its desk, who is missing is reminded', async () => {
  const call = { year: '2026', dueOn: '2026-06-30', words: 'よろしくお願いします。' }
  expect((await officer.post(`${city}/register/call`, call)).status).toBe(403)
  expect((await office.post(`${city}/register/call`, { ...call, dueOn: '' })).status).toBe(422)
  expect((await office.post(`${city}/register/call`, call)).status).toBe(303)
  expect((await other.get(`${city}/desk`)).text).toContain('令和8年度の台帳の照会に')
  const answer = (who: TestPerson, said: string) =>
    who.post(`${city}/register/call/answer`, { of: '2026', answer: said })
  const refused = await answer(other, 'complete')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('台帳に1件も載っていません')
  expect((await answer(officer, 'none')).status).toBe(422)
  expect((await answer(other, 'none')).status).toBe(303)
  expect((await answer(officer, 'complete')).status).toBe(303)
  expect((await other.get(`${city}/desk`)).text).not.toContain('令和8年度の台帳の照会に')
  expect((await other.post(`${city}/register/call/reminders`)).status).toBe(403)
  expect((await office.post(`${city}/register/call/reminders`)).status).toBe(303)
  const { rows } = await app.owner.query(
    `SELECT kind, count(*)::int AS n, bool_or(section IN ('health', 'urban-development')) AS answered
     FROM register_event WHERE kind IN ('reminded', 'answered') GROUP BY kind ORDER BY kind`,
  )
  expect(rows).toEqual([
    { kind: 'answered', n: 2, answered: true },
    { kind: 'reminded', n: 1, answered: false },
  ])
  const seen = (await office.get(`${city}/register/call`)).text
  expect(seen).toContain('この年度は、ない')
  expect(seen).toMatch(/最後に知らせた日[\s\S]*2026年6月1日/)
  expect((await other.get(`${city}/register/call`)).text).not.toContain('最後に知らせた日')
  expect((await app.anonymous().get(`${city}/register/call`)).status).toBe(303)
})

describe('the clock reminds', () => {
  const morning = async (day: string) => {
    const now = new Date(`${day}T22:30:00Z`)
    app.setNow(now.toISOString())
    const letterhead = openLetterhead({ directory: app.runtime.directory, origin: app.runtime.origin })
    const head = await letterhead(await app.cityId('shinjo'), now)
    await inCity(app.pool, await app.cityId('shinjo'), 'write', (tx) => remindSections({ ...head, tx }))
  }
  const told = async (kind: string) => {
    const { rows } = await app.owner.query(
      `SELECT h.kind, h.section FROM outbox o JOIN hat h ON h.city_id = o.city_id AND h.person_id = o.person_id
       WHERE o.kind = $1 ORDER BY h.section, h.kind`,
      [kind],
    )
    return rows.map(({ kind: hat, section }) => `${section} ${hat}`)
  }

  test('a week before the date and the day after it who said nothing, then the chief; each step once', async () => {
    await app.person('shinjo', { hat: 'chief', section: 'environment' })
    await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
    await app.owner.query('DELETE FROM register_event')
    const call = { year: '2026', dueOn: '2026-06-30', words: '' }
    expect((await office.post(`${city}/register/call`, call)).status).toBe(303)
    expect(await told('register.call')).toContain('environment officer')
    await app.owner.query(`UPDATE register_answer SET answer = 'open' WHERE section = 'urban-development'`)
    await officer.post(`${city}/register`, { ...entry, title: '見本の会議', year: '2026' })
    await morning('2026-06-21')
    expect(await told('register.reminder')).toEqual([])
    await morning('2026-06-22')
    await morning('2026-06-23')
    expect(await told('register.reminder')).toEqual(['environment officer'])
    await morning('2026-06-30')
    await morning('2026-07-01')
    expect(await told('register.reminder')).toEqual(['environment officer', 'environment officer'])
    await morning('2026-07-06')
    await morning('2026-07-07')
    expect((await told('register.reminder')).filter((one) => one.includes('chief'))).toEqual([
      'environment chief',
    ])
    const { rows } = await app.owner.query(
      `SELECT by_person_id, by_hat_id, count(*)::int AS n FROM register_event WHERE kind = 'reminded' GROUP BY 1, 2`,
    )
    expect(rows).toEqual([{ by_person_id: null, by_hat_id: null, n: 3 }])
  })
})
