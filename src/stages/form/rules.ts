import { z } from 'zod'
import type { Case } from '../../core/case/types.ts'
import type { CollaborationForm, Definition } from '../../core/edition/schema/index.ts'
import { findForm, hasStage } from '../../core/edition/view.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, dateField, line } from '../../lib/form-text.ts'

export const most = { reason: 2000 } as const

/** `fits` carries one answer a limit, `code:yes` or `code:no`: each names its limit, so that none is taken for another. */
export const choiceForm = z.object({
  /** What is no number fits no case: the sender is told that somebody was faster. */
  version: z.coerce.number().int().catch(-1),
  form: line({ max: 60, required: true }),
  fits: z.array(line({ max: 80 })),
  body: line({ max: 60 }),
  scope: line({ max: 20 }),
  /** `none`: begun without one, where the form may be. */
  agreement: line({ max: 10 }),
  endsOn: dateField().optional(),
  reason: block({ max: most.reason }),
})
export type Choice = z.output<typeof choiceForm>

export const fitsName = (index: number): string => `fits.${index}`
export const fitsAnswer = (limit: { code: string }, answer: 'yes' | 'no'): string => `${limit.code}:${answer}`

/** A limit that was not answered with “it fits” stands in the way of the form, with the limit's own sentence. */
function limitFaults({ limits }: CollaborationForm, answers: readonly string[]): FieldError[] {
  return limits.flatMap((limit, index) => {
    if (answers.includes(fitsAnswer(limit, 'no'))) return [{ field: fitsName(index), code: 'doesNotFit' }]
    return answers.includes(fitsAnswer(limit, 'yes')) ? [] : [{ field: fitsName(index), code: 'unanswered' }]
  })
}

export const scopes = ['whole', 'part'] as const

function detailFaults({ bodies, scope }: CollaborationForm, choice: Choice): FieldError[] {
  const knowsBody = choice.body === '' || bodies.some(({ code }) => code === choice.body)
  const knowsScope = choice.scope === '' || (scope && scopes.some((one) => one === choice.scope))
  return [
    ...(knowsBody ? [] : [{ field: 'body', code: 'badChoice' }]),
    ...(knowsScope ? [] : [{ field: 'scope', code: 'badChoice' }]),
  ]
}

/** Begun without an agreement, where the city lets this form be. */
export const goesWithout = ({ withoutAgreement }: CollaborationForm, { agreement }: Choice): boolean =>
  withoutAgreement === true && agreement === 'none'

/** Whatever begins has an end, with an agreement or without. */
export function endFaults(definition: Definition, choice: Choice, today: PlainDate): FieldError[] {
  const form = findForm(definition, choice.form)
  if (form === undefined || !goesWithout(form, choice)) return []
  if (choice.endsOn === undefined) return [{ field: 'endsOn', code: 'required' }]
  return choice.endsOn < today ? [{ field: 'endsOn', code: 'pastDate' }] : []
}

/** What stands in the way of choosing this form: an unknown one, a limit, a detail it does not have. */
export function faultsIn(definition: Definition, choice: Choice): FieldError[] {
  const form = findForm(definition, choice.form)
  if (form === undefined) return [{ field: 'form', code: 'badChoice' }]
  return [...limitFaults(form, choice.fits), ...detailFaults(form, choice)]
}

export const isChoosing = ({ state, stage }: Pick<Case, 'state' | 'stage'>): boolean =>
  state === 'open' && stage === 'form'

/** A city that lists no forms has nothing to choose from. */
export const hasForms = (definition: Definition): boolean =>
  hasStage(definition, 'form') && definition.forms.length > 0
