import { createHash } from 'node:crypto'
import { openLetterhead } from '../core/notice/index.ts'
import { openSession, sessionCookie } from '../core/people/session.ts'
import { casts } from '../demo/cast.ts'
import { addCast, type DemoIds } from '../demo/people.ts'
import type { Reach, Story } from '../demo/story.ts'
import { tell } from '../demo/tell.ts'
import { addDays, type PlainDate, todayInJapan } from '../lib/dates.ts'
import { blindId } from '../lib/ids.ts'
import { openPool } from '../platform/db/pool.ts'
import { inCity } from '../platform/db/transaction.ts'
import { openKeyFolder } from '../platform/keys/index.ts'
import { writeDurably } from '../platform/storage/index.ts'
import { openRound } from '../stages/evaluation/open.ts'
import type { TestApp } from './app.ts'
import { type Browser, visitor } from './browser.ts'
import { plantEveryColumn } from './plant-columns.ts'
import { plantSilence } from './plant-silence.ts'

/** Stands in everything that an outsider must never read. */
export const canary = 'SECRET'
export type PlantedCase = {
  id: string
  number: string
  visibility: 'public' | 'desk'
  reach: Reach
  fileId: string
  approvalId: string
  /** What the resident was told of it, by each way. */
  mailId: string
  letterId: string
  callId: string
  /** The resident's side. */
  partyId: string
}
export type Canaries = {
  city: string
  cases: PlantedCase[]
  /** Somebody of the demo's cast, signed in. */
  as: (role: string) => Promise<Browser>
  ids: DemoIds
  /** Personal columns that the canary could not be put into, each with the reason. */
  unplanted: string[]
}

/** Every word of a desk-only matter is secret; of a public one what is said between the parties. */
function storyOf({ visibility, reach }: Told, mark: string): Story {
  const open = (text: string) => (visibility === 'desk' ? `${mark}-${text}` : text)
  const secret = (text: string) => `${mark}-${text}`
  const everybody = (text: string) => ({ resident: text, city: text, civic: text })
  return {
    title: open('題名'),
    issue: open('課題'),
    wish: open('願い'),
    proposer: secret('proposer'),
    by: 'resident',
    field: 'snow',
    officer: 'officer',
    chief: 'chief',
    visibility,
    daysAgo: 200,
    reach,
    reply: secret('reply'),
    with: ['civic'],
    form: 'cooperation-citizen-led',
    goal: open('目標'),
    roles: everybody(open('役割')),
    resources: [{ who: 'civic', kind: 'goods', what: open('持ち寄り'), amount: '3' }],
    log: [
      { who: 'resident', text: secret('log'), public: false },
      { who: 'civic', text: open('活動') },
    ],
    result: open('結果'),
    marks: { resident: [5], city: [2], civic: [3] },
    words: everybody(secret('sheet')),
    statement: {
      achieved: open('できた'),
      wentWell: open('よかった'),
      change: open('変えたい'),
      learned: open('わかった'),
    },
  }
}

const castIn = (city: string, mark: string) => {
  const cast = casts.find((one) => one.city === city)
  if (cast === undefined) throw new Error(`no cast for ${city}`)
  // Groups are named in public; people are not.
  const groups = cast.groups.map((group) => ({
    ...group,
    name: mark === canary ? group.name : `${mark}-${group.as}`,
  }))
  return { ...cast, groups, roles: cast.roles.map((role) => ({ ...role, name: `${mark}-${role.as}` })) }
}

/** Fills a city with matters that went the real way through every form, and could leak at every step. */
export async function plantCanaries(
  test: TestApp,
  city: string,
  told: readonly Told[],
  mark = canary,
): Promise<Canaries> {
  const cityId = await test.cityId(city)
  const real = test.runtime.clock()
  const ids = await inCity(test.pool, cityId, 'write', (tx) => addCast(tx, castIn(city, mark), real))
  const unsealPool = openPool(test.connection('yui_unseal'), 1, 'yui-test-unseal')
  const open = openRound({
    unsealPool,
    appPool: test.pool,
    keys: openKeyFolder(test.keysDir),
    clock: test.runtime.clock,
    letterhead: openLetterhead(test.runtime),
  })
  const scene = { app: test.app, runtime: test.runtime, cityId, slug: city }
  const idOf = async (number: string) =>
    String(
      (
        await test.owner.query('SELECT id FROM collaboration WHERE city_id = $1 AND number = $2', [
          cityId,
          number,
        ])
      ).rows[0]?.id,
    )
  const at = (day: PlainDate, hour: number) =>
    test.setNow(new Date(`${day}T${String(hour).padStart(2, '0')}:12:00+09:00`).toISOString())
  const cases: PlantedCase[] = []
  for (const { visibility, reach } of told) {
    const number = await tell({
      scene,
      ids,
      story: storyOf({ visibility, reach }, mark),
      at,
      today: todayInJapan(real),
      openSheets: async (_, of) => open({ cityId, caseId: await idOf(of) }),
      beginHalfway: async () => undefined,
    })
    const id = await idOf(number)
    const papers = await plantPapers(test, cityId, id, mark)
    cases.push({ id, number, visibility, reach, ...papers })
    // Where there is no table, so that no page reads it.
    if (visibility === 'public' && reach === 'closed')
      await plantSilence(test, { cityId, caseId: id, partyId: papers.partyId ?? '' }, mark)
  }
  await unsealPool.end()
  test.setNow(real.toISOString())
  const belongs = { cityId, personId: ids.persons.resident?.personId ?? '', caseId: cases[0]?.id ?? '' }
  const unplanted = mark === canary ? await plantEveryColumn(test.owner, belongs, mark) : []
  // People of the demo are offered at sign-in; these are not to be seen there, either.
  await test.owner.query('UPDATE person SET demo = false WHERE city_id = $1', [cityId])
  const as = async (role: string) => {
    const { personId = '', hatId = '' } = ids.persons[role] ?? {}
    const token = await inCity(test.pool, cityId, 'write', (tx) => openSession(tx, personId, hatId, real))
    const browser = visitor(test.app)
    browser.cookies.set(sessionCookie(city), token)
    return browser
  }
  return { city, cases, as, ids, unplanted }
}

