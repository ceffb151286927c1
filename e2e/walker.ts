import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

/** Somebody at a screen: goes only where links and buttons lead, and is troubled by nothing unseen. */
export type Walker = {
  page: Page
  /** What nobody should have to see: errors of the console, refused loads, strange origins, broken pages. */
  complaints: string[]
  leave: () => Promise<void>
}

export async function openWalker(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
): Promise<Walker> {
  const context = await browser.newContext({ baseURL: origin, locale: 'ja-JP', ...options })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A form sent back with its mistakes is what we want to see.
    const isFine = !['error', 'warning'].includes(message.type()) || /status of 422/.test(message.text())
    if (!isFine) complaints.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`went to ${request.url()}`)
  })
  page.on('response', (response) => {
    const isFine = response.status() < 400 || response.status() === 422
    if (!isFine) complaints.push(`${response.status()} ${response.url()}`)
  })
  return { page, complaints, leave: () => context.close() }
}

/** Acts, and waits for the page that comes of it. */
export async function arrive(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()])
}

type Within = Page | Locator

export const follow = (page: Page, name: string | RegExp, within: Within = page) =>
  arrive(page, () => within.getByRole('link', { name }).first().click())

export const press = (page: Page, name: string | RegExp, within: Within = page) =>
  arrive(page, () => within.getByRole('button', { name }).click())

/** The page that asks once more, and then it goes. */
export async function sendWhatIsWritten(page: Page): Promise<void> {
  await press(page, '確認画面へ進む')
  await press(page, 'この内容で送る')
}

/** A label as it is read, without what is said of the field being needed or not. */
const labelled = (label: string) =>
  new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')} ※(必須|任意)$`)

export const write = (within: Within, label: string, text: string) =>
  within.getByLabel(labelled(label)).fill(text)

export const pickFrom = (within: Within, label: string, option: string) =>
  within.getByLabel(labelled(label)).selectOption({ label: option })

export const choose = (within: Within, question: string, answer: string) =>
  within
    .getByRole('group', { name: labelled(question) })
    .getByRole('radio', { name: answer, exact: true })
    .check()

/** Opens what is folded away, by the line that tells of it; what is open already stays so. */
export async function unfold(within: Within, summary: string): Promise<void> {
  const line = within.locator('summary', { hasText: summary }).first()
  if (!(await line.locator('..').evaluate((fold) => fold.hasAttribute('open')))) await line.click()
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
