import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../src/core/people/password.ts'
import { type Mailbox, openMailbox, proofIn } from '../src/testing/mailbox.ts'
import { launchBrowser } from './browser.ts'
import { nothingYet, startWorld, type World } from './server.ts'

/* As people do it: on a telephone without scripts, at a desk with them, with mail over SMTP and digits of an app. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = process.env.YUI_SHOTS
const password = 'a long and private sentence'

let world: World
let mails: Mailbox
let browser: Browser
const wrong: string[] = []

beforeAll(async () => {
  world = await startWorld(nothingYet)
  world.runtime.demo = false
  mails = await openMailbox(world.test)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  mails?.stop()
  await world?.stop()
})

const telephone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desk = { viewport: { width: 1280, height: 900 } }

/** Whether the page fits and axe finds nothing; pictures are taken where somebody wants them. */
async function look(page: Page, name: string, scripts: boolean): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
  const width = page.viewportSize()?.width ?? 0
  if (scripts) {
    await page.evaluate(axe)
    const found = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    )
    wrong.push(...(found as string[]).map((one) => `${name}: ${one}`))
    const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number
    if (wide > width) wrong.push(`${name}: ${wide} px wide`)
  }
}

const go = (page: Page, path: string) => page.goto(`${world.origin}${path}`)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

async function openContext(options: object): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options)
  return { context, page: await context.newPage() }
}

test('a resident makes an account on a telephone, without scripts and without a password', async () => {
  const { context, page } = await openContext(telephone)
  await go(page, '/shinjo/sign-in')
  await look(page, 'sign-in-360', false)
  await page.getByRole('link', { name: 'メールでログインする・アカウントを作る' }).click()
  await look(page, 'mail-360', false)
  await page.getByLabel('メールアドレス').fill('ｈａｎａｋｏ＠example.jp')
  await press(page, 'メールを送る')
  await look(page, 'sent-360', false)
  const { code } = proofIn((await mails.take('hanako@example.jp')).at(-1))
  await page.getByLabel('6けたのコード').fill(code)
  await press(page, 'コードで進む')
  expect(await heading(page)).toBe('アカウントを作る')
  await look(page, 'make-360', false)
  await page.getByLabel('名前').first().fill('結　花子')
  await press(page, 'アカウントを作る')
  expect(await page.locator('.yui-account__name').textContent()).toBe('結　花子')
  await go(page, '/shinjo/account')
  await look(page, 'account-360', false)
  await page.getByRole('link', { name: '自分の情報を直す' }).click()
  await look(page, 'details-360', false)
  await context.close()
})

/** An officer of the health section with a password, as an administrator made them. */
async function officer(email: string): Promise<void> {
  const made = await world.test.person('shinjo', { hat: 'officer', section: 'health', name: '見本　太郎' })
  await world.test.owner.query('UPDATE person SET email = $1, password_hash = $2 WHERE id = $3', [
    email,
    await hashPassword(password),
    made.id,
  ])
  await world.test.owner.query(
    `INSERT INTO hat (city_id, id, person_id, kind, since)
     SELECT city_id, gen_random_uuid(), id, 'resident', '2026-04-01' FROM person WHERE id = $1`,
    [made.id],
  )
}

async function typePassword(page: Page, email: string): Promise<void> {
  await go(page, '/shinjo/sign-in')
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(password)
  await press(page, 'ログインする')
}

test('an officer sets up an app, shows its digits, is asked again before an important change, and signs a device out', async () => {
  const email = 'taro@example.jp'
  await officer(email)
  const { context, page } = await openContext(desk)
  await typePassword(page, email)
  // Of two hats the first is worn; the other is put on where it is not the officer's.
  if (!(await page.getByRole('heading', { name: '2つ目の確認', exact: true }).isVisible())) {
    await go(page, '/shinjo/account')
    await press(page, /健康課 担当者に切り替える/)
  }
  await look(page, 'second-setup-1280', true)
  await press(page, '用意を始める')
  await look(page, 'app-1280', true)
  const secret = ((await page.locator('.yui-copy__text').textContent()) ?? '').replaceAll(' ', '')
  const now = () => world.runtime.clock().getTime()
  const digits = (at: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
  await page.getByLabel('アプリの6けたの数字').fill(digits(now()))
  await press(page, '確認して使い始める')
  await look(page, 'codes-1280', true)
  const recovery = (await page.locator('main code').first().textContent()) ?? ''
  await page.getByRole('link', { name: '控えたので進む' }).click()
  expect(await page.locator('.yui-account__hat').textContent()).toBe('健康課 担当者')

  const other = await openContext({
    ...telephone,
    userAgent: 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1',
  })
  await typePassword(other.page, email)
  await look(other.page, 'second-360', false)
  await other.page.getByLabel('予備のコード').fill(recovery)
  await press(other.page, '予備のコードで進む')

  world.test.setNow(new Date(now() + 11 * 60_000).toISOString())
  await go(page, '/shinjo/account/email')
  expect(await heading(page)).toBe('もう一度ご本人の確認をします')
  await look(page, 'confirm-1280', true)
  await page.getByLabel('アプリの6けたの数字').fill(digits(now()))
  await press(page, '確認する')
  expect(await heading(page)).toBe('メールアドレスを変える')
  await look(page, 'email-1280', true)
  await page.getByLabel('新しいメールアドレス').fill('new@example.jp')
  world.test.setNow(new Date(now() + 11 * 60_000).toISOString())
  await press(page, '確認のメールを送る')
  expect(await page.getByLabel('新しいメールアドレス').inputValue()).toBe('new@example.jp')
  await look(page, 'stepup-1280', true)

  await go(page, '/shinjo/account/devices')
  await look(page, 'devices-1280', true)
  await press(page, /iPhone \(Safari\)のログインを終わらせる/)
  expect(await page.getByText('ログインを終わらせました').isVisible()).toBe(true)
  await other.page.goto(`${world.origin}/shinjo/desk`)
  expect(await heading(other.page)).toBe('ログイン')
  await go(page, '/shinjo/account')
  await look(page, 'account-1280', true)
  await page.setViewportSize({ width: 320, height: 700 })
  for (const part of ['', '/devices', '/history', '/details', '/second'])
    await go(page, `/shinjo/account${part}`).then(() =>
      look(page, `account${part.replace('/', '-')}-320`, true),
    )
  await Promise.all([context.close(), other.context.close()])
  expect(wrong).toEqual([])
})
