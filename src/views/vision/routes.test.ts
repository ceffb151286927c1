import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobTasks } from '../../job-tasks.ts'
import { openKeyFolder } from '../../platform/keys/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish as publishIdea } from '../../testing/publication.ts'

let app: TestApp
let office: TestPerson
let second: TestPerson
let writer: TestPerson
const city = '/nishitokyo'
beforeAll(async () => {
  app = await startTestApp()
  const desk = { hat: 'coordination', section: 'collaboration' } as const
  office = await app.person('nishitokyo', desk)
  second = await app.person('nishitokyo', desk)
  writer = await app.person('nishitokyo', { hat: 'resident', name: '結 花子' })
})
afterAll(() => app?.stop())

type Row = { code: string; state: string; version: number }
const rowOf = async (text: string): Promise<Row> => {
  const { rows } = await app.owner.query<Row>(
    'SELECT code, state, version FROM vision_post WHERE text = $1',
    [text],
  )
  if (!rows[0]) throw new Error(`nobody wrote ${text}`)
  return rows[0]
}
const write = (who: Browser, text: string, more = {}) => who.submit(`${city}/vision/posts`, { text, ...more })
const decide = async (who: Browser, text: string, decision: Record<string, string | string[]>) => {
  const { code, version } = await rowOf(text)
  return who.post(`${city}/vision/desk/posts/${code}/decision`, { version: String(version), ...decision })
}
const publish = (text: string, themes: string[] = []) => decide(office, text, { decision: 'show', themes })
const boardSeenBy = async (who: Browser) => (await who.get(`${city}/vision`)).text

async function madeTheme(name: string, post = ''): Promise<{ id: string; code: string }> {
  await office.post(`${city}/vision/desk/themes`, { name, lead: '', post })
  const { rows } = await app.owner.query('SELECT id, code FROM vision_theme WHERE name = $1', [name])
  return rows[0]
}

describe('a post', () => {
  test('is written without an account and without a name, read by nobody until the office has looked', async () => {
    const who = app.anonymous()
    const answer = await write(who, '夜も安心して歩けるまち')
    expect([answer.status, answer.text.includes('声を受け取りました')]).toEqual([200, true])
    // Three working days after Monday, 1 June.
    expect(answer.text).toContain('2026年6月4日')
    expect(await boardSeenBy(app.anonymous())).not.toContain('夜も安心')
    const { code } = await rowOf('夜も安心して歩けるまち')
    for (const path of [`posts/${code}`, `desk/posts/${code}`])
      expect([303, 404]).toContain((await app.anonymous().get(`${city}/vision/${path}`)).status)
    expect((await app.anonymous().get(`${city}/v/${code}`)).status).toBe(404)
    expect((await office.get(`${city}/desk`)).text).toContain('確かめを待つ声が1件')
    expect((await publish('夜も安心して歩けるまち')).status).toBe(303)
    expect(await boardSeenBy(app.anonymous())).toContain('夜も安心して歩けるまち')
    expect((await app.anonymous().get(`${city}/v/${code}`)).location).toBe(`${city}/vision/posts/${code}`)
    expect((await office.get(`${city}/desk`)).text).not.toContain('確かめを待つ声')
  })

  test('with mistakes comes back with everything that was typed; a telephone number is found before anybody reads it', async () => {
    const typed = { text: '電話は0424-20-2821', penName: 'けやき', credit: 'yes' }
    const answer = await app.anonymous().post(`${city}/vision/posts`, typed)
    expect(answer.status).toBe(422)
    for (const part of ['電話は0424-20-2821', 'けやき', '消してから送ってください'])
      expect(answer.text).toContain(part)
    expect((await app.anonymous().post(`${city}/vision/posts`, { text: 'あ'.repeat(141) })).status).toBe(422)
    expect((await app.anonymous().post(`${city}/vision/posts`, { text: '' })).status).toBe(422)
    expect(
      (await app.anonymous().post(`${city}/vision/posts`, { text: '2026年に図書館が24時間あくまち' })).status,
    ).toBe(303)
  })

  test('is found again by its browser alone, and forgotten by it when asked', async () => {
    const who = app.anonymous()
    await write(who, 'ベンチの多い道')
    const { code } = await rowOf('ベンチの多い道')
    expect((await who.get(`${city}/vision/own`)).text).toContain('ベンチの多い道')
    expect((await app.anonymous().get(`${city}/vision/own`)).text).not.toContain('ベンチの多い道')
    expect((await app.anonymous().post(`${city}/vision/own/${code}/withdrawal`)).status).toBe(404)
    expect((await writer.post(`${city}/vision/own/${code}/withdrawal`)).status).toBe(404)
    await who.post(`${city}/vision/own/forget`)
    expect((await who.get(`${city}/vision/own`)).text).not.toContain('ベンチの多い道')
  })

  test('can be withdrawn by its writer: from the board, and its words for good', async () => {
    await write(writer, '川で遊べるまち')
    await publish('川で遊べるまち')
    const { code } = await rowOf('川で遊べるまち')
    expect((await writer.post(`${city}/vision/own/${code}/withdrawal`)).status).toBe(303)
    expect(await boardSeenBy(app.anonymous())).not.toContain('川で遊べる')
    await expect(rowOf('川で遊べるまち')).rejects.toThrow()
    expect((await writer.post(`${city}/vision/own/${code}/withdrawal`)).status).toBe(409)
  })
})

