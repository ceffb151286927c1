import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blindId } from '../../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { hashOfLine } from './rules.ts'
import {
  agreementsOutOfNothing,
  newViews,
  type Sent,
  type Step,
  step,
  type Views,
} from './two-parties.testing.ts'

/*
 * The same over the wire and in the database: both act at the same moment, and whoever got no answer sends the very same
 * form again.
 */
const [city, section] = ['echizen', 'self-government']
let app: TestApp
let people: [TestPerson, TestPerson]
beforeAll(async () => {
  app = await startTestApp()
  const leader = await app.person(city, {
    hat: 'representative',
    organization: { kind: 'civic', name: '見本の会' },
  })
  people = [leader, await app.person(city, { hat: 'officer', section })]
})
afterAll(() => app?.stop())

type World = {
  opened: TestCase
  sheet: string
  views: Views /** By its text, the version it was taken as: the one after what its writer had seen. */
  accepted: Map<string, number>
  sent: Sent[]
}

async function newWorld(): Promise<World> {
  const opened = await openTestCase(app, city, {
    stage: 'table',
    section,
    parties: [{ ...people[0], name: '見本の会' }, { section }],
  })
  return { opened, sheet: `${opened.path}/table/sheet`, views: newViews(), accepted: new Map(), sent: [] }
}

const answerForm =
  /lines\/([0-9a-f-]{36})\/answers"[\s\S]*?name="version" value="(\d+)"[\s\S]*?name="hash" value="([0-9a-f]{64})"/g

async function look({ sheet, views }: World, who: 0 | 1) {
  const { text } = await people[who].get(sheet)
  for (const [, line = '', version, hash = ''] of text.matchAll(answerForm))
    views[who].set(line, { version: Number(version), hash })
}

type Sending = { who: 0 | 1; lost: boolean; path: string; fields: Record<string, string> }

async function send({ sheet }: World, { who, lost, path, fields }: Sending): Promise<number> {
  const form = { submissionId: blindId(), ...fields }
  if (lost) await people[who].post(`${sheet}${path}`, form)
  return (await people[who].post(`${sheet}${path}`, form)).status
}

async function write(
  world: World,
  { who, lost }: Step,
  text: string,
  at?: { line: string; version: number },
) {
  const path = at ? `/lines/${at.line}/versions` : '/parts/issue/lines'
  const status = await send(world, { who, lost, path, fields: { version: String(at?.version ?? 0), text } })
  expect(at ? [303, 422] : [303]).toContain(status)
  if (status === 303) world.accepted.set(text, (at?.version ?? 0) + 1)
}

async function answer(world: World, { who, lost }: Step, given: Omit<Sent, 'party'>) {
  const { version, hash } = given.seen
  const fields = { version: String(version), hash, answer: given.answer }
  const status = await send(world, { who, lost, path: `/lines/${given.line}/answers`, fields })
  expect([303, 409]).toContain(status)
  if (status === 303) world.sent.push({ ...given, party: world.opened.partyIds[who] ?? '' })
}

async function act(world: World, one: Step, n: string) {
  if (one.does === 'look') return look(world, one.who)
  if (one.does === 'add') return write(world, one, `${one.word}${n}`)
  const [line, seen] = [...world.views[one.who]][one.line] ?? []
  if (line === undefined || seen === undefined) return
  if (one.does === 'write') return write(world, one, `${one.word}${n}`, { line, version: seen.version })
  await answer(world, one, { line, seen, answer: one.does })
}

async function storedIn({ opened }: World) {
  const { rows: texts } = await app.owner.query(
    `SELECT line_id AS line, version, content, content_hash AS hash, party_id AS party FROM sheet_line_version
     WHERE case_id = $1`,
    [opened.id],
  )
  const { rows: given } = await app.owner.query(
    `SELECT line_id AS line, version, content_hash AS hash, party_id AS party, answer FROM sheet_answer WHERE case_id = $1`,
    [opened.id],
  )
  const { rows: told } = await app.owner.query(
    `SELECT facts->>'hash' AS hash FROM entry WHERE case_id = $1 AND kind = 'sheetWritten'`,
    [opened.id],
  )
  return { texts, given, told: told.map(({ hash }) => hash as string) }
}

async function holds(world: World) {
  const { opened, accepted, sent, sheet } = world
  const { texts, given, told } = await storedIn(world)
  expect(new Map(texts.map(({ content, version }) => [content.text, version]))).toEqual(accepted)
  expect(texts).toHaveLength(accepted.size)
  for (const { line, version, content, hash } of texts)
    expect(hash).toBe(hashOfLine({ caseNumber: opened.number, line, section: 'issue', version, content }))
  expect(told.sort()).toEqual(texts.map(({ hash }) => hash).sort())
  expect(agreementsOutOfNothing(given, texts, sent)).toEqual([])
  for (const { line, seen, party } of sent.filter((one) => one.answer === 'agree'))
    expect(given).toContainEqual({ line, ...seen, party, answer: 'agree' })
  for (const person of people) {
    const { text } = await person.get(`${sheet}/history`)
    expect(text.match(/class="yui-versions__one"/g)?.length ?? 0).toBe(texts.length)
    for (const { hash } of texts) expect(text).toContain(hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 '))
  }
}

test('nothing accepted is lost, both read all of it, and every agreement names the text that was seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 9 }), async (rounds) => {
      const world = await newWorld()
      const first = { does: 'add', line: 0, word: '最初', lost: true } as const
      await Promise.all([act(world, { ...first, who: 0 }, 'a'), act(world, { ...first, who: 1 }, 'b')])
      await Promise.all([look(world, 0), look(world, 1)])
      expect([...world.views[0].keys()].sort()).toEqual([...world.views[1].keys()].sort())
      expect(world.views[0].size).toBe(2)
      for (const [n, [one, other]] of rounds.entries()) {
        await Promise.all([
          act(world, { ...one, who: 0 }, `${n}a`),
          act(world, { ...other, who: 1 }, `${n}b`),
        ])
        if (n % 2 === 0) await Promise.all([look(world, 0), look(world, 1)])
      }
      await holds(world)
    }),
    // A failing run is long enough to read; making it smaller would take minutes.
    { numRuns: 5, endOnFailure: true },
  )
})
