import { z } from 'zod'
import { isStaff, type Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import { block, choice, dateField, line, phone } from '../../../lib/form-text.ts'

export const talkVias = ['phone', 'counter'] as const
export const somebodyNew = 'new'

/** Four fields are needed and no more: whoever is on the telephone does not wait. */
export const talkForm = z.object({
  via: choice(talkVias),
  who: line({ max: 100, required: true }),
  asked: block({ max: 2000, required: true }),
  said: block({ max: 2000, required: true }),
  /** A matter that is known already; empty: a new one begins. */
  number: line({ max: 30 }),
  talkedOn: dateField().optional(),
  nextOn: dateField().optional(),
  /** What was said is the answer that was owed. */
  answered: choice(['yes']).optional(),
  phone: phone(),
  field: line({ max: 60 }),
  samePerson: line({ max: 36 }),
})
export type TalkInput = z.output<typeof talkForm>

export const talkTakers: Policy = {
  says: 'staff of the city hall, who write down what was said by telephone or at the counter',
  may: (viewer: Viewer) => isStaff(viewer),
}

const titleLength = 40

/** A new matter is called by what was asked first. */
export function titleOf(asked: string): string {
  const first = [...(asked.split(/[\n。]/).find((part) => part.trim() !== '') ?? asked).trim()]
  return first.length <= titleLength ? first.join('') : `${first.slice(0, titleLength - 1).join('')}…`
}
