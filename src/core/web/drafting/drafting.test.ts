import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Answer, Browser } from '../../../testing/browser.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { cleanDrafts } from '../../draft/index.ts'

const city = 'shinjo'
const path = `/${city}/ideas`
let app: TestApp
let resident: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person(city, { hat: 'resident', name: '見本 さくら' })
})
afterAll(() => app?.stop())

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
type Screen = Record<string, string>
/** What a form carries besides what is typed. */
const screenOf = ({ text }: Pick<Answer, 'text'>): Screen =>
  Object.fromEntries(
    ['submissionId', 'draftId', 'draftKey', 'draftBase', 'draftShown', 'as', 'accessKey']
      .map((name) => [name, hidden(text, name)])
      .filter(([, value]) => value !== ''),
  )
const newScreen = async (who: Browser, address = `${path}/new`) => screenOf(await who.get(address))
const typed = {
  title: '除雪',
  issue: '困っている',
  wish: 'きれいに',
  proposer: 'わたし',
  field: 'snow',
  visibility: 'public',
}
const autosave = (who: Browser, screen: Screen, fields: Record<string, string>) =>
  who.post(path, { ...screen, ...fields, step: 'autosave' })
const press = (who: Browser, screen: Screen, step: string, fields: Record<string, string>) =>
  who.post(path, { ...screen, ...fields, step })
/** Led on to the page where it stands. */
const follow = async (who: Browser, { status, location }: Answer): Promise<Answer> => {
  expect(status).toBe(303)
  return who.get(location ?? '')
}
const fieldOf = ({ text }: Answer, name: string): string =>
  new RegExp(`<textarea[^>]*id="${name}"[^>]*>\\n?([^<]*)<`).exec(text)?.[1]?.trim() ??
  new RegExp(`value="([^"]*)"[^>]*id="${name}"`).exec(text)?.[1] ??
  ''
const count = async (sql: string): Promise<number> => Number((await app.owner.query(sql)).rows[0]?.n)

describe('a form that is kept while it is typed', () => {
  test('is there on another device, as it was last saved', async () => {
    const screen = await newScreen(resident)
    const answer = await autosave(resident, screen, { title: '途中の題名' })
    expect(JSON.parse(answer.text)).toEqual({ state: 'kept', at: '10:00' })
    const offered = await resident.get(`${path}/new`)
    expect(offered.text).toContain('途中の題名')
    const resumed = await resident.get(`${path}/new?draft=${screen.draftId}`)
    expect(fieldOf(resumed, 'title')).toBe('途中の題名')
    expect((await resident.get(`/${city}/drafts`)).text).toContain('途中の題名')
  })

  test('without script, 「保存して続ける」 keeps half a form and sends nothing', async () => {
    const before = await count('SELECT count(*) AS n FROM collaboration')
    const screen = await newScreen(resident)
    const answer = await press(resident, screen, 'save', { title: '半分' })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('に保存しました')
    expect(fieldOf(answer, 'title')).toBe('半分')
    expect(await count('SELECT count(*) AS n FROM collaboration')).toBe(before)
  })

  test('what the database cannot keep of a text costs nothing else', async () => {
    const screen = await newScreen(resident)
    const answer = await autosave(resident, screen, { title: 'まち\u0000の会\ud800' })
    expect(JSON.parse(answer.text).state).toBe('kept')
    const resumed = await resident.get(`${path}/new?draft=${screen.draftId}`)
    expect(fieldOf(resumed, 'title')).toContain('まちの会')
  })

  test('a mistake loses nothing: what was sent is kept before it is read', async () => {
    const screen = await newScreen(resident)
    expect((await press(resident, screen, 'confirm', { title: 'まちがい' })).status).toBe(422)
    const resumed = await resident.get(`${path}/new?draft=${screen.draftId}`)
    expect(fieldOf(resumed, 'title')).toBe('まちがい')
  })

  test('is asked once more, sent, and then its words are gone from the drafts', async () => {
    const screen = await newScreen(resident)
    const asked = await follow(resident, await press(resident, screen, 'confirm', typed))
    expect([asked.status, asked.text.includes('まだ送られていません')]).toEqual([200, true])
    const edited = await follow(resident, await press(resident, screenOf(asked), 'edit', typed))
    expect([edited.status, fieldOf(edited, 'title')]).toEqual([200, '除雪'])
    const sent = await press(resident, screenOf(asked), 'send', typed)
    expect(sent.location).toMatch(/\/receipt$/)
    const { rows } = await app.owner.query(
      `SELECT d.fields::text || coalesce(string_agg(s.fields::text || s.typed::text, ''), '') AS words FROM draft d
       JOIN draft_save s ON s.draft_id = d.id WHERE d.id = $1 GROUP BY d.id, d.fields`,
      [screen.draftId],
    )
    expect(rows[0]?.words.replaceAll('{}', '')).toBe('')
    expect((await resident.get(`${path}/new?draft=${screen.draftId}`)).text).toContain('すでに送られたか')
  })

  test('two screens of one draft send it once, and a late save brings nothing back', async () => {
    const first = await newScreen(resident)
    await autosave(resident, first, { title: '二つの画面' })
    const second = await newScreen(resident, `${path}/new?draft=${first.draftId}`)
    const sent = await press(resident, first, 'send', { ...typed, title: '二つの画面' })
    const again = await press(resident, second, 'send', { ...typed, title: '二つの画面' })
    expect(again.location).toBe(sent.location)
    const late = await autosave(resident, second, { title: '遅れて' })
    expect(JSON.parse(late.text).state).toBe('sent')
    const third = await press(resident, second, 'confirm', { ...typed, title: '二つの画面' })
    expect([third.status, third.text.includes('別の画面から、すでに送られています')]).toEqual([409, true])
    expect(await count("SELECT count(*) AS n FROM collaboration WHERE title = '二つの画面'")).toBe(1)
  })
})

