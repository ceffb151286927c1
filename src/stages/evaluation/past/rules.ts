import { z } from 'zod'
import type { CaseSubject, Party } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { hasEvaluation } from '../rules.ts'

/** Groups that are asked on screen, by the parties that stand for them in the register. */
export const beginForm = z.object({
  onScreen: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string().max(36)).max(100)),
})
export type BeginInput = z.output<typeof beginForm>

/** It began without an agreement, and its end asked nobody: what came of a list, and what was held. */
const endedUnasked = ({ case: { source, kind, among_citizens } }: Pick<CaseSubject, 'case'>): boolean =>
  source === 'register' || (kind === 'occasion' && !among_citizens)

/**
 * What came of a list went through no agreement, and that of a past year is over; so is a series of meetings. It may still
 * be looked back on, with the short sheet, where the city looks back. Offered, never asked of anybody by itself.
 */
export const mayLookBack = (subject: Pick<CaseSubject, 'case'>, definition: Definition): boolean =>
  endedUnasked(subject) &&
  subject.case.stage === 'running' &&
  subject.case.state === 'closed' &&
  hasEvaluation(definition)

/** Nobody looks back on themselves alone. */
export const hasPartner = ({ parties }: Pick<CaseSubject, 'parties'>): boolean =>
  parties.some(({ government }) => !government)

export type SameName = { id: string; name: string; kind: string }

/** Whether a group may take the place of its name: a list knew no more than that. */
export const mayTakePlace = ({ case: { source } }: Pick<CaseSubject, 'case'>): boolean =>
  source === 'register'

/** A party that a list named, and a group with an account under the same name. */
export const groupOf = ({ name, government }: Party, groups: readonly SameName[]): SameName | undefined =>
  government ? undefined : groups.find((group) => group.name === name)
