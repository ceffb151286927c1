import type { DutyWords } from '../contribution.ts'
import { casePath, cityPath } from '../web/paths.ts'

/** Where a duty is done: below its case, or at its own address. */
export const dutyAddress = (
  city: { slug: string },
  { id, number }: { id: string; number: string },
  { path, own }: Pick<DutyWords, 'path' | 'own'>,
): string => (own ? cityPath(city, `${path}/${id}`) : casePath(city, number, path))
