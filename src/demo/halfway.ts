import { addDays, type PlainDate } from '../lib/dates.ts'
import { act, binder, type Telling, table } from './telling.ts'
import { sheet } from './way-out.ts'

/** Half of the term is over: each side looks back for the first time, as the clock would have asked. */
export async function lookHalfway(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, scene, at, beginHalfway, openSheets } = telling
  if (story.halfway === undefined) return
  at(on, 9)
  await beginHalfway(scene, number)
  for (const [index, as] of table(telling).entries()) {
    at(addDays(on, index + 1), 10)
    const page = `/cases/${number}/evaluation/sheet`
    await act(telling, binder(telling, as), page, '/evaluation/sheet', ({ names }) =>
      sheet(names, story.halfway?.[as] ?? [3], ''),
    )
  }
  await openSheets(scene, number)
}
