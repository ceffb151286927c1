import { addDays, type PlainDate } from '../lib/dates.ts'
import { inCity } from '../platform/db/transaction.ts'
import { drawPicture } from './pictures.ts'
import { act, binder, officer, type Telling, table } from './telling.ts'

export async function work(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, at, today } = telling
  for (const [index, line] of (story.log ?? []).entries()) {
    const day = addDays(on, index * 12)
    if (day > today) return
    at(day, 17)
    const visibility = line.public === false ? 'parties' : 'public'
    await act(telling, binder(telling, line.who), `/cases/${number}/log`, `/cases/${number}/log`, {
      on: day,
      text: line.text,
      visibility,
      ...(line.picture ? { photos: await drawPicture(line.picture[0]), photoText: line.picture[1] } : {}),
    })
  }
}

export async function finish(telling: Telling, number: string, on: PlainDate): Promise<void> {
  telling.at(on, 16)
  const as = telling.story.withoutGovernment ? telling.story.by : officer(telling)
  await act(telling, as, `/cases/${number}/log`, '/completion', {
    result: telling.story.result ?? '予定した活動を終えました。',
  })
}

/** The first side, or every side, hands in its sheet. */
export async function evaluate(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, scene, openSheets } = telling
  const sides = story.reach === 'oneSideIn' ? table(telling).slice(0, 1) : table(telling)
  for (const [index, as] of sides.entries()) {
    telling.at(addDays(on, index), 10)
    await act(
      telling,
      binder(telling, as),
      `/cases/${number}/evaluation/sheet`,
      '/evaluation/sheet',
      ({ names }) => ({
        ...sheet(names, story.marks?.[as] ?? [4], story.words?.[as] ?? ''),
        ...(names.has('notes.0.words') ? { 'notes.0.words': story.good?.[as] ?? '' } : {}),
      }),
    )
  }
  if (story.reach !== 'closed') return
  await openSheets(scene, number)
  await judgeFromOutside(telling, number)
}

/** The council looks from outside where the city has it do so, and of it whoever was asked. */
async function judgeFromOutside(telling: Telling, number: string): Promise<void> {
  const { scene, story, ids, openSheets } = telling
  const asked = await judgesOf(scene, number)
  if (asked.length === 0) return
  const marks = story.marks?.outside ?? [4, 3]
  const judges = Object.keys(ids.persons).filter((as) => asked.includes(ids.persons[as]?.personId ?? ''))
  for (const [at, as] of judges.entries())
    await act(telling, as, `/cases/${number}/evaluation/outside`, '/evaluation/outside', ({ names }) =>
      sheet(names, marks.slice(at).concat(marks.slice(0, at)), at === 0 ? (story.words?.outside ?? '') : ''),
    )
  await openSheets(scene, number)
}

const judgesOf = ({ runtime, cityId }: Telling['scene'], number: string): Promise<string[]> =>
  inCity(runtime.pool, cityId, 'read', async ({ db }) => {
    const rows = await db
      .selectFrom('evaluation_judge as j')
      .innerJoin('collaboration as c', (join) =>
        join.onRef('c.city_id', '=', 'j.city_id').onRef('c.id', '=', 'j.case_id'),
      )
      .select('j.person_id')
      .where('c.city_id', '=', cityId)
      .where('c.number', '=', number)
      .execute()
    return rows.map((row) => row.person_id)
  })

/** Marks in turn; what a side has to say stands once, with its lowest mark, as people write it. */
export function sheet(names: Set<string>, marks: readonly number[], words: string): Record<string, string> {
  const marked = [...names].filter((name) => /^items\.\d+\.mark$/.test(name))
  const given = marked.map((name, index) => ({ name, mark: marks[index % marks.length] ?? 4 }))
  const lowest = given.reduce(
    (low, one) => (one.mark < low.mark ? one : low),
    given[0] ?? { name: '', mark: 0 },
  )
  const said = lowest.name.replace(/mark$/, 'words')
  return {
    ...Object.fromEntries(given.map(({ name, mark }) => [name, String(mark)])),
    ...(names.has(said) ? { [said]: words } : {}),
  }
}

export async function agreeOnStatement(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story } = telling
  telling.at(on, 14)
  const author = binder(telling, story.withoutGovernment ? story.by : 'city')
  await act(telling, author, `/cases/${number}/evaluation/joint/edit`, '/evaluation/joint/versions', {
    ...(story.statement ?? {}),
  })
  for (const [index, as] of table(telling).entries()) {
    telling.at(addDays(on, 1), 10 + index)
    await act(
      telling,
      binder(telling, as),
      `/cases/${number}/evaluation/joint`,
      '/evaluation/joint/confirmation',
    )
  }
}
