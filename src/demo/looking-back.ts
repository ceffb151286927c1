import { cityOf } from '../core/edition/directory.ts'
import { addDays, type PlainDate } from '../lib/dates.ts'
import { inCity } from '../platform/db/transaction.ts'
import { act, binder, type Telling } from './telling.ts'

type Found = { party: string; code: string }

/** The side of whoever proposed it, and the address at which those it was for answer. */
const findOf = ({ scene: { runtime, cityId } }: Telling, number: string): Promise<Found> =>
  inCity(runtime.pool, cityId, 'read', async ({ db }) => {
    const row = await db
      .selectFrom('collaboration as c')
      .innerJoin('party as p', (join) =>
        join.onRef('p.city_id', '=', 'c.city_id').onRef('p.case_id', '=', 'c.id'),
      )
      .leftJoin('voice_ask as v', (join) =>
        join.onRef('v.city_id', '=', 'c.city_id').onRef('v.case_id', '=', 'c.id'),
      )
      .select(['p.id as party', 'v.open_code as code'])
      .where('c.city_id', '=', cityId)
      .where('c.number', '=', number)
      .orderBy('p.position')
      .limit(1)
      .executeTakeFirstOrThrow()
    return { ...row, code: row.code ?? '' }
  })

const voices: readonly Record<string, string>[] = [
  {
    'answers.0.mark': '3',
    'answers.1.mark': '3',
    'answers.2.words': '見本：近所の人と話すきっかけになりました。',
  },
  { 'answers.0.mark': '3', 'answers.1.mark': '2' },
  {
    'answers.0.mark': '2',
    'answers.1.mark': '3',
    'answers.2.words': '見本：始まる時間を早く知りたかったです。',
  },
  { 'answers.0.mark': '3', 'answers.1.mark': '3' },
  { 'answers.0.mark': '1', 'answers.1.mark': '2' },
]

/** Those it was for answer, before the sides meet. */
export async function hearVoices(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, at } = telling
  // Of what is not public nobody outside is asked.
  if (story.visibility === 'desk') return
  const path = `/cases/${number}/evaluation/voices`
  at(on, 11)
  await act(telling, binder(telling, story.by), path, '/evaluation/voices', { closesOn: addDays(on, 7) })
  const { code } = await findOf(telling, number)
  for (const answers of voices) await act(telling, story.by, `/voice/${code}`, `/voice/${code}`, answers)
}

/** ふりかえりの場: a day, one item talked over, one thing to do that was done since. */
export async function meet(telling: Telling, number: string, on: PlainDate): Promise<void> {
  const { story, scene, at } = telling
  const path = `/cases/${number}/evaluation/review`
  const as = binder(telling, story.by)
  at(addDays(on, -3), 13)
  await act(telling, as, `${path}/meeting`, '/review/meeting', {
    heldOn: on,
    begins: '午後6時30分から8時',
    place: '見本市民会館 会議室',
    coordinator: '見本の進行役',
  })
  const item = (await cityOf(scene.runtime, scene.slug))?.definition.evaluation?.relationship[0]
  at(on, 9)
  if (item)
    await act(telling, as, `${path}/notes/${item.code}`, `/notes/${item.code}`, {
      why: '見本：連絡の回数について、思っていたことがちがいました。',
      change: '見本：月に一度、短く話す日を決めます。',
    })
  const { party } = await findOf(telling, number)
  await act(telling, as, `${path}/actions/new`, '/review/actions', {
    what: '見本：月に一度の打ち合わせの日を決める',
    party,
    who: '見本の事務局',
    dueOn: addDays(on, 30),
  })
}
