import type { PlainDate } from '../lib/dates.ts'
import { type Answers, fillIn, type Scene } from './actor.ts'
import type { DemoIds } from './people.ts'
import type { Story } from './story.ts'

/** Opens the sheets of a case as the job would; the demo does not wait for the job process. */
export type OpenSheets = (scene: Scene, number: string) => Promise<void>
export type Telling = {
  scene: Scene
  ids: DemoIds
  story: Story
  openSheets: OpenSheets
  /** Asks both sides when half of the term is over, as the job would. */
  beginHalfway: OpenSheets
  at: (day: PlainDate, hour: number) => void
  today: PlainDate
  /** Numbers of the stories that were told before, by their titles. */
  numbers?: ReadonlyMap<string, string>
}

export async function act(
  telling: Telling,
  as: string,
  page: string,
  to: string,
  answers: Answers = {},
): Promise<string> {
  const person = telling.ids.persons[as]
  if (!person) throw new Error(`demo: nobody is called ${as}`)
  return fillIn(telling.scene, person, page, to, answers)
}

export const officer = ({ story }: Telling) => story.officer ?? 'office'
/** Parties in the order in which they came to the table. */
export const table = ({ story }: Telling): string[] => [
  story.by,
  ...(story.withoutGovernment ? [] : ['city']),
  ...(story.with ?? []),
]
/** Who acts for a party: the city's side by the section's chief. */
export const binder = ({ story }: Telling, as: string): string =>
  as === 'city' ? (story.chief ?? 'chief') : as
