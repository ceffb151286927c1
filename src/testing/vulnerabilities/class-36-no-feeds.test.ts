import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanLine } from '../../lib/safe-text.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { placesOf } from '../sources.ts'
import { pageRoutes, stepsOf, walk } from '../walk.ts'

/*
 * Class 36: one calendar file is made, of one day, in one place that folds and escapes (`src/lib/calendar.test.ts`), and no
 * feed, so no line of somebody's can end up as a line of one. Whoever adds a format adds its test: `src/lib/safe-text.test.ts`
 * has the encoding for each, and this file fails until its list is longer.
 */
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'closed' }])
})
afterAll(() => app?.stop())

test('what is answered is a page, a table, JSON or a paper to save, and nothing else', async () => {
  const kinds = new Set<string>()
  for (const role of ['resident', 'civic', 'office', 'administrator'])
    for (const { status, answer } of await walk(await here.as(role), stepsOf(pageRoutes, here)))
      if (status === 200) kinds.add((answer.headers.get('content-type') ?? 'none').toLowerCase())
  expect([...kinds].sort()).toEqual([
    'application/json; charset=utf-8',
    'application/pdf',
    'text/csv; charset=utf-8',
    'text/html; charset=utf-8',
  ])
})

test('a calendar is made in one place, and no feed or map of addresses', () => {
  expect(
    placesOf(/text\/calendar|BEGIN:V(CALENDAR|CARD)|<rss|<feed|application\/(rss|atom)|<urlset/gi),
  ).toEqual([
    'src/lib/calendar.ts: BEGIN:VCALENDAR',
    'src/stages/consultation/inner.ts: text/calendar',
    'src/stages/table/sittings/routes.ts: text/calendar',
  ])
  expect(placesOf(/DTSTART|SUMMARY:/g).every((place) => place.startsWith('src/lib/calendar.ts'))).toBe(true)
})

test('what is typed into one line cannot begin another, nor turn the words around', () => {
  const typed = '祭り\r\nATTENDEE:mailto:x@evil.example\u2028BEGIN:VEVENT\u0000\u202egpj.exe\u0085'
  expect(cleanLine(typed)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
})
