import { afterAll, beforeAll, expect, test } from 'vitest'
import { reaches } from '../../demo/story.ts'
import { shapeOf } from '../../lib/form-shape.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, type PlantedCase, plantCanaries } from '../canaries.ts'
import { filled } from '../filled.ts'
import { caseRoutes, stepsOf } from '../walk.ts'

/*
 * Class 12: a state is changed by whom it is for, on what it is for, when it is time; the act itself asks, not the button
 * that is missing on the page. Every form of a case is sent at every point of its way by people for whom it is not.
 */
const forms = caseRoutes.filter((route) => 'form' in route)
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(
    app,
    'shinjo',
    reaches.map((reach) => ({ visibility: 'public', reach })),
  )
})
afterAll(() => app?.stop())

/** All that a case is and what was agreed in it, as one text. */
async function stateOf(cases: readonly PlantedCase[]): Promise<string> {
  const tables = ['collaboration', 'party', 'consultation', 'approval', 'joint_version', 'joint_confirmation']
  const more = [
    'joint_effect',
    'joint_objection',
    'evaluation_round',
    'evaluation_sheet',
    'evaluation_opening',
  ]
  const ids = cases.map(({ id }) => id)
  const parts: unknown[] = []
  for (const table of [...tables, ...more, 'file', 'entry']) {
    const key = table === 'collaboration' ? 'id' : 'case_id'
    const { rows } = await app.owner.query(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${key} = ANY ($1) ORDER BY to_jsonb(t)::text`,
      [ids],
    )
    parts.push([table, rows])
  }
  return JSON.stringify(parts)
}

const words: Readonly<Record<string, string>> = {
  outcome: 'collaboration',
  reason: '理由',
  section: 'health',
  form: 'cooperation-citizen-led',
  visibility: 'public',
  on: '2026-05-01',
  nextOn: '2026-06-10',
  approvedOn: '2026-05-01',
  signedOn: '2026-05-01',
  text: '文',
  message: '文',
  result: '結果',
  signer: '人',
}

/** Sends every form about these cases, each with the version that is right just now, and an older one. */
async function sendAll(who: Browser, cases: readonly PlantedCase[]): Promise<Map<string, number>> {
  const statuses = new Map<string, number>()
  for (const { route, about, name, address } of stepsOf(forms, { ...here, cases })) {
    if (!('form' in route)) continue
    const { rows } = await app.owner.query('SELECT version FROM collaboration WHERE id = $1', [about?.id])
    for (const version of new Set([String(rows[0]?.version), '1'])) {
      const fields = filled(shapeOf(route.form), { ...words, version, partyId: about?.partyId ?? '' })
      statuses.set(name, (await who.post(address, fields)).status)
    }
  }
  return statuses
}

const strangers: Record<string, () => Promise<Browser>> = {
  nobody: async () => app.anonymous(),
  'another resident': () => app.person('shinjo', { hat: 'resident', name: 'よその人' }),
  'another group': () =>
    app.person('shinjo', { hat: 'representative', organization: { kind: 'community', name: 'よその会' } }),
  'an officer of another section': () => app.person('shinjo', { hat: 'officer', section: 'environment' }),
  'the chief of another section': () => app.person('shinjo', { hat: 'chief', section: 'environment' }),
  'the support centre': () => app.person('shinjo', { hat: 'supportCenter' }),
  'a council member': () => app.person('shinjo', { hat: 'council' }),
  'a judge': () => app.person('shinjo', { hat: 'judge' }),
  'the administrator': () => app.person('shinjo', { hat: 'administrator' }),
}

test.each(Object.keys(strangers))('%s changes no case at any point of its way', async (name) => {
  const before = await stateOf(here.cases)
  const statuses = await sendAll((await strangers[name]?.()) as Browser, here.cases)
  expect(statuses.size).toBe(forms.length * here.cases.length)
  expect(await stateOf(here.cases)).toBe(before)
})

const waysOf = (reach: PlantedCase['reach']) => here.cases.filter((one) => one.reach === reach)
const stageOf = async (one: PlantedCase | undefined) =>
  (await app.owner.query('SELECT stage, state FROM collaboration WHERE id = $1', [one?.id])).rows[0]

test('of a closed case its own parties and its section change nothing that was agreed', async () => {
  const agreed = async () =>
    (
      await app.owner.query(
        `SELECT (SELECT jsonb_agg(to_jsonb(v) ORDER BY to_jsonb(v)::text) FROM joint_version v WHERE v.case_id = $1) AS versions,
           (SELECT jsonb_agg(to_jsonb(c) ORDER BY to_jsonb(c)::text) FROM joint_confirmation c WHERE c.case_id = $1) AS confirmed,
           (SELECT jsonb_agg(to_jsonb(e) ORDER BY to_jsonb(e)::text) FROM joint_effect e WHERE e.case_id = $1) AS effects,
           (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.party_id) FROM evaluation_sheet s WHERE s.case_id = $1) AS sheets,
           (SELECT jsonb_agg(to_jsonb(o) ORDER BY o.party_id) FROM evaluation_opening o WHERE o.case_id = $1) AS openings,
           (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id) FROM party p WHERE p.case_id = $1) AS parties,
           (SELECT jsonb_build_array(stage, state, form, section, closed_on) FROM collaboration WHERE id = $1) AS state`,
        [waysOf('closed')[0]?.id],
      )
    ).rows[0]
  const before = await agreed()
  expect(before.effects).not.toBeNull()
  for (const role of ['resident', 'civic', 'officer', 'chief', 'office'])
    await sendAll(await here.as(role), waysOf('closed'))
  expect(await agreed()).toEqual(before)
})

test('who sent an idea does not accept or conclude it themselves', async () => {
  const [sent] = waysOf('sent')
  const { rows } = await app.owner.query('SELECT to_jsonb(c) AS row FROM consultation c WHERE case_id = $1', [
    sent?.id,
  ])
  const resident = await here.as('resident')
  const at = `/shinjo/cases/${sent?.number}/consultation`
  const before = await stageOf(sent)
  for (const [path, fields] of [
    ['/acceptance', {}],
    ['/conclusion', { outcome: 'collaboration', reason: 'x' }],
    ['/handover', { section: 'health', handoverReason: 'x' }],
    ['/reply', { text: 'x', nextOn: '2026-06-10' }],
  ] as const)
    for (const version of ['1', '2', '3'])
      expect([path, (await resident.post(`${at}${path}`, { ...fields, version })).status]).toEqual([
        path,
        403,
      ])
  expect(await stageOf(sent)).toEqual(before)
  const after = await app.owner.query('SELECT to_jsonb(c) AS row FROM consultation c WHERE case_id = $1', [
    sent?.id,
  ])
  expect(after.rows).toEqual(rows)
})

test('the section in charge sends the same forms and does change something: the looking above can fail', async () => {
  const before = await stateOf(waysOf('sent'))
  await sendAll(await here.as('officer'), waysOf('sent'))
  expect(await stateOf(waysOf('sent'))).not.toBe(before)
})