describe('two screens write into one draft', () => {
  test('different fields are joined', async () => {
    const first = await newScreen(resident)
    await autosave(resident, first, { title: '題', issue: '' })
    const second = await newScreen(resident, `${path}/new?draft=${first.draftId}`)
    await autosave(resident, second, { title: '題', issue: '課題も' })
    await autosave(resident, first, { title: '題を直した', issue: '' })
    const resumed = await resident.get(`${path}/new?draft=${first.draftId}`)
    expect([fieldOf(resumed, 'title'), fieldOf(resumed, 'issue')]).toEqual(['題を直した', '課題も'])
  })

  test('the same field stands side by side until one has been chosen; nothing is sent before', async () => {
    const first = await newScreen(resident)
    await autosave(resident, first, { ...typed, issue: 'もと' })
    const second = await newScreen(resident, `${path}/new?draft=${first.draftId}`)
    await autosave(resident, second, { ...typed, issue: 'こちらの文' })
    const told = await autosave(resident, first, { ...typed, issue: 'あちらの文' })
    expect(JSON.parse(told.text).state).toBe('clash')
    const clash = await press(resident, first, 'send', { ...typed, issue: 'あちらの文' })
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('こちらの文')
    expect(fieldOf(clash, 'issue')).toBe('あちらの文')
    // Saving by itself decides nothing.
    await autosave(resident, screenOf(clash), { ...typed, issue: 'あちらの文' })
    expect((await resident.get(`${path}/new?draft=${first.draftId}`)).text).toContain('こちらの文')
    const other = await resident.post(path, {
      ...screenOf(clash),
      ...typed,
      issue: 'あちらの文',
      useOther: 'issue',
    })
    expect([other.status, fieldOf(other, 'issue')]).toEqual([200, 'こちらの文'])
    const sent = await press(resident, screenOf(other), 'send', { ...typed, issue: 'こちらの文' })
    expect(sent.status).toBe(303)
  })

  test('a save whose answer was lost on the way is no clash with itself', async () => {
    const screen = await newScreen(resident)
    for (const title of ['あ', 'あい', 'あいう']) await autosave(resident, screen, { title })
    const saved = await press(resident, screen, 'save', { title: 'あいうえ' })
    expect([saved.status, fieldOf(saved, 'title')]).toEqual([200, 'あいうえ'])
  })
})

describe('when the session has ended', () => {
  test('what is typed is added by the form’s own key, and is there after signing in', async () => {
    const who = await app.person(city, { hat: 'resident', name: '見本 とおる' })
    const screen = await newScreen(who)
    await autosave(who, screen, { title: 'ログイン中' })
    const ended = app.anonymous()
    const answer = await autosave(ended, screen, { title: 'ログイン後に書いた' })
    expect(JSON.parse(answer.text).state).toBe('kept')
    const read = await ended.get(`${path}/new?draft=${screen.draftId}&key=${screen.draftKey}`)
    expect(read.text).not.toContain('ログイン後に書いた')
    const resumed = await who.get(`${path}/new?draft=${screen.draftId}`)
    expect(fieldOf(resumed, 'title')).toBe('ログイン後に書いた')
    // The page after 「保存して続ける」 has never added anything yet, and does.
    const next = screenOf(await press(who, screenOf(resumed), 'save', { title: '押したあと' }))
    expect(next.draftKey).not.toBe(screen.draftKey)
    const late = await autosave(ended, next, { title: 'そのあとに切れた' })
    expect(JSON.parse(late.text).state).toBe('kept')
    expect(fieldOf(await who.get(`${path}/new?draft=${screen.draftId}`), 'title')).toBe('そのあとに切れた')
  })

  test('somebody else at the same screen adds to the owner’s draft, sends nothing in their own name, and reads nothing', async () => {
    const who = await app.person(city, { hat: 'resident', name: '見本 まり' })
    const other = await app.person(city, { hat: 'resident', name: '見本 けん' })
    const screen = await newScreen(who)
    await autosave(who, screen, { title: 'まりの秘密', issue: 'ひみつ' })
    const answer = await press(other, screen, 'send', { ...typed, title: 'まりが続けた' })
    expect(answer.status).toBe(409)
    expect(answer.text).not.toContain('ひみつ')
    expect((await other.get(`${path}/new?draft=${screen.draftId}`)).text).not.toContain('まりが続けた')
    expect(fieldOf(await who.get(`${path}/new?draft=${screen.draftId}`), 'title')).toBe('まりが続けた')
  })

  test('without the key nothing is added to somebody else’s draft', async () => {
    const screen = await newScreen(resident)
    await autosave(resident, screen, { title: '守られている' })
    const forged = { ...screen, draftKey: 'x'.repeat(32) }
    const answer = await autosave(app.anonymous(), forged, { title: '書きかえ' })
    expect(JSON.parse(answer.text).state).toBe('notYours')
    expect(fieldOf(await resident.get(`${path}/new?draft=${screen.draftId}`), 'title')).toBe('守られている')
  })

  test('another city does not know the draft', async () => {
    const screen = await newScreen(resident)
    await autosave(resident, screen, { title: '新庄だけ' })
    const there = await app.person('tomakomai', { hat: 'resident' })
    const read = await there.get(`/tomakomai/ideas/new?draft=${screen.draftId}&key=${screen.draftKey}`)
    expect(read.text).not.toContain('新庄だけ')
  })
})

