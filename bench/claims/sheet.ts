import { setTimeout as sleep } from 'node:timers/promises'
import { blindId, newId } from '../../src/lib/ids.ts'
import { seedCity } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import type { Figure } from '../figure.ts'
import { askUntilAnswered, openLossy } from '../lossy.ts'
import { startServer } from '../processes.ts'
import type { Size } from '../size.ts'

const mostLines = 30
type Seen = { line: string; version: string; hash: string }
type Party = {
  id: string
  cookie: string
  /** Texts that were accepted, and as which version: the one after what was seen. */
  accepted: Map<string, number>
  agreed: Seen[]
  told: { conflicts: number; resent: number }
}
type Table = { port: number; path: string; until: number }

const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)]

/** A case that sits at a table: two residents, each at a screen of their own. */
async function sitDown({ ownerClient, appPool }: BenchDatabase): Promise<{ path: string; parties: Party[] }> {
  const city = await seedCity(ownerClient, 'table', 1)
  const cookies = [await signIn(appPool, city, 'resident'), await signIn(appPool, city, 'resident')]
  const people = await ownerClient.query<{ id: string }>('SELECT id FROM person ORDER BY id')
  const { rows } = await ownerClient.query<{ id: string; number: string; party: string }>(
    'SELECT c.id, c.number, p.id AS party FROM collaboration c JOIN party p ON p.case_id = c.id',
  )
  const [subject] = rows
  if (subject === undefined) throw new Error('no case')
  const second = newId(Date.now())
  await ownerClient.query("UPDATE collaboration SET stage = 'table', state = 'open' WHERE id = $1", [
    subject.id,
  ])
  await ownerClient.query('UPDATE party SET person_id = $2 WHERE id = $1', [
    subject.party,
    people.rows[0]?.id,
  ])
  await ownerClient.query(
    `INSERT INTO party (city_id, case_id, id, position, kind, common, name, public_name, government, person_id, added_at)
     VALUES ($1, $2, $3, 2, 'resident', 'individual', '見本の人', '市民', false, $4, now())`,
    [city.id, subject.id, second, people.rows[1]?.id],
  )
  const parties = [subject.party, second].map((id, at) => ({
    id,
    cookie: cookies[at] ?? '',
    accepted: new Map<string, number>(),
    agreed: [],
    told: { conflicts: 0, resent: 0 },
  }))
  return { path: `/table/cases/${subject.number}/table/sheet`, parties }
}

const forms =
  /lines\/([0-9a-f-]{36})\/answers"[\s\S]*?name="version" value="(\d+)"[\s\S]*?name="hash" value="([0-9a-f]{64})"/g

async function look({ port, path }: Table, { cookie }: Party): Promise<Seen[]> {
  const { text } = await askUntilAnswered({ port, path, cookie })
  return [...text.matchAll(forms)].map(([, line = '', version = '', hash = '']) => ({ line, version, hash }))
}

async function send({ port, path }: Table, party: Party, to: string, fields: Record<string, string>) {
  const form = { submissionId: blindId(), ...fields }
  const { status, location, tries } = await askUntilAnswered({
    port,
    path: `${path}${to}`,
    cookie: party.cookie,
    form,
  })
  party.told.resent += tries - 1
  if (status === 409 || status === 422) party.told.conflicts += 1
  else if (status !== 303 || location?.includes('/table/sheet') !== true)
    throw new Error(`${to}: ${status} ${location}`)
  return status === 303
}

async function write(table: Table, party: Party, text: string, seen: Seen | undefined) {
  const to = seen ? `/lines/${seen.line}/versions` : '/parts/issue/lines'
  const version = seen?.version ?? '0'
  if (await send(table, party, to, { version, text })) party.accepted.set(text, Number(version) + 1)
}

/** One thing with what was seen: a new line, another text, or an agreement. */
async function act(table: Table, party: Party, seen: readonly Seen[], text: string) {
  const one = pick(seen)
  const does = Math.random()
  if (one === undefined || (does < 0.1 && seen.length < mostLines))
    return write(table, party, text, undefined)
  if (does < 0.55) return write(table, party, text, one)
  const answer = { version: one.version, hash: one.hash, answer: 'agree' }
  if (await send(table, party, `/lines/${one.line}/answers`, answer)) party.agreed.push(one)
}

/** Looks, thinks a moment, and acts; meanwhile the other does, too. */
async function work(table: Table, party: Party) {
  for (let n = 0; Date.now() < table.until; n += 1) {
    const seen = await look(table, party)
    await sleep(50 + Math.random() * 400)
    await act(table, party, seen, `${n}回目に${party.id.slice(-4)}が書いた、見守りの当番と除雪の日の案`)
  }
}

