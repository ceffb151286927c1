import { todayInJapan } from '../../lib/dates.ts'
import type { Directory } from '../edition/directory.ts'
import type { NoticeVisit } from './notify.ts'

export type Letterhead = (cityId: string, now: Date) => Promise<Omit<NoticeVisit, 'tx'>>

/** What a job needs to write to people: it knows no request, so the city's words and address come from here. */
export const openLetterhead =
  ({ directory, origin }: { directory: Directory; origin: string }): Letterhead =>
  async (cityId, now) => {
    const today = todayInJapan(now)
    const ref = (await directory.list()).find(({ id }) => id === cityId)
    const city = ref && (await directory.on(ref, today))
    if (city === undefined) throw new Error('no such city')
    return {
      now,
      today,
      city: { slug: city.slug },
      definition: city.definition,
      viewer: undefined,
      runtime: { origin },
    }
  }
