import { z } from 'zod'
import { groupAsParty } from '../../../core/case/as-party.ts'
import type { NewParty } from '../../../core/case/parties.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { routeField } from '../../../core/edition/view.ts'
import { sectionParty } from '../../../core/group/index.ts'
import { isStaff, type Viewer } from '../../../core/people/viewer.ts'
import { block, choice, line } from '../../../lib/form-text.ts'
import { modes } from '../rules.ts'

export const withWhom = ['city', 'citizens'] as const
export const visibilities = ['desk', 'public'] as const

export const aloneForm = z.object({
  title: line({ max: 100, required: true }),
  why: block({ max: 1000, required: true }),
  wish: block({ max: 1000 }),
  mode: choice(modes),
  with: choice(withWhom),
  visibility: choice(visibilities),
})
export type AloneInput = z.output<typeof aloneForm>

/** Whoever opens it sits there first: for their group, their section, or themselves. */
export function ownParty(viewer: Viewer, definition: Definition): NewParty | undefined {
  if (viewer === undefined) return undefined
  const { organizationId: id, organizationName: name = '', organizationKind: kind = '', section } = viewer.hat
  if (id !== undefined) return groupAsParty(definition, { id, name, kind })
  if (isStaff(viewer)) return section === undefined ? undefined : sectionParty(definition, section)
  return viewer.hat.kind === 'resident' ? residentParty(viewer.person, definition) : undefined
}

function residentParty({ id, name }: { id: string; name: string }, definition: Definition) {
  const kind = definition.actors.kinds.find(({ common }) => common === 'individual')
  if (kind === undefined) return undefined
  const shown = { kind: kind.code, common: 'individual', name, publicName: kind.name.ja }
  return { ...shown, government: false, personId: id }
}

export const mayOpenAlone = (viewer: Viewer): boolean =>
  viewer !== undefined &&
  viewer.person.guest !== true &&
  (viewer.hat.organizationId !== undefined ||
    viewer.hat.kind === 'resident' ||
    (isStaff(viewer) && viewer.hat.section !== undefined))

/** The section that sits there too: the opener's own, or the one for what nobody owns; none among citizens. */
export function sectionFor(
  viewer: Viewer,
  definition: Definition,
  { with: whom }: Pick<AloneInput, 'with'>,
): string | undefined {
  if (isStaff(viewer)) return viewer?.hat.section
  return whom === 'city' ? routeField(definition, undefined).section : undefined
}
