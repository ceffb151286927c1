import { z } from 'zod'
import type { HatKind } from '../../core/people/viewer.ts'
import { choice, email, line } from '../../lib/form-text.ts'

export const hatKinds = [
  'officer',
  'chief',
  'coordination',
  'resident',
  'representative',
  'secretary',
  'member',
  'supportCenter',
  'council',
  'judge',
  'administrator',
] as const satisfies readonly HatKind[]

/** Hats of the city hall stand in a section, hats of a group in a group, the others in neither. */
export const needsSection = (kind: HatKind): boolean => ['officer', 'chief', 'coordination'].includes(kind)
export const needsGroup = (kind: HatKind): boolean => ['representative', 'secretary', 'member'].includes(kind)

const hatFields = {
  hat: choice(hatKinds),
  section: line({ max: 60 }),
  group: line({ max: 36 }),
  newGroup: line({ max: 100 }),
  newGroupKind: line({ max: 60 }),
}

type HatFields = { hat: HatKind; section: string; group: string; newGroup: string; newGroupKind: string }

function hatMistake({
  hat,
  section,
  group,
  newGroup,
  newGroupKind,
}: HatFields): [string, string] | undefined {
  if (needsSection(hat) && section === '') return ['section', 'sectionNeeded']
  if (!needsGroup(hat)) return undefined
  if (group === '' && newGroup === '') return ['group', 'groupNeeded']
  return group === '' && newGroupKind === '' ? ['newGroupKind', 'groupKindNeeded'] : undefined
}

const checkHat = (fields: HatFields, context: z.RefinementCtx) => {
  const mistake = hatMistake(fields)
  if (mistake) context.addIssue({ code: 'custom', path: [mistake[0]], message: mistake[1] })
}

export const hatForm = z.object(hatFields).superRefine(checkHat)
export type HatInput = z.output<typeof hatForm>

export const personForm = z
  .object({ name: line({ max: 100, required: true }), email: email({ required: true }), ...hatFields })
  .superRefine(checkHat)
export type PersonInput = z.output<typeof personForm>
