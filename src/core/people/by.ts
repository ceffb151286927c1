import { found } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'

/** Who writes a row, in which hat and when: every act records all three. */
export type By = { personId: string; hatId: string; now: Date }

/** Of a route whose policy lets in nobody who is not signed in. */
export function byOf({ viewer, now }: Pick<Visit, 'viewer' | 'now'>): By {
  const { person, hat } = found(viewer)
  return { personId: person.id, hatId: hat.id, now }
}
