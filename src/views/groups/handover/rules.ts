import { z } from 'zod'
import { type Member, readEmail } from '../../../core/group/index.ts'
import { idsOf, type Viewer } from '../../../core/people/viewer.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import { choice, dateField, line, reading } from '../../../lib/form-text.ts'

export const ways = ['mail', 'member', 'sheet'] as const
const optionalEmail = z.unknown().transform((value, context): string => {
  const typed = typeof value === 'string' ? value.trim() : ''
  const read = typed === '' ? '' : readEmail(typed)
  if (read === undefined) context.addIssue({ code: 'custom', message: 'badEmail', input: undefined })
  return read ?? ''
})

export const handoverForm = z
  .object({
    hat: line({ max: 36, required: true }),
    way: choice(ways),
    email: optionalEmail,
    member: line({ max: 36 }),
    startsOn: dateField(),
  })
  .superRefine(({ way, email, member }, context) => {
    if (way === 'mail' && email === '')
      context.addIssue({ code: 'custom', path: ['email'], message: 'needEmail' })
    if (way === 'member' && member === '')
      context.addIssue({ code: 'custom', path: ['member'], message: 'needMember' })
  })
export type HandoverInput = z.output<typeof handoverForm>

export const seenWays = ['seenCard', 'seenTwo', 'seenKnown'] as const
export const counterForm = z.object({
  code: line({ max: 40, required: true }),
  name: line({ max: 100, required: true }),
  reading: reading({ max: 100 }),
  email: optionalEmail,
  seen: choice(seenWays),
})
export type CounterInput = z.output<typeof counterForm>

/** Roles that the viewer may hand on: the representative every one, others their own. */
export const handedOn = (viewer: Viewer, members: readonly Member[]): Member[] =>
  members.filter(
    ({ role, until, personId }) =>
      role !== 'member' &&
      until === null &&
      (viewer?.hat.kind === 'representative' ||
        (viewer !== undefined && idsOf(viewer.person).includes(personId))),
  )

/** Each spring: the coming 1 April, or today where it is April already. */
export function nextSpring(today: PlainDate): PlainDate {
  const year = Number(today.slice(0, 4))
  if (today.slice(5, 7) === '04') return today
  return today.slice(5) < '04-01' ? `${year}-04-01` : `${year + 1}-04-01`
}

export const isWithinAYear = (day: PlainDate, today: PlainDate): boolean =>
  day >= today && day <= addDays(today, 366)
