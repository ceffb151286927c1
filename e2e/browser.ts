import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** The browser that comes with the npm packages: starts as root and as anyone else, needs nothing installed. */
export async function launchBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false
  return playwright.launch({
    args: [...chromium.args.filter((arg) => !arg.startsWith('--headless')), '--disable-dev-shm-usage'],
    executablePath: await chromium.executablePath(),
    headless: true,
    chromiumSandbox: false,
  })
}