type Text = { line: string; version: number; text: string; hash: string; party: string }
type Given = { line: string; version: number; hash: string; party: string }
const keyOf = ({
  line,
  version,
  hash,
  party,
}: {
  line: string
  version: number | string
  hash: string
  party: string
}) => [line, version, hash, party].join()

async function stored({ ownerClient }: BenchDatabase) {
  const texts = await ownerClient.query<Text>(
    `SELECT line_id AS line, version, content->>'text' AS text, content_hash AS hash, party_id AS party
     FROM sheet_line_version`,
  )
  const given = await ownerClient.query<Given>(
    'SELECT line_id AS line, version, content_hash AS hash, party_id AS party FROM sheet_answer',
  )
  const told = await ownerClient.query<{ hash: string }>(
    "SELECT facts->>'hash' AS hash FROM entry WHERE kind = 'sheetWritten'",
  )
  return { texts: texts.rows, given: given.rows, told: told.rows.map(({ hash }) => hash) }
}

/** Accepted texts that are not there, or there twice, or not as the version after what their writer saw. */
function lostOf(parties: readonly Party[], texts: readonly Text[]): number {
  const accepted = parties.flatMap((party) => [...party.accepted])
  const wrong = accepted.filter(([text, version]) => {
    const there = texts.filter((one) => one.text === text)
    return there.length !== 1 || there[0]?.version !== version
  })
  return wrong.length + Math.max(0, texts.length - accepted.length)
}

/** Agreements that are stored and were not given to exactly that text, or were given and are not stored. */
function wrongAgreements(parties: readonly Party[], texts: readonly Text[], given: readonly Given[]): number {
  const sent = parties.flatMap(({ id, agreed }) => agreed.map((one) => keyOf({ ...one, party: id })))
  const fair = new Set([...sent, ...texts.map(keyOf)])
  const there = new Set(given.map(keyOf))
  return given.filter((one) => !fair.has(keyOf(one))).length + sent.filter((one) => !there.has(one)).length
}

/** The codes of all texts that a party reads in the sheet's history, page after page. */
async function historyOf(port: number, path: string, { cookie }: Party): Promise<string> {
  let [all, next] = ['', '/history']
  while (next !== '') {
    const { text } = await askUntilAnswered({ port, path: `${path}${next}`, cookie })
    all += text
    next = /href="[^"]*\/sheet(\/history\?after=[0-9a-f-]+)"[^>]*rel="next"/.exec(text)?.[1] ?? ''
  }
  return all
}

const shortOf = (hash: string): string => hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')

/** Two parties edit one sheet while the network loses three connections of ten. */
export async function sharedSheet(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const { path, parties } = await sitDown(database)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const network = await openLossy(server.port)
  const table = { port: network.port, path, until: Date.now() + size.sheetMinutes * 60_000 }
  await Promise.all(parties.map((party) => work(table, party)))
  network.stop()
  const { texts, given, told } = await stored(database)
  const histories = await Promise.all(parties.map((party) => historyOf(server.port, path, party)))
  await server.stop()
  await database.stop()
  const accepted = parties.reduce((sum, party) => sum + party.accepted.size, 0)
  const unread = histories.map((text) => texts.filter(({ hash }) => !text.includes(shortOf(hash))).length)
  const untold = texts.filter(({ hash }) => !told.includes(hash)).length
  const wrong = wrongAgreements(parties, texts, given)
  const lost = lostOf(parties, texts)
  const [resent, conflicts] = [
    parties.reduce((sum, one) => sum + one.told.resent, 0),
    parties.reduce((sum, one) => sum + one.told.conflicts, 0),
  ]
  const under = `${size.sheetMinutes} min, ${network.cut()} of ${network.all()} connections cut, ${resent} forms sent again, ${conflicts} told that somebody was faster`
  return [
    {
      claim:
        'Two parties at one sheet while connections are cut: accepted texts lost, doubled or overwritten unseen',
      measured: `${lost} of ${accepted} (${under})`,
      target: '0',
      reached: lost === 0 && accepted > 0,
    },
    {
      claim: 'Accepted texts missing in one party’s history, in the other’s, in the case’s trail',
      measured: `${unread.join(', ')}, ${untold}`,
      target: '0, 0, 0',
      reached: unread.every((n) => n === 0) && untold === 0,
    },
    {
      claim: 'Agreements that do not name exactly the text that was seen',
      measured: `${wrong} of ${given.length}`,
      target: '0',
      reached: wrong === 0 && given.length > accepted,
    },
  ]
}
