import { readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressFrom, newTrialFolder, operatorOf, removeTrialFolders, yui } from '../cli/operator.testing.ts'
import { blindId } from '../lib/ids.ts'
import { startTestApp, type TestApp } from '../testing/app.ts'
import type { TestPerson } from '../testing/people.ts'
import { testRoles } from '../testing/template.ts'
import { programFiles } from './places.ts'
import { prepareDatabase } from './prepare.ts'
import {
  buildTrial,
  get,
  idea,
  killAll,
  newFolder,
  type Program,
  post,
  startProgram,
} from './processes.testing.ts'

let app: TestApp
let one: Program
let other: Program
let cookie: string
let officer: string
const removals: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  app = await startTestApp()
  await prepareDatabase(app.owner, programFiles().migrations, testRoles)
  app.setNow(new Date().toISOString())
  const cookieOf = ({ cookies }: TestPerson) =>
    [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  cookie = cookieOf(await app.person('shinjo', { hat: 'resident' }))
  // What a section proposes is public at once.
  officer = cookieOf(await app.person('shinjo', { hat: 'officer', section: 'urban-development' }))
  const { file, remove } = await buildTrial()
  removals.push(remove)
  const start = async () => {
    const data = await newFolder()
    removals.push(() => rm(data, { recursive: true, force: true }))
    return startProgram(file, { YUI_DATA: data, TRIAL_DATABASE: addressFrom(app.connection('yui_app')) })
  }
  ;[one, other] = await Promise.all([start(), start()])
})
afterAll(async () => {
  await Promise.all([killAll(one), killAll(other)])
  await app.stop()
  for (const remove of removals) await remove()
  await removeTrialFolders()
})

test('what is written through one is on the other’s kept page at once', async () => {
  for (let round = 0; round < 6; round++) {
    const [writer, reader] = round % 2 === 0 ? [one, other] : [other, one]
    const title = `雪かき その${round}`
    // asked twice, so that the second answer is the kept page
    for (let n = 0; n < 2; n++) expect(await get(reader, '/shinjo/cases')).not.toContain(title)
    expect((await post(writer, '/shinjo/ideas', idea(title), officer)).status).toBe(303)
    expect(await get(reader, '/shinjo/cases')).toContain(title)
  }
})

test('a form that is sent to both at once has one result', async () => {
  const fields = { ...idea('二重に送った案'), submissionId: blindId() }
  const answers = await Promise.all(
    [one, other].map((program) => post(program, '/shinjo/ideas', fields, cookie)),
  )
  const retried = await post(one, '/shinjo/ideas', fields, cookie)
  const { rows } = await app.owner.query(`SELECT number FROM collaboration WHERE title = $1`, [fields.title])
  expect(rows.length).toBe(1)
  expect(retried.headers.get('location')).toBe(`/shinjo/cases/${rows[0].number}/receipt`)
  expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
})

test('wrong passwords count together', async () => {
  const env = operatorOf(app, await newTrialFolder())
  const made = await yui(
    env,
    'admin',
    'create',
    '--city',
    'shinjo',
    '--email',
    'a@b.jp',
    '--name',
    'A',
    '--generate',
  )
  const password = /: (\S{20,})$/m.exec(made.said)?.[1] ?? ''
  const sign = (program: Program, secret: string) =>
    post(program, '/shinjo/sign-in', { email: 'a@b.jp', password: secret, next: '' })
  expect((await sign(one, password)).status).toBe(303)
  for (const program of [one, other, one, other, one]) expect((await sign(program, 'wrong')).status).toBe(422)
  expect((await sign(other, password)).status).toBe(422)
})

test('an edition that is added is shown by both at once', async () => {
  const folder = await newTrialFolder()
  for (const program of [one, other]) expect(await get(program, '/kurashiki')).not.toContain('新しい倉敷市')
  const text = await readFile('cities/kurashiki.yaml', 'utf8')
  await writeFile(`${folder}/city.yaml`, text.replace('ja: 倉敷市', 'ja: 新しい倉敷市'))
  expect(await yui(operatorOf(app, folder), 'city', 'add', `${folder}/city.yaml`)).toMatchObject({ code: 0 })
  for (const program of [one, other]) expect(await get(program, '/kurashiki')).toContain('新しい倉敷市')
})
