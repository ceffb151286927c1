import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/**
 * The browser that comes with the npm packages: starts as root and as anyone else, needs nothing installed.
 * The package's own switches are left out: they run everything in one process, which dies with the first
 * closed page, and they turn off the web security that our tests are to see.
 */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    args: ['--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
    executablePath: await chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
  })
}
