import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import { newPeople, type People, section } from '../scene.testing.ts'
import { linksOf, placesOf } from './rules.ts'

let app: TestApp
let people: People
let cases: TestCase[]
beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, 'shinjo')
  const parties = [{ ...people.leader, name: '見本町内会' }, { section }]
  cases = []
  for (let at = 0; at < 4; at++)
    cases.push(await openTestCase(app, 'shinjo', { stage: 'running', section, parties }))
  const set = (sql: string, values: unknown[]) => app.owner.query(`UPDATE collaboration SET ${sql}`, values)
  const [first, second, hidden, behind] = cases
  await set(`visibility = 'public' WHERE id = ANY ($1)`, [[first?.id, second?.id, behind?.id]])
  await set(`visibility = 'desk' WHERE id = $1`, [hidden?.id])
  await set('parent_id = $2 WHERE id = $1', [second?.id, first?.id])
  await set('parent_id = $2 WHERE id = $1', [hidden?.id, second?.id])
  await set('parent_id = $2 WHERE id = $1', [behind?.id, hidden?.id])
})
afterAll(() => app?.stop())

const kin = (id: string, year: number, parent: string | null = null, into: string | null = null) => ({
  id,
  number: id,
  title: id,
  year,
  stage: 'idea',
  state: 'open' as const,
  parent,
  into,
})

test('years stand in order, and each case below the one before', () => {
  const { years, places } = placesOf([kin('a', 2025), kin('b', 2027, 'a'), kin('c', 2026, null, 'a')])
  expect(years).toEqual([2025, 2026, 2027])
  expect(places.map(({ id, column, row }) => [id, column, row])).toEqual([
    ['a', 0, 0],
    ['b', 2, 1],
    ['c', 1, 2],
  ])
  expect(linksOf(places).map(({ from, to, kind }) => [from.id, to.id, kind])).toEqual([
    ['a', 'b', 'grew'],
    ['c', 'a', 'merged'],
  ])
})

test('everybody sees what grew from what, in a picture and a table; of what is not public nothing, nor what lies behind it', async () => {
  const [first, second, hidden, behind] = cases.map(({ number }) => number)
  const numbersIn = (html: string) =>
    [first, second, hidden, behind].filter((number) => html.includes(`/cases/${number}"`))
  const page = await app.anonymous().get(`${cases[1]?.path}/lineage`)
  expect(page.text).toContain('role="img"')
  expect(numbersIn(page.text)).toEqual([first, second])
  expect(numbersIn((await people.leader.get(`${cases[1]?.path}/lineage`)).text)).toEqual([
    first,
    second,
    hidden,
    behind,
  ])
  expect((await app.anonymous().get(`${cases[2]?.path}/lineage`)).status).toBe(404)
  expect((await app.anonymous().get(`${cases[1]?.path}/lineage`.replace('shinjo', 'echizen'))).status).toBe(
    404,
  )
})
