import { z } from 'zod'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import { dateField, line } from '../../../lib/form-text.ts'
import { version } from '../slips/rules.ts'

const given = { purpose: line({ max: 300, required: true }), untilOn: dateField() }

export const screenForm = z.object(given)
export type ScreenInput = z.output<typeof screenForm>

export const paperForm = z.object({
  organization: line({ max: 36, required: true }),
  ...given,
  signedBy: line({ max: 100, required: true }),
})
export type PaperInput = z.output<typeof paperForm>

export const versionForm = z.object({ version })

export const isRepresentative = (viewer: Viewer): boolean =>
  viewer?.hat.kind === 'representative' && viewer.hat.organizationId !== undefined

const keeps = (viewer: Viewer): boolean =>
  isRepresentative(viewer) || (viewer?.hat.kind === 'secretary' && viewer.hat.organizationId !== undefined)

export const representative: Policy = {
  says: 'the representative of a group, for that group',
  may: isRepresentative,
}
/** Taking it back is easier than giving it: the secretary may, too. */
export const representativeOrSecretary: Policy = {
  says: 'the representative or the secretary of the group that gave it',
  may: keeps,
}
export const member: Policy = {
  says: 'a member of a group, of that group’s own',
  may: (viewer) => viewer?.hat.organizationId !== undefined,
}
