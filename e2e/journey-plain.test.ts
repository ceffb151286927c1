import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { travel } from './journey.ts'
import { roads } from './roads.ts'
import { nothingYet, startWorld, type World } from './server.ts'

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

/** Set to a folder to look at every page of the way. */
const shots = process.env.YUI_SHOTS

test.each(roads)(
  '$city without JavaScript: from an idea to what was learned, and a new seed',
  async (road) => {
    const screen = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }
    await travel(browser, world, road, screen, shots ? `${shots}/${road.city}` : undefined)
  },
  120_000,
)
