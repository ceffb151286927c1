import type { Definition } from '../../../core/edition/schema/index.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { isAnswerable, type Theme } from '../../../core/theme/index.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import type { CaseKind } from '../../../platform/db/tables/case.ts'
import type { Idea } from '../rules.ts'

/** Open to residents on a committee that a section holds. */
export type Seat = {
  caseId: string
  number: string
  title: string
  section: string
  field: string | null
  until: PlainDate | null
}

/** What else an idea can be: the answer to a theme of the city, the application for a seat, a request, a policy proposal under an ordinance. */
export type Aim =
  | { is: 'idea' }
  | { is: 'answer'; theme: Theme }
  | { is: 'request' }
  | { is: 'seat'; seat: Seat }
  | { is: 'policyProposal'; policy: NonNullable<Definition['policyProposal']> }

export const plainIdea: Aim = { is: 'idea' }

/** The kind under which the case is kept; an answer is an idea that somebody asked for. */
export const kindOf = ({ is }: Aim): CaseKind => (is === 'answer' || is === 'seat' ? 'idea' : is)

/** By whom a policy can be proposed here: residents, groups, or both, as the city's ordinance says. */
export function mayProposePolicy(
  { proposers }: NonNullable<Definition['policyProposal']>,
  viewer: Viewer,
): boolean {
  if (viewer?.hat.organizationId !== undefined) return proposers.includes('group')
  const alone = viewer === undefined || viewer.hat.kind === 'resident'
  return alone && proposers.includes('resident')
}

export const isSeatOpen = ({ until }: Pick<Seat, 'until'>, today: PlainDate): boolean =>
  until === null || today <= until

/** Whom an idea with an aim may come from, and when. */
export function aimFaults(aim: Aim, idea: Idea, viewer: Viewer, today: PlainDate): FieldError[] {
  if (aim.is === 'answer')
    return isAnswerable(aim.theme, today) ? [] : [{ field: 'theme', code: 'themeOver' }]
  if (aim.is === 'seat') return isSeatOpen(aim.seat, today) ? [] : [{ field: 'seat', code: 'seatOver' }]
  return aim.is === 'policyProposal' ? policyFaults(aim.policy, idea, viewer) : []
}

const policyFaults = (
  policy: NonNullable<Definition['policyProposal']>,
  idea: Idea,
  viewer: Viewer,
): FieldError[] => [
  ...(mayProposePolicy(policy, viewer) ? [] : [{ field: 'aim', code: 'notAProposer' }]),
  ...(policy.supporters !== undefined && (idea.supporters ?? 0) < policy.supporters
    ? [{ field: 'supporters', code: 'tooFewSupporters', detail: String(policy.supporters) }]
    : []),
]

/** What a city publishes of policy proposals is set by it, not by the sender. */
export const setsVisibility = ({ is }: Aim): boolean => is === 'policyProposal' || is === 'seat'

export function visibilityOf(aim: Aim, idea: Pick<Idea, 'visibility'>): Idea['visibility'] {
  // Who applies is nobody else's to read.
  if (aim.is === 'seat') return 'desk'
  if (aim.is !== 'policyProposal') return idea.visibility
  return aim.policy.publishes.includes('proposal') ? 'public' : 'desk'
}
