import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

/*
 * From the inventory of tasks to a theme of the city, as Kurashiki's officers and its chief would: each section has one
 * sheet a year, the chief closes it, and what was opened is then everybody's to read.
 */
let app: TestApp
let officer: TestPerson
let chief: TestPerson
let office: TestPerson
let elsewhere: TestPerson
let resident: TestPerson

beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
  chief = await app.person('shinjo', { hat: 'chief', section: 'environment' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  elsewhere = await app.person('shinjo', { hat: 'officer', section: 'health' })
  resident = await app.person('shinjo', { hat: 'resident' })
})
afterAll(() => app?.stop())

const below = (location: string | null) => (location ?? '').split('?')[0] ?? ''
const task = (more: Record<string, string> = {}) => ({
  name: '不法投棄の見回り',
  gist: '月に二度、山道を見て回る',
  together: 'yes',
  withWhom: '町内会、森の会',
  shown: 'yes',
  ...more,
})
let sheet = ''
/** Whoever answered the theme, and the answer’s mail. */
const toldTo = async (kind: string) =>
  (
    await app.owner.query<{ email: string; body: string }>(
      `SELECT coalesce(p.contact_email, p.email) AS email, o.body FROM outbox o
       JOIN person p ON p.city_id = o.city_id AND p.id = o.person_id WHERE o.kind = $1 ORDER BY o.id`,
      [kind],
    )
  ).rows
const versionOn = (html: string, action: string): string =>
  new RegExp(`action="[^"]*${action}"[\\s\\S]*?name="version" value="(\\d+)"`).exec(html)?.[1] ?? ''

describe('a sheet', () => {
  test('is begun by the section, once a year: whoever comes second gets the one that is there', async () => {
    const first = await officer.post('/shinjo/inventory/sheets', { from: 'empty' })
    expect(first.status).toBe(303)
    sheet = below(first.location)
    expect(below((await chief.post('/shinjo/inventory/sheets', { from: 'last' })).location)).toBe(sheet)
    expect((await resident.post('/shinjo/inventory/sheets', { from: 'empty' })).status).toBe(403)
  })

  test('is filled in by its section alone, and a no says why', async () => {
    const refused = await officer.post(`${sheet}/tasks`, task({ together: 'no' }))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('なぜかを書いてください')
    expect(refused.text).toContain('不法投棄の見回り')
    expect((await officer.post(`${sheet}/tasks`, task())).status).toBe(303)
    expect((await officer.post(`${sheet}/tasks`, task({ name: 'ごみの統計', shown: '' }))).status).toBe(303)
    expect((await elsewhere.get(sheet)).text).toContain('不法投棄の見回り')
    expect((await elsewhere.post(`${sheet}/tasks`, task())).status).toBe(404)
    expect((await resident.get(sheet)).status).toBe(403)
    const away = await app.person('kurashiki', { hat: 'chief', section: 'civic-activity' })
    expect((await away.get(sheet.replace('shinjo', 'kurashiki'))).status).toBe(404)
  })

  test('takes a whole file or nothing of it, and says which row is wrong', async () => {
    const file = (rows: string) => new File([rows], 'x.csv', { type: 'text/csv' })
    const head = '業務名,協働の可能性,できない理由,公開\n'
    const wrong = await officer.post(`${sheet}/import`, { file: file(`${head}看板,○,,○\n窓口,×,,\n`) })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('3行目')
    expect((await officer.get(sheet)).text).not.toContain('看板')
    const good = file(`${head}看板,まだ,,○\n窓口,×,法で決まっているため,\n`)
    expect((await officer.post(`${sheet}/import`, { file: good })).status).toBe(303)
    const csv = (await officer.get(`${sheet}/csv`)).text
    expect(csv).toContain('法で決まっているため')
  })

  test('is closed by its chief, when every task has been looked at', async () => {
    const page = await chief.get(sheet)
    const version = versionOn(page.text, '/closing')
    expect((await officer.post(`${sheet}/closing`, { version })).status).toBe(403)
    const early = await chief.post(`${sheet}/closing`, { version })
    expect(early.status).toBe(422)
    expect(early.text).toContain('まだ見ていない仕事')
    const open = /\/inventory\/tasks\/([0-9a-f-]{36})">「看板」/.exec(page.text)?.[1]
    const path = `/shinjo/inventory/tasks/${open}`
    expect((await elsewhere.get(path)).status).toBe(404)
    const edit = await officer.get(path)
    const changed = { ...task({ name: '看板' }), version: versionOn(edit.text, path) }
    expect((await officer.post(path, changed)).status).toBe(303)
    expect((await officer.post(path, changed)).status).toBe(409)
    expect((await app.anonymous().get('/shinjo/inventory')).text).not.toContain('看板')
    expect((await chief.post(`${sheet}/closing`, { version })).status).toBe(303)
    expect((await officer.post(`${sheet}/tasks`, task())).status).toBe(409)
  })

  test('shows everybody what the section opened, and no more', async () => {
    const { text: html } = await app.anonymous().get('/shinjo/inventory')
    expect(html).toContain('不法投棄の見回り')
    expect(html).toContain('看板')
    expect(html).not.toContain('ごみの統計')
    expect(html).not.toContain('健康課')
  })

  test('is missed by the office, which reminds those who have not finished', async () => {
    const page = await office.get('/shinjo/inventory')
    expect(page.text).toContain('まだ終わっていません')
    expect((await officer.post('/shinjo/inventory/reminders', {})).status).toBe(403)
    expect((await office.post('/shinjo/inventory/reminders', {})).status).toBe(303)
    expect((await elsewhere.get('/shinjo/desk')).text).toContain('棚卸のお願い')
    expect((await officer.get('/shinjo/desk')).text).not.toContain('棚卸のお願い')
  })
})

