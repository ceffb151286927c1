import { z } from 'zod'
import { choice, email, line, phone, postalCode } from '../../../lib/form-text.ts'

export const channels = ['mail', 'letter', 'phone', 'none'] as const

const reach = {
  channel: choice(channels),
  phone: phone(),
  postalCode: postalCode(),
  address: line({ max: 200 }),
}
type Reach = { channel: (typeof channels)[number]; phone: string; address: string }

/** Who wants to be called has a number, who wants letters an address. */
function checkReach({ channel, phone, address }: Reach, context: z.RefinementCtx): void {
  const missing = (path: string) =>
    context.addIssue({ code: 'custom', path: [path], message: `${path}Needed`, input: undefined })
  if (channel === 'phone' && phone === '') missing('phone')
  if (channel === 'letter' && address === '') missing('address')
}

export const clockForm = z.object({ clock: z.array(choice(['reminders', 'digests'])).optional() })
export const ownForm = z.object(reach).superRefine(checkReach)
export type OwnInput = z.output<typeof ownForm>
export const staffForm = z
  .object({ ...reach, email: email(), how: line({ max: 200, required: true }) })
  .superRefine(checkReach)
export type StaffInput = z.output<typeof staffForm>