describe('a refusal', () => {
  test('names a rule, reaches the writer with the words of the city, and another person looks at the objection', async () => {
    await write(writer, 'うちの店へどうぞ')
    expect((await decide(office, 'うちの店へどうぞ', { decision: 'refuse', rule: 'none' })).status).toBe(422)
    await decide(office, 'うちの店へどうぞ', {
      decision: 'refuse',
      rule: 'advertising',
      note: '店の名前をとれば公開できます。',
    })
    const own = (await writer.get(`${city}/vision/own`)).text
    for (const part of ['宣伝・勧誘・選挙運動に使わない', '店の名前をとれば', '2026年7月1日 (水)まで'])
      expect(own).toContain(part)
    const { rows } = await app.owner.query("SELECT body FROM outbox WHERE kind = 'vision.refused'")
    expect(rows).toEqual([])
    expect(await boardSeenBy(office)).not.toContain('うちの店')
    const { code } = await rowOf('うちの店へどうぞ')
    const objects = (objection: string) => writer.post(`${city}/vision/own/${code}/objection`, { objection })
    expect((await objects('')).status).toBe(422)
    expect((await objects('店ではなく、だれでも休める場所のことです。')).status).toBe(303)
    expect((await objects('もう一度')).status).toBe(409)
    expect((await decide(office, 'うちの店へどうぞ', { decision: 'show' })).status).toBe(422)
    expect((await decide(second, 'うちの店へどうぞ', { decision: 'show' })).status).toBe(303)
    expect((await rowOf('うちの店へどうぞ')).state).toBe('shown')
  })

  test('is told by the way somebody with an account has chosen', async () => {
    await app.owner.query("UPDATE person SET email = 'hana@example.jp' WHERE id = $1", [writer.id])
    await write(writer, '悪口のつもりの声')
    await decide(office, '悪口のつもりの声', { decision: 'refuse', rule: 'respect', note: '秘密の言葉' })
    const { rows } = await app.owner.query("SELECT body FROM outbox WHERE kind = 'vision.refused'")
    expect(rows).toHaveLength(1)
    expect(rows[0].body).toContain('/nishitokyo/vision/own')
    expect(rows[0].body).not.toMatch(/悪口のつもり|秘密の言葉/)
  })

  test('what somebody else has decided meanwhile is not decided twice, and what is public can be taken down', async () => {
    await write(app.anonymous(), '坂の少ないまち')
    const { code, version } = await rowOf('坂の少ないまち')
    await publish('坂の少ないまち')
    const late = { decision: 'refuse', rule: 'town', version: String(version) }
    expect((await second.post(`${city}/vision/desk/posts/${code}/decision`, late)).status).toBe(409)
    expect((await decide(second, '坂の少ないまち', { decision: 'refuse', rule: 'town' })).status).toBe(303)
    expect((await app.anonymous().get(`${city}/vision/posts/${code}`)).status).toBe(404)
    const { rows } = await app.owner.query(
      `SELECT e.kind, e.rule FROM vision_event e JOIN vision_post p ON p.city_id = e.city_id AND p.id = e.post_id
       WHERE p.code = $1 ORDER BY e.id`,
      [code],
    )
    expect(rows).toEqual([
      { kind: 'shown', rule: null },
      { kind: 'refused', rule: 'town' },
    ])
  })
})

