import { addDays, type PlainDate } from '../lib/dates.ts'
import { inCity } from '../platform/db/transaction.ts'
import { type Answers, fillIn, type Scene } from './actor.ts'
import type { DemoIds } from './people.ts'
import { type Agreed, boards, type Wish } from './stories/vision.ts'

type Board = {
  scene: Scene
  ids: DemoIds
  at: (day: PlainDate, hour: number) => void
  today: PlainDate
}

const act = ({ scene, ids }: Board, as: string, page: string, to: string, answers: Answers = {}) =>
  fillIn(scene, ids.persons[as] ?? { personId: '', hatId: '' }, page, to, answers)

type Table = 'vision_post' | 'vision_theme'

const newest = ({ scene }: Board, table: Table): Promise<{ id: string; code: string }> =>
  inCity(scene.runtime.pool, scene.cityId, 'read', ({ db }) =>
    table === 'vision_post'
      ? db
          .selectFrom('vision_post')
          .select(['id', 'code'])
          .where('city_id', '=', scene.cityId)
          .where('state', '=', 'waiting')
          .executeTakeFirstOrThrow()
      : db
          .selectFrom('vision_theme')
          .select(['id', 'code'])
          .where('city_id', '=', scene.cityId)
          .orderBy('place', 'desc')
          .executeTakeFirstOrThrow(),
  )

const written = ({ text, penName = '' }: Wish) => ({ text, penName, ...(penName ? { credit: 'yes' } : {}) })

/** Looked at by the office the next day, and shown with its themes. */
async function publish(board: Board, code: string, themes: readonly string[]): Promise<void> {
  const page = `/vision/desk/posts/${code}`
  await act(board, 'office', page, '/decision', (form) => {
    const shows = form.fields.filter(([name]) => name !== 'decision')
    return { ...Object.fromEntries(shows), decision: 'show', themes: [...themes] }
  })
}

async function tellWish(board: Board, wish: Wish, themes: readonly { id: string; code: string }[]) {
  const { at, today } = board
  const on = addDays(today, -wish.daysAgo)
  at(on, 13)
  if (wish.card) {
    const theme = themes[wish.themes?.[0] ?? -1]?.code ?? ''
    const to = await act(board, 'office', '/vision/desk/card', '/card', {
      ...written(wish),
      theme,
      publish: 'yes',
    })
    return to.split('typed=')[1] ?? ''
  }
  await act(board, wish.by, '/vision/new', '/vision/posts', written(wish))
  const { code } = await newest(board, 'vision_post')
  if (wish.waits) return code
  at(addDays(on, 1), 10)
  await publish(
    board,
    code,
    (wish.themes ?? []).flatMap((index) => themes[index]?.id ?? []),
  )
  return code
}

async function agree(board: Board, code: string, { by }: Agreed): Promise<void> {
  for (const as of by) await act(board, as, `/vision/posts/${code}`, '/agreement')
}

/** What stands on the board of a city: wishes, themes of the office, and an idea that grew from the first of them. */
export async function tellBoard(board: Board): Promise<void> {
  const told = boards[board.scene.slug]
  if (told === undefined) return
  const themes: { id: string; code: string }[] = []
  const [seed, ...others] = told.wishes
  if (seed === undefined) return
  const code = await tellWish(board, seed, [])
  for (const [index, theme] of told.themes.entries()) {
    const page = index === 0 ? `/vision/desk/themes?post=${code}` : '/vision/desk/themes'
    await act(board, 'office', page, '/vision/desk/themes', theme)
    themes.push(await newest(board, 'vision_theme'))
  }
  await agree(board, code, seed.agreed ?? { by: [] })
  for (const wish of others) {
    const one = await tellWish(board, wish, themes)
    await agree(board, one, wish.agreed ?? { by: [] })
  }
  const { by, ...idea } = told.idea
  board.at(addDays(board.today, -4), 11)
  await act(board, by, `/ideas/new?vision=${code}`, '/ideas', { ...idea, visibility: 'public' })
}
