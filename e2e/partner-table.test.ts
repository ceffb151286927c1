import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { openTestCase } from '../src/testing/case.ts'
import type { TestPerson } from '../src/testing/people.ts'
import { launchBrowser } from './browser.ts'
import { nothingYet, startWorld, type World } from './server.ts'
import { choose, follow, heading, openWalker, pickFrom, press, unfold, type Walker, write } from './walker.ts'

// 越前市: three sittings with a coordinator that end in "part", on a phone without JavaScript.
const section = 'self-government'
let world: World
let browser: Browser
beforeAll(async () => {
  world = await startWorld(nothingYet)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

const shots = process.env.YUI_SHOTS

async function at(person: TestPerson): Promise<Walker> {
  const walker = await openWalker(browser, world.origin, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  const [[name, value] = ['', '']] = [...person.cookies]
  await walker.page.context().addCookies([{ name, value, url: world.origin }])
  return walker
}

/** A coordinator of the city's register who has taken the seat. */
async function seatCoordinator(caseId: string): Promise<TestPerson> {
  const { test: app } = world
  const person = await app.person('echizen', { hat: 'coordinator', name: '見本 こずえ' })
  const cityId = await app.cityId('echizen')
  const now = app.runtime.clock()
  const adviser = newId(now.getTime())
  await app.owner.query(
    `INSERT INTO adviser (city_id, id, name, role, person_id, hat_id, fields, districts, area, times, conditions, about, open,
       resting, since)
     VALUES ($1, $2, $3, 'coordinator', $4, $5, '{}', '{}', '', '', '', '', '{}', false, '2026-04-01')`,
    [cityId, adviser, person.name, person.id, person.hatId],
  )
  await app.owner.query(
    `INSERT INTO adviser_seat (city_id, id, case_id, adviser_id, person_id, state, why, by_person_id, by_hat_id, asked_at, answer, thanks)
     VALUES ($1, $2, $3, $4, $5, 'accepted', '', $5, $6, $7, '', '')`,
    [cityId, newId(now.getTime()), caseId, adviser, person.id, person.hatId, now],
  )
  return person
}

const look = async ({ page }: Walker, name: string) => {
  const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  expect([name, wide]).toEqual([name, false])
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

type Table = { path: string; parties: readonly [Walker, Walker, Walker]; helper: Walker }

async function findDay({ path, parties, helper }: Table): Promise<void> {
  for (const walker of [...parties, helper]) {
    await walker.page.goto(`${path}/sittings/1`)
    for (const row of [0, 1])
      await walker.page.locator(`[name="answers.${row}.answer"][value="${row ? 'no' : 'yes'}"]`).check()
    await press(walker.page, '都合を送る')
  }
  await look(helper, 'dates')
  const { page } = parties[1]
  await page.goto(`${path}/sittings/1`)
  await unfold(page, 'この日に決める')
  await press(page, 'この日に決める')
}

async function call({ path, parties }: Table, times: readonly string[]): Promise<void> {
  const { page } = parties[0]
  await page.goto(path)
  await follow(page, '次の集まりを呼びかける')
  for (const [row, on] of times.entries()) {
    await page.locator(`[name="candidates.${row}.on"]`).fill(on)
    await page.locator(`[name="candidates.${row}.from"]`).fill('18:30')
    await page.locator(`[name="candidates.${row}.until"]`).fill('20:00')
  }
  await write(page, '場所', '見本公民館')
  await press(page, '呼びかける')
}

async function promise(page: Walker['page'], what: string): Promise<void> {
  const row = page.getByRole('group', { name: 'やること 1' })
  await write(row, '何を', what)
  await pickFrom(row, '当事者', '見本ひろば')
  await write(row, 'だれが', 'あかり')
}

async function writeMinutes(
  { path, parties }: Table,
  number: number,
  said: { decisions: string; todo?: string },
) {
  const { page } = parties[2]
  await page.goto(`${path}/sittings/${number}`)
  await follow(page, '議事録を見る・書く')
  await follow(page, '議事録を書く')
  for (const name of ['見本ひろば', '見本町内会']) await write(page, name, 'あかり、みどり')
  await write(page, '話したこと', '現状と課題を話しました。')
  await write(page, '決まったこと', said.decisions)
  await write(page, 'テーブルを終える目標', '役割が決まること')
  if (said.todo) await promise(page, said.todo)
  await look(parties[2], `minutes-form-${number}`)
  await press(page, 'この内容で残す')
}

async function confirm({ path, parties }: Table, page: string): Promise<void> {
  for (const walker of parties) {
    await walker.page.goto(`${path}${page}`)
    await press(walker.page, '第1版を確認する')
  }
}

async function endInPart(table: Table): Promise<void> {
  const [first] = table.parties
  await follow(first.page, '結論を見る・書く')
  await follow(first.page, '結論を書く')
  await choose(first.page, '結論', '一部を行う')
  await write(first.page, '理由', '建物は費用のめどが立たないため、庭だけを行います。')
  await look(first, 'outcome-form')
  await press(first.page, 'この内容で残す')
  await confirm(table, '/outcome')
}

async function comment({ path, helper }: Table): Promise<void> {
  await helper.page.goto(path)
  await write(helper.page, 'ひとこと', '庭から始めるのがよいと思います。')
  await press(helper.page, 'ひとことを残す')
}

test('a table of three sittings with a coordinator ends in “part”', async () => {
  const { test: app } = world
  const of = (name: string) => ({ hat: 'representative' as const, name, organization: { kind: 'npo', name } })
  const civic = await app.person('echizen', of('見本ひろば'))
  const neighbours = await app.person('echizen', of('見本町内会'))
  const chief = await app.person('echizen', { hat: 'chief', section })
  const parties = [civic, neighbours, { section }]
  const opened = await openTestCase(app, 'echizen', { stage: 'agreement', section, parties })
  const [first, second, third] = [await at(civic), await at(neighbours), await at(chief)]
  const helper = await at(await seatCoordinator(opened.id))
  const table: Table = { path: `${opened.path}/table`, parties: [first, second, third], helper }

  await first.page.goto(opened.path)
  await unfold(first.page, 'パートナーテーブル')
  await follow(first.page, 'パートナーテーブルを開く')
  await write(first.page, '何を話し合いたいか', '空き家の庭をどうするか')
  await press(first.page, 'パートナーテーブルを開く')
  expect(await heading(first.page)).toContain('パートナーテーブル')
  await look(first, 'table')

  await call(table, ['2026-06-01', '2026-06-02'])
  await findDay(table)
  await writeMinutes(table, 1, { decisions: '庭を見に行きます。', todo: '庭の広さを測る' })
  await confirm(table, '/sittings/1/minutes')
  for (const [number, decisions] of [
    [2, '建物は今回は使いません。'],
    [3, '庭の手入れを月1回行います。'],
  ] as const) {
    await call(table, ['2026-06-01'])
    await writeMinutes(table, number, { decisions })
    await confirm(table, `/sittings/${number}/minutes`)
  }
  await look(first, 'minutes')
  await comment(table)
  await first.page.goto(table.path)
  expect(await first.page.textContent('main')).toContain('庭から始めるのがよいと思います。')
  await press(first.page, '済んだ')
  await endInPart(table)

  await third.page.goto(opened.path)
  expect(await third.page.textContent('main')).toContain('パートナーテーブルの結論：一部を行う')
  await look(third, 'case')
  expect([first, second, third, helper].flatMap(({ complaints }) => complaints)).toEqual([])
}, 120_000)