describe('“I feel the same”', () => {
  test('counts once for a browser and once for a person, can be taken back, and keeps nobody', async () => {
    await write(app.anonymous(), '木かげの多いまち')
    await publish('木かげの多いまち')
    const { code } = await rowOf('木かげの多いまち')
    const press = (who: Browser, says = 'yes') =>
      who.submit(`${city}/vision/posts/${code}/agreement`, { says })
    const browser = app.anonymous()
    expect(browser.cookies.size).toBe(0)
    expect((await press(browser)).text).toContain('同じ思い 1')
    expect((await press(browser)).text).toContain('同じ思い 1')
    expect((await press(writer)).text).toContain('同じ思い 2')
    expect((await press(browser, 'no')).text).toContain('同じ思い 1')
    const { rows } = await app.owner.query('SELECT * FROM vision_agreement')
    const kept = JSON.stringify(rows)
    expect(kept).not.toContain(writer.id)
    for (const value of browser.cookies.values()) expect(kept).not.toContain(value)
    expect(
      (await app.anonymous().post(`${city}/vision/posts/ABCDEF/agreement`, { says: 'yes' })).status,
    ).toBe(404)
  })
})

describe('themes, and what grows', () => {
  test('a post becomes a theme and then an idea: both sides show it, its writer is named as they wish and told', async () => {
    await write(writer, '世代をこえて集まれる畑', { penName: '空豆', credit: 'yes' })
    await publish('世代をこえて集まれる畑')
    const post = await rowOf('世代をこえて集まれる畑')
    const theme = await madeTheme('集まれる場所', post.code)
    const second = await madeTheme('緑のあるまち')
    await publish('世代をこえて集まれる畑', [theme.id, second.id])
    for (const one of [theme, second])
      expect((await app.anonymous().get(`${city}/vision/themes/${one.code}`)).text).toContain(
        '世代をこえて集まれる畑',
      )
    const form = (await writer.get(`${city}/ideas/new?vision=${post.code}`)).text
    expect(form).toContain('の声から書いています')
    const idea = {
      title: '畑を作る',
      issue: '場所がない',
      wish: '畑',
      proposer: '私',
      field: 'unknown',
      visibility: 'public',
    }
    const neighbour = await app.person('nishitokyo', { hat: 'resident' })
    const { location } = await neighbour.post(`${city}/ideas`, { ...idea, vision: post.code })
    await publishIdea(app, 'nishitokyo', location?.split('/').at(-2) ?? '')
    const casePage = (await app.anonymous().get((location ?? '').replace('/receipt', ''))).text
    expect(casePage).toContain('「協働でめざすまちの姿」の声から生まれました')
    expect(casePage).toContain('元の声: 空豆 さん')
    const seen = (await app.anonymous().get(`${city}/vision/posts/${post.code}`)).text
    expect(seen).toContain('畑を作る')
    expect(seen).not.toContain('結 花子')
    const grown = (await app.anonymous().get(`${city}/vision/themes/${theme.code}`)).text
    expect(grown).toMatch(
      /声<\/th><td[^>]*>1件[\s\S]*アイデア<\/th><td[^>]*>1件[\s\S]*協働の案件<\/th><td[^>]*>0件/,
    )
    const { rows } = await app.owner.query("SELECT 1 FROM outbox WHERE kind = 'vision.grown'")
    expect(rows).toHaveLength(1)
    // To the desk only: it counts nowhere and is named nowhere.
    await neighbour.post(`${city}/ideas`, {
      ...idea,
      title: '内緒の畑',
      visibility: 'desk',
      vision: theme.code,
    })
    const again = (await app.anonymous().get(`${city}/vision/themes/${theme.code}`)).text
    expect(again).not.toContain('内緒の畑')
    expect(again).toMatch(/アイデア<\/th><td[^>]*>1件/)
  })

  test('a theme is renamed and closed by the office; a change that came too late is refused', async () => {
    const theme = await madeTheme('古い名前')
    const save = (fields: Record<string, string>) =>
      office.post(`${city}/vision/desk/themes/${theme.code}`, fields)
    expect((await save({ name: '新しい名前', lead: '説明', version: '1' })).status).toBe(303)
    expect((await save({ name: '遅い名前', lead: '', version: '1' })).status).toBe(409)
    expect(await boardSeenBy(app.anonymous())).toContain('新しい名前')
    await save({ name: '新しい名前', lead: '', closed: 'yes', version: '2' })
    expect((await app.anonymous().get(`${city}/vision/themes/${theme.code}`)).status).toBe(404)
  })
})