export type Told = Pick<PlantedCase, 'visibility' | 'reach'>

/** What only some stories have: a draft that waits for its 決裁, a file between the parties, an overdue duty. */
async function plantPapers(
  test: TestApp,
  cityId: string,
  caseId: string,
  mark: string,
): Promise<Pick<PlantedCase, 'fileId' | 'approvalId' | 'partyId' | 'mailId' | 'letterId' | 'callId'>> {
  const now = test.runtime.clock()
  const [fileId, approvalId, dutyId] = [blindId(), blindId(), blindId()]
  const part = { label: '返事', text: `${mark}-draft` }
  const draft = { paper: { subject: `${mark}-draft`, parts: [part] }, content: { text: part.text } }
  const content = new TextEncoder().encode(`%PDF-1.7 ${mark}-bytes of ${caseId}`)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await writeDurably(test.runtime.filesDir, cityId, sha256, content)
  await test.owner.query(
    `INSERT INTO approval (city_id, id, case_id, kind, draft, state, drafted_by, created_at)
     VALUES ($1, $2, $3, 'reply', $4, 'draft', (SELECT id FROM person WHERE city_id = $1 LIMIT 1), $5)`,
    [cityId, approvalId, caseId, JSON.stringify(draft), now],
  )
  await test.owner.query(
    `INSERT INTO file (city_id, id, case_id, name, media_type, size, sha256, visibility, added_at)
     VALUES ($1, $2, $3, $4, 'application/pdf', $5, $6, 'parties', $7)`,
    [cityId, fileId, caseId, `${mark}-file.pdf`, content.byteLength, sha256, now],
  )
  await test.owner.query(
    `INSERT INTO duty (city_id, id, case_id, kind, section, due_on, opened_at)
     SELECT $1, $2, $3, 'consultation.reply', section, $4, $5 FROM collaboration WHERE city_id = $1 AND id = $3`,
    [cityId, dutyId, caseId, addDays(todayInJapan(now), -3), now],
  )
  const { rows } = await test.owner.query('SELECT id FROM party WHERE case_id = $1 AND position = 1', [
    caseId,
  ])
  const told = await plantNotices(test, cityId, caseId, mark)
  return { fileId, approvalId, partyId: String(rows[0]?.id), ...told }
}

/** A mail, a letter and a call about the matter; with them, how the resident can be reached. */
async function plantNotices(test: TestApp, cityId: string, caseId: string, mark: string) {
  const now = test.runtime.clock()
  const [mailId, letterId, callId] = [blindId(), blindId(), blindId()]
  const about = `(SELECT person_id FROM party WHERE case_id = $3 AND position = 1)`
  const given = [cityId, mailId, caseId, `${mark}-notice`, now]
  await test.owner.query(
    `INSERT INTO outbox (city_id, id, case_id, person_id, kind, lang, subject, body, readable, queued_at)
     VALUES ($1, $2, $3, ${about}, 'test', 'ja', $4, $4, true, $5)`,
    given,
  )
  await test.owner.query(
    `INSERT INTO letter (city_id, id, case_id, person_id, kind, lang, subject, body, path, written_at)
     VALUES ($1, $2, $3, ${about}, 'test', 'ja', $4, $4, '/desk', $5)`,
    given.with(1, letterId),
  )
  await test.owner.query(
    `INSERT INTO phone_call (city_id, id, case_id, person_id, kind, lang, subject, script, path, opened_at)
     VALUES ($1, $2, $3, ${about}, 'test', 'ja', $4, $4, '/desk', $5)`,
    given.with(1, callId),
  )
  await test.owner.query(
    `UPDATE person SET phone = $3, address = $3, contact_email = $3 WHERE city_id = $1 AND id IN (SELECT person_id FROM party WHERE case_id = $2)`,
    [cityId, caseId, `${mark}-reach`],
  )
  return { mailId, letterId, callId }
}
