import type { Hono } from 'hono'
import { createApp } from '../app.tsx'
import { type CityRef, cityOf } from '../core/edition/directory.ts'
import type { Runtime } from '../core/web/visit.ts'
import { addDays, type PlainDate, todayInJapan } from '../lib/dates.ts'
import { inCity } from '../platform/db/transaction.ts'
import type { Scene } from './actor.ts'
import { tellBeyond } from './beyond.ts'
import { type Cast, casts } from './cast.ts'
import { tellCentre } from './centre.ts'
import { seatCouncil } from './council.ts'
import { beginPilot, tellGovernance } from './governance.ts'
import { giveReach, settleNotices } from './notices.ts'
import { addCast, type DemoIds } from './people.ts'
import { tellProfiles } from './profiles.ts'
import { tellRegister } from './register.ts'
import { fillRoster } from './roster.ts'
import { stories } from './stories/index.ts'
import { tell } from './tell.ts'
import { tellBoard } from './vision.ts'

/** What the job process does at its own time, done at the story's. */
export type Clockwork = {
  /** Opens the sealed sheets of a case. */
  open: (clock: () => Date) => (payload: { cityId: string; caseId: string }) => Promise<void>
  /** Asks the sides of a case for the first time, when half of its term is over. */
  begin: (clock: () => Date) => (due: { cityId: string; number: string; moment: 'middle' }) => Promise<void>
}

/**
 * Fills the five cities with invented people and matters, once: a city that has people is left as it is. People come
 * first everywhere, so that one can sign in while the matters are still being told.
 */
export async function loadDemo(runtime: Runtime, clockwork: Clockwork): Promise<void> {
  const fresh: { city: CityRef; ids: DemoIds }[] = []
  for (const cast of casts) {
    const city = await runtime.directory.find(cast.city)
    const ids = city && (await addPeople(runtime, city, cast))
    if (city && ids) fresh.push({ city, ids })
  }
  for (const { city, ids } of fresh) {
    await inCity(runtime.pool, city.id, 'write', (tx) => giveReach(tx, ids))
    await tellStories(runtime, city, ids, clockwork)
    await inCity(runtime.pool, city.id, 'write', settleNotices)
  }
}

const addPeople = (runtime: Runtime, city: CityRef, cast: Cast): Promise<DemoIds | undefined> =>
  inCity(runtime.pool, city.id, 'write', async (tx) => {
    const anybody = await tx.db
      .selectFrom('person')
      .select('id')
      .where('city_id', '=', city.id)
      .limit(1)
      .executeTakeFirst()
    return anybody ? undefined : addCast(tx, cast, runtime.clock())
  })

const halfHourMs = 30 * 60 * 1000

async function tellStories(
  runtime: Runtime,
  city: CityRef,
  ids: DemoIds,
  clockwork: Clockwork,
): Promise<void> {
  const real = runtime.clock()
  const today = todayInJapan(real)
  let now = real
  const then: Runtime = { ...runtime, clock: () => now, newDay: undefined }
  const app: Hono = createApp(then, '')
  const scene = { app, runtime: then, cityId: city.id, slug: city.slug }
  const [open, begin] = [clockwork.open(then.clock), clockwork.begin(then.clock)]
  // Within a story time only goes on: what follows a holiday may not stand before what came a day later.
  const at = (day: PlainDate, hour: number) => {
    const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:12:00+09:00`)
    now = new Date(Math.min(real.getTime(), Math.max(wanted, now.getTime() + halfHourMs)))
  }
  const openSheets = async (_: unknown, number: string) =>
    open({ cityId: city.id, caseId: await idOf(runtime, city.id, number) })
  now = new Date(0)
  const beginHalfway = (_: unknown, number: string) => begin({ cityId: city.id, number, moment: 'middle' })
  await introduceGroups(scene, ids, () => at(addDays(today, -400), 10))
  now = new Date(0)
  await seatCouncil({ scene, ids, at, today })
  now = new Date(0)
  await beginPilot({ scene, ids, at, today })
  const numbers = new Map<string, string>()
  for (const story of oldestFirst(stories[city.slug] ?? [])) {
    now = new Date(0)
    numbers.set(story.title, await tell({ scene, ids, story, openSheets, beginHalfway, at, today, numbers }))
  }
  now = new Date(0)
  await tellCentre({ scene, ids, at, today })
  now = new Date(0)
  await tellBoard({ scene, ids, at, today })
  now = new Date(0)
  await tellBeyond({ scene, ids, at, today })
  now = new Date(0)
  await tellGovernance({ scene, ids, at, today })
  now = new Date(0)
  await tellRegister({ scene, ids, at, today })
  const here = await cityOf(runtime, city.slug)
  if (here) await inCity(runtime.pool, city.id, 'write', (tx) => fillRoster(tx, here, ids, real))
}

async function introduceGroups(scene: Scene, ids: DemoIds, atFirst: () => void): Promise<void> {
  const cast = casts.find(({ city }) => city === scene.slug)
  const city = await cityOf(scene.runtime, scene.slug)
  atFirst()
  if (cast && city) await tellProfiles(scene, ids, cast, city.definition)
}

/** Numbers then rise with time, as they would have. */
const oldestFirst = <T extends { daysAgo: number }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => b.daysAgo - a.daysAgo)

const idOf = (runtime: Runtime, cityId: string, number: string): Promise<string> =>
  inCity(runtime.pool, cityId, 'read', async ({ db }) => {
    const row = await db
      .selectFrom('collaboration')
      .select('id')
      .where('city_id', '=', cityId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    return row.id
  })
