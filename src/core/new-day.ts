import type { Logger } from 'pino'
import { type PlainDate, todayInJapan } from '../lib/dates.ts'
import type { CityRef } from './edition/directory.ts'

type Given = { clock: () => Date; log: Logger }
/** What takes place in a city when its day has come, and how the log calls it when it cannot. */
export type DayWork = { called: string; apply: (city: CityRef) => Promise<void> }

/**
 * Nothing has to run at midnight: the first request of a city on a new day waits until what is due has taken place.
 * What cannot be carried out is told in the log, keeps nothing else from taking place and closes no city hall.
 */
export function openNewDay(
  { clock, log }: Given,
  works: readonly DayWork[],
): (city: CityRef) => Promise<void> {
  const begun = new Map<string, { day: PlainDate; done: Promise<void> }>()
  const run = async (city: CityRef) => {
    for (const { called, apply } of works)
      await apply(city).catch((error: unknown) =>
        log.error({ err: { name: (error as Error).name } }, `${called} could not be carried out`),
      )
  }
  return (city) => {
    const day = todayInJapan(clock())
    const known = begun.get(city.id)
    if (known && known.day >= day) return known.done
    const done = run(city)
    begun.set(city.id, { day, done })
    return done
  }
}
