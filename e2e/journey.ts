import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { World } from './server.ts'
import {
  arrive,
  choose,
  follow,
  heading,
  openWalker,
  pickFrom,
  press,
  sendWhatIsWritten,
  unfold,
  type Walker,
  write,
} from './walker.ts'

export type Road = {
  city: string
  /** As the city's front page leads on: its self-check, or straight to the idea. */
  hasCheck: boolean
  idea: string
  field: string
  partner: string
  /** False where two groups go on without the city. */
  withCity: boolean
  /** Where a reply needs 決裁 first. */
  approvesReply: boolean
  form?: { card: string; limit?: string }
  /** A stage that the office begins with first: the city has published none of its own. */
  switchesOn?: string
}

type Who = 'あかり' | 'しょうた' | 'みなと' | 'かおる' | 'ゆい'
type Journey = Road & {
  number: string
  walker: (who: Who) => Promise<Walker>
  shot: (page: Page, name: string) => Promise<void>
}

/** One matter the whole way, each person at a screen of their own, as far as a city's stages go. */
export async function travel(
  browser: Browser,
  world: World,
  road: Road,
  screen: BrowserContextOptions,
  shots?: string,
) {
  const walkers = new Map<Who, Walker>()
  let count = 0
  const journey: Journey = {
    ...road,
    number: '',
    walker: async (who) => {
      const known = walkers.get(who)
      if (known) return known
      const walker = await openWalker(browser, world.origin, screen)
      walkers.set(who, walker)
      await walker.page.goto(`/${road.city}`)
      return walker
    },
    shot: async (page, name) => {
      if (shots === undefined) return
      count += 1
      await page.screenshot({
        path: `${shots}-${String(count).padStart(2, '0')}-${name}.png`,
        fullPage: true,
      })
    },
  }
  try {
    await goTheWay(journey)
  } catch (error) {
    const pages = [...walkers].map(([who, { page }]) => `${who}: ${page.url()}`)
    throw new Error(`${(error as Error).message}\n${pages.join('\n')}`, { cause: error })
  }
  const complaints = [...walkers.values()].flatMap((walker) => walker.complaints)
  for (const walker of walkers.values()) await walker.leave()
  expect(complaints).toEqual([])
}

async function goTheWay(journey: Journey): Promise<void> {
  if (journey.switchesOn) await switchOn(journey, journey.switchesOn)
  await sendIdea(journey)
  await letItBePublic(journey)
  await consult(journey)
  if (journey.form) await chooseForm(journey, journey.form)
  await agree(journey)
  await work(journey)
  await evaluate(journey)
  await agreeOnStatement(journey)
  await growOn(journey)
}

const binders = ({ withCity }: Journey): Who[] =>
  ['あかり', withCity ? 'かおる' : undefined, 'しょうた'].filter((who) => who !== undefined) as Who[]
/** Who has the next thing to do where a party or the section in charge may: the officer, or the first group alone. */
const lead = ({ withCity }: Journey): Who => (withCity ? 'みなと' : 'あかり')

async function signIn(page: Page, who: Who): Promise<void> {
  await press(page, new RegExp(`見本 ${who}として入る`))
}

/** Their own desk, by the menu that every page has; whoever is not yet signed in does so on the way. */
async function desk(journey: Journey, who: Who): Promise<Page> {
  const { page } = await journey.walker(who)
  if (await page.getByRole('link', { name: 'ログイン' }).isVisible()) {
    await follow(page, 'ログイン')
    await signIn(page, who)
  }
  await unfold(page, `見本 ${who}`)
  await follow(page, 'わたしの机')
  expect(await heading(page)).toBe('わたしの机')
  return page
}

/** What waits for somebody, opened from their desk. */
async function take(journey: Journey, who: Who): Promise<Page> {
  const page = await desk(journey, who)
  await journey.shot(page, `desk-${who}`)
  const waiting = page.locator('.yui-card', { hasText: journey.number }).first()
  await arrive(page, () => waiting.getByRole('link').click())
  return page
}

/** The office reads what a stage means and what to prepare, and begins with it everywhere. */
async function switchOn(journey: Journey, stage: string): Promise<void> {
  const page = await desk(journey, 'ゆい')
  await follow(page, '使う段階')
  await follow(page, stage)
  expect(await page.getByText('使っていません').first().isVisible()).toBe(true)
  await choose(page, 'どこで使うか', 'すべての課で使う')
  await write(page, '理由', '話し合いがまとまったためです。')
  await journey.shot(page, 'switch')
  await press(page, '確かめる画面へ')
  await press(page, 'この内容で切り替える')
  expect(await page.getByText('切り替えました').isVisible()).toBe(true)
}