test('under another hat than the form was opened with, nothing is sent unseen', async () => {
  const screen = await newScreen(resident)
  const answer = await press(
    resident,
    { ...screen, as: '00000000-0000-4000-8000-000000000000' },
    'send',
    typed,
  )
  expect([answer.status, answer.text.includes('立場が変わっています')]).toEqual([409, true])
})

describe('without an account', () => {
  test('a private link opens the draft on another device, and only that link', async () => {
    const phone = app.anonymous()
    const screen = await newScreen(phone)
    const saved = await press(phone, screen, 'save', { title: '電話で書いた' })
    const link =
      /\/ideas\/new\?draft=[\w-]+(?:&amp;|&)key=[\w-]+/.exec(saved.text)?.[0].replace('&amp;', '&') ?? ''
    expect(link).toContain(screen.draftId)
    const computer = app.anonymous()
    const opened = await computer.get(`/${city}${link}`)
    expect(fieldOf(opened, 'title')).toBe('電話で書いた')
    expect((await press(computer, screenOf(opened), 'save', { title: '続き' })).text).toContain('続き')
    expect(fieldOf(await phone.get(`${path}/new?draft=${screen.draftId}`), 'title')).toBe('続き')
    expect(fieldOf(await app.anonymous().get(`${path}/new?draft=${screen.draftId}`), 'title')).toBe('')
  })

  test('a draft is thrown away by its owner alone', async () => {
    const phone = app.anonymous()
    const screen = await newScreen(phone)
    await press(phone, screen, 'save', { title: '捨てる' })
    const disposal = `/${city}/drafts/${screen.draftId}/disposal`
    expect((await resident.post(disposal)).status).toBe(404)
    // A finger slips: it is asked once more, and until then all is there.
    const asked = await phone.post(disposal)
    expect([asked.status, asked.text.includes('「捨てる」を捨てますか')]).toEqual([200, true])
    expect(fieldOf(await phone.get(`${path}/new?draft=${screen.draftId}`), 'title')).toBe('捨てる')
    expect((await phone.post(disposal, { sure: 'yes' })).status).toBe(303)
    expect((await phone.get(`${path}/new`)).text).not.toContain('捨てる')
  })
})

test('drafts that nobody goes on with are deleted, the others stay', async () => {
  const phone = app.anonymous()
  const screen = await newScreen(phone)
  await press(phone, screen, 'save', { title: '古い' })
  const mine = await newScreen(resident)
  await autosave(resident, mine, { title: '残る' })
  const later = new Date(app.runtime.clock().getTime() + 31 * 24 * 3600 * 1000)
  await cleanDrafts(app.owner, () => later)()
  const left = async (id: string | undefined) => count(`SELECT count(*) AS n FROM draft WHERE id = '${id}'`)
  expect([await left(screen.draftId), await left(mine.draftId)]).toEqual([0, 1])
  // After half a year it goes, too, unless somebody ordered its writer to be held.
  const muchLater = () => new Date(app.runtime.clock().getTime() + 200 * 24 * 3600 * 1000)
  await app.owner.query(
    `INSERT INTO legal_hold (city_id, id, record, record_id, reason, by_person_id, by_hat_id, at)
     SELECT city_id, id, 'person', id, '争い', id, id, now() FROM person WHERE id = $1`,
    [resident.id],
  )
  await cleanDrafts(app.owner, muchLater)()
  expect(await left(mine.draftId)).toBe(1)
  await app.owner.query('UPDATE legal_hold SET lifted_at = now() WHERE record_id = $1', [resident.id])
  await cleanDrafts(app.owner, muchLater)()
  expect(await left(mine.draftId)).toBe(0)
})
