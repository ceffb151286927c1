import { z } from 'zod'
import type { Member, Role } from '../../../core/group/index.ts'
import { readEmail } from '../../../core/group/index.ts'
import { idsOf, type Viewer } from '../../../core/people/viewer.ts'
import { choice, line } from '../../../lib/form-text.ts'

/** Into these somebody can be invited; a representative follows by a handover. */
export const invitable = ['member', 'secretary'] as const

export const email = z.unknown().transform((value, context): string => {
  const typed = typeof value === 'string' ? value.trim() : ''
  const read = typed === '' ? undefined : readEmail(typed)
  if (read === undefined)
    context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'badEmail', input: undefined })
  return read ?? ''
})

export const invitationForm = z.object({ email, role: choice(invitable) })
export const hatForm = z.object({ hat: line({ max: 36, required: true }) })
export const roleForm = z.object({
  hat: line({ max: 36, required: true }),
  role: choice(['member', 'secretary', 'representative']),
})

const isOwn = (viewer: Viewer, { personId }: Member): boolean =>
  viewer !== undefined && idsOf(viewer.person).includes(personId)

/** A role is ended by its person, by the representative, and a member's by the secretary, too. */
export const mayEnd = (viewer: Viewer, member: Member): boolean =>
  isOwn(viewer, member) ||
  viewer?.hat.kind === 'representative' ||
  (viewer?.hat.kind === 'secretary' && member.role === 'member')

/** The roles somebody can be given instead of theirs: by the representative alone. */
export const otherRoles = (viewer: Viewer, member: Member): Role[] =>
  viewer?.hat.kind === 'representative' && member.until === null && member.role !== 'representative'
    ? (['representative', 'secretary', 'member'] as const).filter((role) => role !== member.role)
    : []
