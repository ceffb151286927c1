import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import {
  entryKinds,
  filledSheet,
  handIn,
  newPeople,
  openEvaluation,
  type People,
  runOpening,
} from './scene.testing.ts'

const city = 'shinjo'
let app: TestApp
let people: People
let opened: TestCase
let paper: string

beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, city)
})
afterAll(() => app?.stop())
beforeEach(async () => {
  opened = await openEvaluation(app, city, people, [{ name: '紙の老人会' }])
  paper = `${opened.path}/evaluation/paper/${opened.partyIds[2]}`
})

const typeIn = async (person: TestPerson, path = paper) => {
  const page = await people.leader.get(`${opened.path}/evaluation/sheet`)
  const shown = page.status === 200 ? page : await person.get(path)
  return person.post(path, filledSheet(shown.text, '2', '紙に書いた言葉'))
}

test('a section types in what it was given on paper only after its own sheet is sealed', async () => {
  expect((await people.officer.get(paper)).status).toBe(403)
  expect((await typeIn(people.officer)).status).toBe(403)
  const progress = (await people.officer.get(`${opened.path}/evaluation`)).text
  expect(progress).toContain('出したあとに入力できます')
  expect(progress).toContain(`href="${opened.path}/evaluation/sheet/print"`)
  const blank = await people.officer.get(`${opened.path}/evaluation/sheet/print`)
  expect([blank.status, blank.text.includes('☐')]).toEqual([200, true])
  await handIn(people.officer, opened.path, '4')
  const page = await people.officer.get(paper)
  expect(page.text).toContain('「紙の老人会」が紙に書いたシートを、書かれたとおりに入力します')
  expect((await typeIn(people.officer)).status).toBe(303)
  expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn', 'typedIn'])
  expect((await app.anonymous().get(opened.path)).text).toContain(
    '紙の老人会が紙に書いたシートを、市の職員が入力しました',
  )
  expect((await typeIn(people.officer)).status).toBe(409)
})

test('it is sealed like every other, and opened with them', async () => {
  await handIn(people.officer, opened.path, '4')
  await typeIn(people.officer)
  const waiting = await people.chief.get(`${opened.path}/evaluation`)
  expect(waiting.text).not.toContain('紙に書いた言葉')
  await handIn(people.leader, opened.path, '4')
  await runOpening(app)
  expect((await people.leader.get(`${opened.path}/evaluation`)).text).toContain('紙に書いた言葉')
})

test('nobody types in for a party that can do it itself', async () => {
  await handIn(people.officer, opened.path, '4')
  const theirs = `${opened.path}/evaluation/paper/${opened.partyIds[0]}`
  expect((await people.officer.get(theirs)).status).toBe(403)
  expect((await typeIn(people.officer, theirs)).status).toBe(403)
  expect((await people.officer.get(`${opened.path}/evaluation/paper/x`)).status).toBe(404)
  for (const person of [people.leader, people.stranger, people.otherOfficer])
    expect((await person.get(paper)).status).toBe(403)
})
