import { addDays, fiscalYear, type PlainDate } from '../lib/dates.ts'
import { inCity } from '../platform/db/transaction.ts'
import { fillIn, type Scene } from './actor.ts'
import type { DemoIds } from './people.ts'

export type Telling = {
  scene: Scene
  ids: DemoIds
  at: (day: PlainDate, hour: number) => void
  today: PlainDate
}

/** The citizens' body of the cities whose guideline names one, and a number of a published case to verify. */
const councils: Readonly<Record<string, string>> = {
  shinjo: 'citizens-committee',
  echizen: 'promotion-council',
}

export const as = (
  { scene, ids }: Telling,
  who: 'office' | 'council' | 'chair' | 'neighbour',
  page: string,
  to: string,
  answers: Record<string, string | string[]> = {},
) => fillIn(scene, ids.persons[who] ?? { personId: '', hatId: '' }, page, to, answers)

export const pathIn = (location: string): string => location.replace(/^\/[^/]+|\?.*$/g, '')

async function seat(telling: Telling, body: string): Promise<void> {
  const { ids, today } = telling
  const since = `${fiscalYear(today)}-04-01`
  const term = { since, until: `${fiscalYear(today) + 2}-03-31` }
  const of = (who: string) => ids.persons[who]?.personId ?? ''
  const members: Record<string, string>[] = [
    {
      name: '見本 たけし',
      role: 'chair',
      affiliation: '見本の学識経験者',
      shown: 'yes',
      member: of('chair'),
    },
    { name: '見本 すすむ', role: 'member', openCall: 'yes', member: of('council') },
    { name: '見本 はな', role: 'member', affiliation: '見本の町内会', shown: 'yes', member: of('neighbour') },
  ]
  for (const member of members)
    await as(telling, 'office', `${body}/seats/new`, '/seats', { ...term, ...member })
}

/** The council wants the guideline changed; the office took it up, and a draft is in the making. */
async function proposeChange(telling: Telling, code: string, held: PlainDate): Promise<void> {
  const { at } = telling
  at(addDays(held, 8), 19)
  const proposal = pathIn(
    await as(telling, 'council', `/revisions/proposals/new?body=${code}`, '/revisions/proposals', {
      part: 'organisation',
      title: '見本：相談の入口を、もっと分かりやすく',
      wish: '見本です。はじめての人が最初に読むところに、どこへ行けばよいかを短く書く。',
      reason: '見本です。会議で、だれに相談すればよいか分からないという声が出たため。',
    }),
  )
  at(addDays(held, 14), 10)
  await as(telling, 'office', proposal, proposal, {
    kind: 'taken',
    answer: '見本の答えです。次の改定案に入れます。',
  })
  at(addDays(held, 15), 10)
  await as(telling, 'office', '/revisions/new', '/revisions', {
    title: '見本：入口を分かりやすくする改定案',
    reason: '見本です。推進会議からの提案を受けて、案をつくっています。',
  })
}

/** Who sits on the council, before anything else is told: they look at cases from outside. */
export async function seatCouncil(telling: Telling): Promise<void> {
  const code = councils[telling.scene.slug]
  if (code === undefined) return
  telling.at(addDays(telling.today, -390), 9)
  const body = `/bodies/${code}`
  await as(telling, 'office', `${body}/about`, '/about', {
    seats: '10',
    openSeats: '2',
    quorum: '2',
    applyHow: '',
  })
  await seat(telling, body)
}

/** A council in the cities that have one: a meeting with published minutes, and one to come. */
export async function tellCouncil(telling: Telling): Promise<void> {
  const { scene, today, at } = telling
  const code = councils[scene.slug]
  if (code === undefined) return
  const body = `/bodies/${code}`
  const held = addDays(today, -30)
  at(addDays(held, -20), 9)
  const when = { begins: '14:00〜15:30', place: '見本市民会館', observers: 'welcome' }
  const meeting = pathIn(
    await as(telling, 'office', `${body}/meetings/new`, '/meetings', { heldOn: held, ...when }),
  )
  await as(telling, 'office', `${meeting}/items/new`, '/items', {
    kind: 'other',
    title: '見本：今年度の協働を振り返る',
    note: '公開された評価を読み、よかったことと課題を話します。',
  })
  at(held, 17)
  const present = await idsOf(telling, 'body_seat')
  await as(telling, 'office', `${meeting}/attendance`, '/attendance', { present })
  const item = `/items/${(await idsOf(telling, 'body_item'))[0]}`
  await as(telling, 'office', `${meeting}${item}`, item, {
    outcome: '評価の理由まで書かれた案件が増えたことを確かめました。',
    issue: '見本：はじめての団体が、だれに相談すればよいか分かりにくい。',
  })
  at(addDays(held, 3), 11)
  await as(telling, 'office', `${meeting}/minutes`, '/minutes', {
    minutes:
      '【見本の議事録】\n会長が開会を告げた。\n今年度に公開された評価を読み、よかったことと課題を話し合った。\n次の会議は、窓口の分かりやすさについて話すことにした。',
  })
  at(addDays(held, 5), 20)
  for (const who of ['council', 'neighbour', 'chair'] as const)
    await as(telling, who, meeting, '/minutes/word', { said: 'fine' })
  await as(telling, 'chair', meeting, '/publication')
  await proposeChange(telling, code, held)
  at(addDays(today, -2), 9)
  const next = pathIn(
    await as(telling, 'office', `${body}/meetings/new`, '/meetings', { heldOn: addDays(today, 40), ...when }),
  )
  const number = await lookedBackOn(telling)
  if (number === undefined) return
  at(addDays(today, -1), 19)
  await as(telling, 'chair', `${next}/items/new`, '/items', { kind: 'verify', number })
}

/** The case whose joint statement was published last: what the council verifies next. */
const lookedBackOn = ({ scene: { runtime, cityId } }: Telling): Promise<string | undefined> =>
  inCity(runtime.pool, cityId, 'read', async ({ db }) => {
    const row = await db
      .selectFrom('joint_effect as e')
      .innerJoin('collaboration as c', (join) =>
        join.onRef('c.city_id', '=', 'e.city_id').onRef('c.id', '=', 'e.case_id'),
      )
      .select('c.number')
      .where('e.city_id', '=', cityId)
      .where('e.kind', '=', 'jointEvaluation')
      .orderBy('e.at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.number
  })

export const idsOf = (
  { scene: { runtime, cityId } }: Telling,
  table: 'body_seat' | 'body_item' | 'measure_indicator',
): Promise<string[]> =>
  inCity(runtime.pool, cityId, 'read', async ({ db }) => {
    const rows = await db.selectFrom(table).select('id').where('city_id', '=', cityId).orderBy('id').execute()
    return rows.map(({ id }) => id)
  })
