import { addDays, type PlainDate } from '../lib/dates.ts'
import type { TableStory } from './story.ts'
import { act, binder, officer, type Telling, table } from './telling.ts'

const tableOf = (number: string) => `/cases/${number}/table`
const usual = { 'candidates.0.from': '18:30', 'candidates.0.until': '20:00', place: '見本公民館' }

async function confirm(telling: Telling, page: string): Promise<void> {
  for (const as of table(telling)) await act(telling, binder(telling, as), page, '/confirmation')
}

/** Somebody who helps both sides talk: entered in the register, asked, and answering by telephone. */
async function bringCoordinator(telling: Telling, number: string): Promise<void> {
  const who = telling.story.table?.coordinator
  if (who === undefined) return
  const led = await act(telling, 'office', '/advisers/new', '/advisers/register', {
    role: 'coordinator',
    ...who,
    fields: ['environment'],
    area: '見本地区とその近く',
    times: '平日の夜、土曜の午前',
    open: ['listed', 'area', 'times', 'about'],
  })
  const page = `/cases/${number}/advisers`
  const adviser = /\/advisers\/([0-9a-f-]{36})/.exec(led)?.[1] ?? ''
  await act(telling, 'office', page, '/invitations', { adviser, note: '' })
  await act(telling, 'office', page, '/answers', { as: 'accepted' })
}

/** The first day is found together, the others are said at once. */
async function call(telling: Telling, number: string, sitting: number, on: PlainDate): Promise<void> {
  const { story } = telling
  const to = `${tableOf(number)}/sittings`
  const first = { 'candidates.0.on': on, ...usual }
  if (sitting > 1) {
    await act(telling, story.by, `${to}/new`, '/sittings', first)
    return
  }
  const second = {
    'candidates.1.on': addDays(on, 1),
    'candidates.1.from': '10:00',
    'candidates.1.until': '11:30',
  }
  await act(telling, story.by, `${to}/new`, '/sittings', { ...first, ...second })
  const page = `${to}/1`
  for (const as of table(telling)) {
    const answers = { 'answers.0.answer': 'yes', 'answers.1.answer': as === 'city' ? 'maybe' : 'no' }
    await act(telling, binder(telling, as), page, '/dates', answers)
  }
  await act(telling, story.by, page, '/choice')
}

async function sit(telling: Telling, number: string, at: number, on: PlainDate): Promise<void> {
  const { story } = telling
  const told = story.table?.sittings[at]
  if (told === undefined) return
  telling.at(on, 9)
  await call(telling, number, at + 1, on)
  telling.at(on, 20)
  const minutes = `${tableOf(number)}/sittings/${at + 1}/minutes`
  await act(telling, officer(telling), `${minutes}/edit`, '/minutes', ({ fields }) => {
    const seats = fields.filter(([name]) => /^present\.\d+\.seat$/.test(name)).map(([, value]) => value)
    const parties = table(telling).length
    const present = seats.map((_, row): [string, string] => [
      `present.${row}.who`,
      row < parties ? `見本の人${row + 1}` : (story.table?.coordinator?.name ?? ''),
    ])
    const todo = told.todo && {
      'todos.0.what': told.todo,
      'todos.0.party': seats[0] ?? '',
      'todos.0.who': '見本の人1',
      'todos.0.dueOn': addDays(on, 14),
    }
    return {
      ...Object.fromEntries(present),
      talk: told.talk,
      decisions: told.decisions,
      goal: told.goal ?? '',
      ...todo,
    }
  })
  await confirm(telling, minutes)
  if (at === 0) await answerPulse(telling, `${tableOf(number)}/sittings/1`)
}

/** How the first sitting felt, by each party. */
async function answerPulse(telling: Telling, sitting: string): Promise<void> {
  for (const [seat, as] of table(telling).entries())
    await act(telling, binder(telling, as), sitting, '/pulse', ({ fields }) =>
      Object.fromEntries(
        fields
          .filter(([name]) => /^marks\.\d+\.principle$/.test(name))
          .map(([name], row) => [name.replace('principle', 'mark'), String(3 + ((seat + row) % 2))]),
      ),
    )
}

/** What is on the shared sheet: each line is written by one party, and those that all agree to go on. */
async function writeSheet(telling: Telling, number: string, { lines }: TableStory): Promise<void> {
  const sheet = `${tableOf(number)}/sheet`
  for (const { part, text, agreed } of lines) {
    const led = await act(telling, telling.story.by, `${sheet}/parts/${part}/new`, '/lines', { text })
    const line = /line-([0-9a-f-]{36})/.exec(led)?.[1]
    if (!agreed || line === undefined) continue
    for (const as of table(telling).slice(1))
      await act(telling, binder(telling, as), `${sheet}/lines/${line}`, '/answers', { answer: 'agree' })
  }
}

/** Three sittings of a partner table, and how it ended: told as all confirmed it. */
export async function talkAtTable(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story } = telling
  if (story.table === undefined) return
  telling.at(on, 8)
  await bringCoordinator(telling, number)
  for (const at of story.table.sittings.keys()) await sit(telling, number, at, addDays(on, at * 3))
  await writeSheet(telling, number, story.table)
  const { outcome, reason, goal } = story.table
  const page = `${tableOf(number)}/outcome`
  await act(telling, story.by, `${page}/edit`, '/outcome', { outcome, reason, goal })
  await confirm(telling, page)
}
