import type { TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { publish } from '../../testing/publication.ts'

const idea = {
  title: '通学路の見守りをいっしょに',
  issue: '朝の通学路で、車の通りが多い。',
  wish: '登校の時間に、地域と学校と市で見守りたい。',
  proposer: '子どもを持つ親のあつまり',
  field: 'health',
  visibility: 'public',
}

/** The app of this file, once its people are there: their ideas are looked at by the office, as any that are to be public. */
let current: TestApp | undefined

/** Sends an idea as a resident would, checked before it is public, and tells its number. */
export async function sendIdea(sender: Browser, city = 'shinjo', fields: object = {}): Promise<string> {
  const sent = await sender.post(`/${city}/ideas`, { ...idea, ...fields })
  const number = /\/cases\/([^/?]+)/.exec(sent.location ?? '')?.[1]
  if (number === undefined) throw new Error(`no case: ${sent.status} ${sent.text.slice(0, 2000)}`)
  if (current && { ...idea, ...fields }.visibility === 'public') await publish(current, city, number)
  return number
}

/** A resident, officers of the section in charge, and one of another section. */
export async function people(app: TestApp, city = 'shinjo', section = 'health', other = 'environment') {
  current = app
  return {
    resident: await app.person(city, { hat: 'resident', name: '提案 花子' }),
    neighbour: await app.person(city, { hat: 'resident', name: '隣野 次郎' }),
    officer: await app.person(city, { hat: 'officer', section, name: '担当 一郎' }),
    colleague: await app.person(city, { hat: 'officer', section, name: '同僚 良子' }),
    stranger: await app.person(city, { hat: 'officer', section: other, name: '他課 三郎' }),
    office: await app.person(city, { hat: 'coordination', section: 'general-policy', name: '窓口 四郎' }),
  }
}

/** The hidden version that the form with this action carries. */
export function versionIn(html: string, action: string): string {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  return /name="version" value="([^"]*)"/.exec(form)?.[1] ?? 'no form'
}

/** Sends a form of a page the way the page offers it. */
export async function use(who: Browser, page: string, noun: string, fields: object = {}) {
  const shown = await who.get(page)
  const version = versionIn(shown.text, `${page}/${noun}`)
  return who.post(`${page}/${noun}`, { version, ...fields })
}

export type OpenDuty = { kind: string; section: string | null; due_on: string | null }

export async function openDuties(app: TestApp, number: string): Promise<OpenDuty[]> {
  const { rows } = await app.owner.query<OpenDuty>(
    `SELECT d.kind, d.section, d.due_on FROM duty d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
     WHERE c.number = $1 AND d.closed_at IS NULL ORDER BY d.kind`,
    [number],
  )
  return rows
}

export async function threadKinds(app: TestApp, number: string): Promise<string[]> {
  const { rows } = await app.owner.query<{ kind: string }>(
    `SELECT e.stage || '.' || e.kind AS kind FROM entry e JOIN collaboration c ON c.city_id = e.city_id AND c.id = e.case_id
     WHERE c.number = $1 AND e.kind NOT LIKE 'publication%' ORDER BY e.seq`,
    [number],
  )
  return rows.map(({ kind }) => kind)
}