async function sendIdea(journey: Journey): Promise<void> {
  const { page } = await journey.walker('あかり')
  await journey.shot(page, 'front')
  if (journey.hasCheck) await check(journey, page)
  else await follow(page, 'アイデアを書く')
  await follow(page, /アカウントを持っている方は/)
  await signIn(page, 'あかり')
  await journey.shot(page, 'idea')
  if (journey.hasCheck) expect(await page.getByText('自己チェックの答えが付きます').isVisible()).toBe(true)
  await write(page, '題名', journey.idea)
  await write(page, '困っていること・課題', '手が足りず、ひとりではできません。')
  await write(page, '実現したいこと', 'いっしょに、長く続けたいです。')
  await write(page, 'わたしたちについて', '12人の集まりです。')
  await choose(page, '分野', journey.field)
  await choose(page, '見える範囲', 'みんなに公開する')
  await sendWhatIsWritten(page)
  expect(await heading(page)).toBe('受け付けました')
  await journey.shot(page, 'receipt')
  journey.number = /cases\/([^/]+)\/receipt/.exec(page.url())?.[1] ?? ''
  expect(await page.locator('main').textContent()).toContain(journey.number)
  await follow(page, '案件のページを見る')
  expect(await heading(page)).toBe(journey.idea)
  await journey.shot(page, 'case-sent')
}

/** Says yes to everything, and takes the first of what is to be chosen. */
async function check(journey: Journey, page: Page): Promise<void> {
  await follow(page, '協働に向いているか確かめる')
  for (let list = 0; list < 6; list += 1) {
    await journey.shot(page, `check-${list}`)
    const next = page.getByRole('button', { name: '次へ進む' })
    if (!(await next.isVisible())) break
    const groups = page.locator('fieldset', { has: page.getByRole('radio') })
    for (const group of await groups.all()) await group.getByRole('radio').first().check()
    await arrive(page, () => next.click())
  }
  await follow(page, /この内容で.+を書く/)
}

/** The coordination office looks whether what is to be public keeps to the rules. */
async function letItBePublic(journey: Journey): Promise<void> {
  const page = await take(journey, 'ゆい')
  await page.getByLabel('そのまま公開する').check()
  await journey.shot(page, 'publication')
  await press(page, '確認を終える')
}

async function consult(journey: Journey): Promise<void> {
  const page = await take(journey, 'みなと')
  await press(page, 'この課で受け付ける')
  await journey.shot(page, 'consultation-accepted')
  await write(page, '回答の内容', '読みました。来週、いっしょに話しましょう。')
  await press(page, journey.approvesReply ? '起案する' : '回答を送る', page.locator('form[action$="/reply"]'))
  if (journey.approvesReply) await approve(journey, page)
  await journey.shot(page, 'consultation-replied')
  await readReply(journey)
  const again = await take(journey, 'みなと')
  await unfold(again, '相談の結論を出す')
  const form = again.locator('form[action$="/conclusion"]')
  await choose(form, '結論', '協働で進める')
  if (!journey.withCity) await form.getByLabel('課も当事者（協働のパートナー）になる').uncheck()
  await pickFrom(form.locator('details').first(), '登録団体から選ぶ', journey.partner)
  await journey.shot(again, 'conclusion')
  await press(again, '結論を出す', form)
  await journey.shot(again, 'concluded')
}

/** A draft that circulates in the city hall: only once its 決裁 is recorded can it go out. */
async function approve(journey: Journey, page: Page): Promise<void> {
  expect(await heading(page)).toBe('起案用紙')
  await journey.shot(page, 'paper')
  await write(page, '決裁番号', '見本 第12号')
  await write(page, '決裁の日', '2026-06-01')
  await press(page, '決裁を記録する')
  await journey.shot(page, 'paper-approved')
  await press(page, 'この内容で施行する')
}

async function readReply(journey: Journey): Promise<void> {
  const { page } = await journey.walker('あかり')
  await arrive(page, () => page.reload())
  await follow(page, '相談のページを開く')
  expect(await page.getByText('来週、いっしょに話しましょう').isVisible()).toBe(true)
}

async function chooseForm(
  journey: Journey,
  { card, limit }: { card: string; limit?: string },
): Promise<void> {
  const page = await take(journey, 'みなと')
  await journey.shot(page, 'forms')
  await follow(page, card)
  await journey.shot(page, 'form')
  const decide = `「${card}」に決める`
  if (limit !== undefined) {
    await choose(page, limit, 'いいえ、合っていません')
    await press(page, decide)
    expect(await page.getByRole('alert').textContent()).toContain('このかたちは選べません')
    await journey.shot(page, 'form-refused')
    await choose(page, limit, 'はい、合っています')
  }
  await press(page, decide)
  await journey.shot(page, 'form-chosen')
}

