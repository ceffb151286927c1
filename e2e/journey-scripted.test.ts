import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { travel } from './journey.ts'
import { road } from './roads.ts'
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

test.each([
  ['shinjo', 360],
  ['kurashiki', 1280],
])(
  '%s with JavaScript, %i px wide: the same way',
  async (city, width) => {
    const screen = { viewport: { width, height: 800 } }
    await travel(browser, world, road(city), screen, shots ? `${shots}/js-${city}` : undefined)
  },
  240_000,
)