test('what is half written survives: on another day it is there, on its theme', async () => {
  const theme = await madeTheme('途中のテーマ')
  const page = (await writer.get(`${city}/vision/new?theme=${theme.code}`)).text
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const screen = Object.fromEntries(
    ['submissionId', 'draftId', 'draftKey', 'draftBase', 'as', 'theme'].map((name) => [name, hidden(name)]),
  )
  await writer.post(`${city}/vision/posts`, { ...screen, text: '書きかけの声', step: 'autosave' })
  expect((await writer.get(`${city}/drafts`)).text).toContain('声を書く：')
  const { text } = await writer.get(`${city}/vision/new?draft=${screen.draftId}`)
  expect([text.includes('書きかけの声'), text.includes('「途中のテーマ」のテーマに書きます')]).toEqual([
    true,
    true,
  ])
  const { rows } = await app.owner.query("SELECT 1 FROM vision_post WHERE text = '書きかけの声'")
  expect(rows).toEqual([])
})

describe('the office', () => {
  test('makes themes at the same moment, and each has a place of its own', async () => {
    const names = ['一', '二', '三', '四', '五', '六'].map((one) => `同時のテーマ${one}`)
    const done = await Promise.all(
      names.map((name, at) =>
        (at % 2 ? office : second).post(`${city}/vision/desk/themes`, { name, lead: '', post: '' }),
      ),
    )
    expect(done.map(({ status }) => status)).toEqual(names.map(() => 303))
    const { rows } = await app.owner.query("SELECT place FROM vision_theme WHERE name LIKE '同時の%'")
    expect(new Set(rows.map(({ place }) => place)).size).toBe(names.length)
  })

  test('hears in the morning what is due, once; and once more when the day is over', async () => {
    await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE id = ANY ($1)`, [
      [office.id, second.id],
    ])
    await write(app.anonymous(), '朝に知らせる声')
    const told = async (now: string) => {
      app.setNow(now)
      const parts = { ownerPool: app.owner, appPool: app.pool, unsealPool: undefined, mailer: undefined }
      const rest = {
        keys: openKeyFolder(app.keysDir),
        origin: app.runtime.origin,
        log: pino({ level: 'silent' }),
      }
      await jobTasks({ ...parts, ...rest, clock: app.runtime.clock })['notice.morning']?.({})
      const { rows } = await app.owner.query("SELECT body FROM outbox WHERE kind = 'vision.due'")
      expect(rows.some(({ body }) => body.includes('朝に知らせる声'))).toBe(false)
      return rows.length
    }
    // Due on Thursday, 4 June: told on the mornings of Wednesday and of Friday.
    const mornings = [
      '2026-06-01T22:30:00Z',
      '2026-06-02T22:30:00Z',
      '2026-06-03T22:30:00Z',
      '2026-06-04T22:30:00Z',
    ]
    const counts: number[] = []
    for (const now of mornings) counts.push(await told(now))
    expect(counts).toEqual([0, 2, 2, 4])
    app.setNow('2026-06-01T01:00:00Z')
    await publish('朝に知らせる声')
  })
})

describe('on paper', () => {
  test('four cards bear the address of their board, and the wall shows what is public', async () => {
    const theme = await madeTheme('紙のテーマ')
    const cards = (await app.anonymous().get(`${city}/vision/cards?theme=${theme.code}`)).text
    expect(cards.split(`http://yui.test${city}/v/${theme.code}</span>`).length - 1).toBeGreaterThanOrEqual(4)
    const wall = (await app.anonymous().get(`${city}/vision/wall?size=a4`)).text
    expect(wall).toContain('yui-wall--a4')
    expect(wall).toContain('木かげの多いまち')
  })

  test('staff type in what is on a card; only the office may publish it in the same breath', async () => {
    const officer = await app.person('nishitokyo', { hat: 'officer', section: 'collaboration' })
    await officer.post(`${city}/vision/desk/card`, { text: '紙に書いた声', publish: 'yes' })
    expect((await rowOf('紙に書いた声')).state).toBe('waiting')
    await office.post(`${city}/vision/desk/card`, { text: '窓口の声', publish: 'yes' })
    expect((await rowOf('窓口の声')).state).toBe('shown')
    expect((await writer.get(`${city}/vision/desk/card`)).status).toBe(403)
  })
})

test('a city without a board has no page of it, and shows nobody’s posts of another', async () => {
  for (const path of ['vision', 'vision/new', 'vision/own', 'v', 'vision/cards', 'vision/wall'])
    expect([path, (await app.anonymous().get(`/shinjo/${path}`)).status]).toEqual([path, 404])
  const there = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  const { code } = await rowOf('木かげの多いまち')
  for (const path of [
    'vision/desk',
    'vision/desk/themes',
    `vision/desk/posts/${code}`,
    `vision/posts/${code}`,
  ])
    expect([path, (await there.get(`/shinjo/${path}`)).status]).toEqual([path, 404])
  expect((await there.post('/shinjo/vision/posts', { text: 'よそのまち' })).status).toBe(404)
})