describe('a theme', () => {
  let theme = ''
  const answers = {
    title: '山道の見回りをいっしょに',
    text: '市だけでは回りきれません。',
    asked: '町内会、森の会',
    field: 'environment',
    opensOn: '2026-06-01',
    closesOn: '2026-07-01',
    wanted: '３件',
  }

  test('is made by the chief from a task, which need not be typed again', async () => {
    const task = /themes\/new\?task=([0-9a-f-]{36})/.exec((await chief.get(sheet)).text)?.[1]
    const page = await chief.get(`/shinjo/themes/new?task=${task}`)
    expect(page.text).toContain('月に二度、山道を見て回る')
    expect((await officer.get(`/shinjo/themes/new?task=${task}`)).status).toBe(403)
    const wrong = await chief.post('/shinjo/themes', { ...answers, closesOn: '2026-05-01', task: task ?? '' })
    expect(wrong.status).toBe(422)
    const made = await chief.post('/shinjo/themes', { ...answers, task: task ?? '' })
    expect(made.status).toBe(303)
    theme = below(made.location)
  })

  test('is the section’s own until it is released', async () => {
    expect((await app.anonymous().get(theme)).status).toBe(404)
    expect((await elsewhere.get(theme)).status).toBe(404)
    const other = await app.person('shinjo', { hat: 'chief', section: 'health' })
    const front = async () => (await app.anonymous().get('/shinjo')).text.includes('href="/shinjo/themes"')
    expect(await front()).toBe(false)
    const version = versionOn((await chief.get(theme)).text, '/release')
    expect((await other.post(`${theme}/release`, { version })).status).toBe(404)
    expect((await chief.post(`${theme}/release`, { version })).status).toBe(303)
    expect((await chief.post(`${theme}/release`, { version })).status).toBe(409)
    expect((await app.anonymous().get(theme)).text).toContain('このテーマに答える')
    expect((await app.anonymous().get('/shinjo/themes')).text).toContain('山道の見回りをいっしょに')
    expect((await app.anonymous().get('/shinjo/inventory')).text).toContain('テーマ：山道の見回り')
    expect(await front()).toBe(true)
  })

  test('is answered by anyone, also without an account; its section then owes each of them a reply', async () => {
    const id = theme.split('/').at(-1) ?? ''
    const nobody = app.anonymous()
    const form = await nobody.get(`/shinjo/ideas/new?theme=${id}`)
    expect(form.text).toContain('市のテーマ「山道の見回りをいっしょに」に答えます')
    const key = /name="accessKey" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const idea = { title: '森の会の見回り', issue: '人手がある', wish: '週末に回る', proposer: '会の五人' }
    const sent = await nobody.post('/shinjo/ideas', {
      ...{ ...idea, field: 'health', visibility: 'public', theme: id, accessKey: key },
      ...{ 'contact.name': '森野 木の実', 'contact.channel': 'mail', 'contact.email': 'mori@example.jp' },
    })
    expect(sent.status).toBe(303)
    expect((await nobody.get(sent.location ?? '')).text).toContain('環境課')
    // Everybody reads it once it has been looked at; the section at once.
    expect((await chief.get(theme)).text).toContain('森の会の見回り')
    expect((await app.anonymous().get(theme)).text).not.toContain('森野')
    expect((await chief.get('/shinjo/desk')).text).toContain('森の会の見回り')
    expect((await elsewhere.get('/shinjo/desk')).text).not.toContain('森の会の見回り')
    expect((await nobody.get('/shinjo/ideas/new?theme=019e8100-0000-7000-8000-000000000009')).status).toBe(
      404,
    )
  })

  test('is changed after its release with a reason; what it said before stays beside it for everybody', async () => {
    const edit = `${theme}/edit`
    for (const who of [officer, elsewhere, app.anonymous()])
      expect((await who.get(edit)).text).not.toContain('直した理由')
    const version = versionOn((await chief.get(edit)).text, '')
    const changed = { ...answers, title: '山道の見回りをみんなで', closesOn: '2026-07-15' }
    expect((await chief.post(theme, { ...changed, version })).status).toBe(422)
    const why = '締め切りを2週間のばしました。'
    expect((await chief.post(theme, { ...changed, why, version, opensOn: '2026-06-20' })).status).toBe(422)
    expect((await officer.post(theme, { ...changed, why, version })).status).toBe(403)
    const other = await app.person('shinjo', { hat: 'chief', section: 'health' })
    expect((await other.post(theme, { ...changed, why, version })).status).toBe(404)
    expect((await chief.post(theme, { ...changed, why, version })).status).toBe(303)
    expect((await chief.post(theme, { ...changed, why, version })).status).toBe(409)
    const { text } = await app.anonymous().get(theme)
    for (const said of [why, 'これまでに直したところ', 'みんなで', 'いっしょに']) expect(text).toContain(said)
    expect((await app.anonymous().get(theme.replace('/shinjo/', '/echizen/'))).status).toBe(404)
    const [told, ...more] = await toldTo('theme.changed')
    expect([told?.email, more]).toEqual(['mori@example.jp', []])
    expect(told?.body).toContain('テーマの内容が変わりました')
    expect(told?.body).not.toContain('山道')
  })

  test('is closed with what became of it', async () => {
    const version = versionOn((await chief.get(theme)).text, '/closing')
    expect((await chief.post(`${theme}/closing`, { version, result: '' })).status).toBe(422)
    expect((await chief.post(`${theme}/closing`, { version, result: '秋から始めます。' })).status).toBe(303)
    expect((await toldTo('theme.closed')).map(({ email }) => email)).toEqual(['mori@example.jp'])
    const { text: html } = await app.anonymous().get(theme)
    expect(html).toContain('秋から始めます。')
    expect(html).not.toContain('このテーマに答える')
    const id = theme.split('/').at(-1) ?? ''
    const late = await resident.post('/shinjo/ideas', {
      ...{
        title: '遅れた答え',
        issue: 'x',
        wish: 'x',
        proposer: 'x',
        field: 'health',
        visibility: 'public',
        theme: id,
      },
    })
    expect(late.status).toBe(422)
    expect(late.text).toContain('受け付けは終わりました')
  })
})

test('the year after, a sheet is copied, with every answer to be thought of anew', async () => {
  app.setNow('2027-05-10T01:00:00Z')
  const next = await app.person('shinjo', { hat: 'officer', section: 'environment' })
  const again = await next.post('/shinjo/inventory/sheets', { from: 'last' })
  const html = (await next.get(below(again.location))).text
  expect(html).toContain('不法投棄の見回り')
  expect(html).toContain('まだ見ていない')
  expect(html).not.toContain('yui-chip--success')
})