async function agree(journey: Journey): Promise<void> {
  const page = await take(journey, lead(journey))
  if (!page.url().endsWith('/edit')) await follow(page, '協定を書く')
  await write(page, 'いつまでに、どれだけのことをするか', '秋までに3回ひらき、60人に来てもらう。')
  for (const role of await page.getByRole('textbox', { name: /の役割/ }).all())
    await role.fill('話し合い、できることをする。')
  const first = page.getByRole('group', { name: '1つめ' })
  await first.getByLabel(/^だれが/).selectOption({ index: 1 })
  await first.getByLabel(/^種類/).selectOption({ label: '物' })
  await first.getByLabel(/^何を/).fill('道具')
  await write(page, '始まり', '2026-06-02')
  await write(page, '終わり', '2026-11-30')
  await journey.shot(page, 'agreement-edit')
  await press(page, '新しい版として残す')
  for (const who of binders(journey)) {
    const page = await take(journey, who)
    await journey.shot(page, `agreement-${who}`)
    await press(page, '第1版を確認する')
  }
  const seen = await stranger(journey)
  expect(await seen.getByText('協定が効力をもちました').first().isVisible()).toBe(true)
  await journey.shot(seen, 'case-running')
}

/** The case as everybody sees it, from the list of cases. */
async function stranger(journey: Journey): Promise<Page> {
  const { page } = await journey.walker('しょうた')
  await arrive(page, () => page.goto(`/${journey.city}/cases`))
  await follow(page, journey.idea)
  return page
}

async function work(journey: Journey): Promise<void> {
  const { page } = await journey.walker('しょうた')
  await follow(page, '記録を書く・見る')
  await write(page, '記録', '1回目をひらきました。21人が来ました。')
  await press(page, '記録を残す')
  await journey.shot(page, 'log')
  const finishing = await take(journey, lead(journey))
  await write(finishing, 'どうなったか', '3回ひらき、のべ64人が来ました。')
  await press(finishing, '実施を終えたことを残す')
  await journey.shot(finishing, 'finished')
}

async function evaluate(journey: Journey): Promise<void> {
  const all = binders(journey)
  for (const [index, who] of all.entries()) {
    const page = await take(journey, who)
    if (index === 0) await journey.shot(page, 'sheet')
    await fillSheet(page, who, index % 2)
    await press(page, '封をして出す')
    await journey.shot(page, `sealed-${index}`)
    const shown = await page.locator('main').textContent()
    if (index < all.length - 1) expect(shown).not.toContain('秘密の言葉')
  }
}

async function fillSheet(page: Page, who: Who, mark: number): Promise<void> {
  const questions = page.locator('fieldset', { has: page.getByRole('radio') })
  for (const question of await questions.all()) await question.getByRole('radio').nth(mark).check()
  for (const reason of await page.getByLabel(/^その理由や/).all()) await reason.fill(`${who}の秘密の言葉`)
}

async function agreeOnStatement(journey: Journey): Promise<void> {
  const { page } = await journey.walker('あかり')
  await openedResult(journey, page)
  await journey.shot(page, 'result')
  for (const who of binders(journey))
    expect(await page.getByText(`${who}の秘密の言葉`).first().isVisible()).toBe(true)
  await follow(page, '「いっしょにまとめたこと」へ')
  await follow(page, '書く')
  await write(page, 'できたこと', '60人に来てもらうことができました。')
  await write(page, '学んだこと（次の種）', '朝の会のほうが、人が集まります。')
  await press(page, 'この内容で全員に確認をたのむ')
  await journey.shot(page, 'joint')
  for (const who of binders(journey)) {
    const page = await take(journey, who)
    await press(page, '第1版を確認する')
  }
}

/** The sheets are opened by a job, moments after the last is in: whoever looks, looks again. */
async function openedResult(journey: Journey, page: Page): Promise<void> {
  await desk(journey, 'あかり')
  await arrive(page, () => page.goto(`/${journey.city}/cases/${journey.number}/evaluation`))
  await expect
    .poll(async () => {
      const again = page.getByRole('link', { name: 'もう一度見る' })
      if (await again.isVisible()) await arrive(page, () => again.click())
      return page.getByText('受け止め方の差が大きい順').isVisible()
    })
    .toBe(true)
}

async function growOn(journey: Journey): Promise<void> {
  const seen = await stranger(journey)
  await journey.shot(seen, 'closed')
  const text = await seen.locator('main').textContent()
  expect(text).toContain('この案件は完了しました')
  expect(text).toContain('朝の会のほうが、人が集まります。')
  expect(text).not.toContain('秘密の言葉')
  await follow(seen, 'この学びから新しいアイデアを始める')
  await journey.shot(seen, 'seed')
  expect(
    await seen.getByText(`「${journey.idea}」（${journey.number}）から生まれるアイデアです`).isVisible(),
  ).toBe(true)
  await write(seen, '題名', '朝の会をひらく')
  await write(seen, 'わたしたちについて', '店の者です。')
  await choose(seen, '分野', '分からない')
  await choose(seen, '見える範囲', 'みんなに公開する')
  await sendWhatIsWritten(seen)
  await follow(seen, '案件のページを見る')
  await journey.shot(seen, 'grown')
  const folded = seen.locator('main details', { hasText: journey.number }).last()
  await folded.locator('summary').click()
  await follow(seen, new RegExp(`${journey.number}.*${journey.idea}`))
  expect(await heading(seen)).toBe(journey.idea)
  expect(await seen.getByRole('link', { name: /朝の会をひらく/ }).count()).toBeGreaterThan(0)
}
