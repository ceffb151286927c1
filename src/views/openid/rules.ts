import { z } from 'zod'
import type { Audience } from '../../core/openid/index.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import { line } from '../../lib/form-text.ts'

const hatsOf: Record<Audience, readonly HatKind[]> = {
  residents: ['resident'],
  groups: ['representative', 'secretary', 'member'],
  staff: ['officer', 'chief', 'coordination', 'supportCenter', 'council', 'judge', 'administrator'],
}

/** The hats that a provider lets somebody put on: a resident's LINE opens no desk of the city hall. */
export const hatsFor = (audiences: readonly Audience[]): readonly HatKind[] =>
  audiences.flatMap((one) => hatsOf[one])

/** How it ended, where it did not end in a session. */
export const endings = [
  'no',
  'failed',
  'again',
  'unknown',
  'taken',
  'notForYou',
  'notStrong',
  'other',
] as const
export type Ending = (typeof endings)[number]

export const toldQuery = z.object({ what: z.enum(endings).catch('again') })
export const startForm = z.object({ next: line({ max: 500 }) })
export const registerForm = z.object({ name: line({ max: 100, required: true }) })
export type RegisterInput = z.output<typeof registerForm>
