import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProvider, readSignInSettings } from '../src/core/openid/index.ts'
import { startProvider, type TestProvider } from '../src/testing/openid-provider.ts'
import { launchBrowser } from './browser.ts'
import { nothingYet, startWorld, type World } from './server.ts'
import { arrive, follow, heading, openWalker, press, write } from './walker.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/* In a real browser: its own idea of where a form may end, and its own passkeys. */
let world: World
let browser: Browser
let there: TestProvider
let folder: string
beforeAll(async () => {
  // passkeys are bound to a name, so not to 127.0.0.1
  world = await startWorld({ ...nothingYet, host: 'localhost' })
  browser = await launchBrowser()
  const secret = 'a secret of forty characters and a few more'
  there = await startProvider(() => [
    {
      client_id: 'yui',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: [`${world.origin}/shinjo/openid/people/back`],
    },
  ])
  folder = await mkdtemp(join(tmpdir(), 'yui-ways-in-'))
  await writeFile(join(folder, 'secret'), secret, { mode: 0o600 })
  const people = {
    code: 'people',
    label: { ja: '市民ID' },
    issuer: there.issuer,
    client: { id: 'yui', auth: 'client_secret_basic', secretFile: 'secret' },
    scopes: ['profile'],
    claims: { name: 'name' },
    for: ['residents'],
    unknown: 'register',
  }
  await writeFile(join(folder, 'shinjo.yaml'), JSON.stringify({ providers: [people] }), { mode: 0o600 })
  const { settings } = await readSignInSettings(folder)
  const providers = (settings.get('shinjo') ?? []).map(openProvider)
  world.runtime.providers = (slug) => (slug === 'shinjo' ? providers : [])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
  await there?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the browser refused or could not find; that another site is visited is what we want here. */
const troubles = (complaints: readonly string[]) => complaints.filter((one) => !one.startsWith('went to '))

/** What axe finds, and whether the page stays in a window of 320 px. */
async function faultsOf(page: Page): Promise<unknown> {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.evaluate(axe)
  return page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => [...violations.map(({ id }) => id), document.documentElement.scrollWidth])`)
}
const noFaults = [320]

describe.each([true, false])('another provider’s account, with JavaScript: %s', (javaScriptEnabled) => {
  test('leads there from a form and back again, and opens the desk', async () => {
    there.person = { sub: `sakura-${javaScriptEnabled}`, name: '見本 さくら' }
    const { page, complaints, leave } = await openWalker(browser, world.origin, { javaScriptEnabled })
    await page.goto('/shinjo/sign-in?next=/shinjo/cases')
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual(noFaults)
    await page.getByRole('button', { name: '市民IDでログイン' }).click()
    await page.waitForURL(`${there.issuer}/**`)
    expect(await heading(page)).toBe('試験用の ID')
    await press(page, 'この人としてログイン')
    expect(await heading(page)).toBe('はじめての方の登録')
    expect(new URL(page.url()).search).toBe('')
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual(noFaults)
    await press(page, '市民として登録する')
    expect(new URL(page.url()).pathname).toBe('/shinjo/cases')
    await page.goto('/shinjo/account/openid')
    expect(await page.getByRole('button', { name: '市民IDを外す' }).isVisible()).toBe(true)
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual(noFaults)
    await page.goto('/shinjo/openid/people/told?what=failed')
    if (javaScriptEnabled) expect(await faultsOf(page)).toEqual(noFaults)
    expect(troubles(complaints)).toEqual([])
    await leave()
  })
})

/** A phone with a fingerprint, as the browser has it for trying out. */
async function withAuthenticator(page: Page, isUserVerified = true) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  const credentials = async () =>
    (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  return { credentials }
}

describe('a passkey', () => {
  test('is added, opens the desk with nothing typed, confirms, and is refused once removed', async () => {
    const { page, complaints, leave } = await openWalker(browser, world.origin, {})
    const { credentials } = await withAuthenticator(page)
    await page.goto('/echizen/sign-in')
    await press(page, '見本 さくらとして入る')
    await page.goto('/echizen/account')
    await follow(page, 'パスキーを見る・加える')
    await write(page, '名前', '見本のスマートフォン')
    await arrive(page, () => page.getByRole('button', { name: 'パスキーを加える' }).click())
    expect(await page.getByRole('heading', { level: 3 }).textContent()).toBe('見本のスマートフォン')
    expect(await faultsOf(page)).toEqual(noFaults)
    expect(await credentials()).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])

    await page.goto('/echizen/account')
    await press(page, 'ログアウトする', page.locator('main'))
    await page.goto('/echizen/sign-in?next=/echizen/account/passkeys')
    await arrive(page, () => page.getByRole('button', { name: 'パスキーでログインする' }).click())
    expect(await heading(page)).toBe('パスキー')

    await world.test.owner.query("UPDATE session SET proved_at = '2026-01-01T00:00:00Z'")
    await page.goto('/echizen/account/passkeys')
    await arrive(page, () => page.getByRole('button', { name: 'パスキーで確認する' }).click())
    expect(await heading(page)).toBe('パスキー')

    await page.getByLabel(/^名前/).fill('もう一つ')
    await page.getByRole('button', { name: 'パスキーを加える' }).click()
    await expect
      .poll(() => page.locator('.yui-passkey__said').textContent())
      .toBe('この端末のパスキーは、もう登録してあります。')

    await world.test.owner.query(
      'UPDATE passkey SET removed_at = now(), credential_id = NULL, public_key = NULL',
    )
    await page.goto('/echizen/sign-in')
    await arrive(page, () => page.getByRole('button', { name: 'パスキーでログインする' }).click())
    expect(await page.getByRole('alert').textContent()).toContain('登録されていません')
    expect(await faultsOf(page)).toEqual(noFaults)
    expect(troubles(complaints)).toEqual([])
    await leave()
  })

  test('that nobody touches says so where the button is, and the button works again', async () => {
    const { page, leave } = await openWalker(browser, world.origin, {})
    await withAuthenticator(page)
    await page.goto('/echizen/sign-in')
    await page.getByRole('button', { name: 'パスキーでログインする' }).click()
    await expect
      .poll(() => page.locator('.yui-passkey__said').textContent())
      .toContain('ほかの方法を使ってください')
    expect(await page.getByRole('button', { name: 'パスキーでログインする' }).isVisible()).toBe(true)
    await leave()
  })

  test('without JavaScript is no button, but a word on what else one can do', async () => {
    const { page, leave } = await openWalker(browser, world.origin, { javaScriptEnabled: false })
    await page.goto('/echizen/sign-in')
    expect(await page.getByRole('button', { name: 'パスキーでログインする' }).count()).toBe(0)
    expect(await page.getByText('この画面ではパスキーを使えません').isVisible()).toBe(true)
    await leave()
  })
})
