import { z } from 'zod'
import type { Case, CaseSubject, Entry } from '../../../core/case/types.ts'
import { correctionDuty } from '../../../core/duty/correction.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { attachedField, wantedTokens } from '../../../core/files/index.ts'
import { isOfSection, type Viewer } from '../../../core/people/viewer.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import type { CasePolicy } from '../../../core/web/route.ts'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { fieldOf, most, openFields, tagsOf, theSender } from '../rules.ts'

/** What can be opened again, one by one: everything that was sent but who may see it and who sent it. */
export const correctable = [
  'title',
  'issue',
  'wish',
  'proposer',
  'field',
  'tags',
  'planCode',
  'attachments',
] as const
export type Correctable = (typeof correctable)[number]
export type Comment = { field: Correctable; comment: string }

/** The fields that this city's form has. */
export const fieldsOf = (definition: Definition): readonly Correctable[] =>
  correctable.filter(
    (field) =>
      (field !== 'tags' || definition.suitability !== undefined) &&
      (field !== 'planCode' || definition.edition.planCodes.length > 0),
  )

const comment = block({ max: 1000 })
export const askForm = z.object({
  title: comment,
  issue: comment,
  wish: comment,
  proposer: comment,
  field: comment,
  tags: comment,
  planCode: comment,
  attachments: comment,
  dueOn: dateField(),
  /** A version that is no number never matches: the officer is told that somebody was faster. */
  version: z.coerce.number().int().catch(-1),
})
export type Ask = z.output<typeof askForm>

export const commentsIn = (definition: Definition, ask: Ask): Comment[] =>
  fieldsOf(definition)
    .map((field) => ({ field, comment: ask[field] }))
    .filter(({ comment: text }) => text !== '')

export function faultsOfAsk(definition: Definition, ask: Ask, today: PlainDate): FieldError[] {
  return [
    ...(commentsIn(definition, ask).length === 0 ? [{ field: 'title', code: 'noComment' }] : []),
    ...(ask.dueOn < today ? [{ field: 'dueOn', code: 'duePast' }] : []),
  ]
}

export const waysToTell = ['counter', 'phone', 'paper'] as const

export const correctionForm = z.object({
  title: line({ max: most.title }),
  issue: block({ max: most.issue }),
  wish: block({ max: most.wish }),
  proposer: block({ max: most.proposer }),
  field: line({ max: 60 }),
  tags: z.array(line({ max: 60 })),
  planCode: line({ max: 60 }),
  attachments: attachedField(),
  /** How the sender told it to whoever types it in; of staff alone. */
  via: choice(waysToTell).optional(),
  /** Which request the form answers. */
  round: z.coerce.number().int().catch(-1),
})
export type Correction = z.output<typeof correctionForm>

export const withdrawForm = z.object({ round: z.coerce.number().int().catch(-1) })

/** A request that waits for its sender. */
export type Open = {
  round: number
  comments: readonly Comment[]
  askedOn: PlainDate
  dueOn: PlainDate
  /** By when the answer was due when its clock was stopped; none where no answer was owed. */
  replyDueOn?: PlainDate | undefined
}

const stored = z.object({
  fields: z.array(z.object({ field: z.enum(correctable), comment: z.string() })),
  askedOn: z.string(),
  dueOn: z.string(),
  replyDueOn: z.string().optional(),
})

/** The request that is open, told by what the sender owes and by the record. */
export function openRequest(
  { duties }: Pick<CaseSubject, 'duties'>,
  thread: readonly Pick<Entry, 'stage' | 'kind' | 'facts' | 'seq'>[],
): Open | undefined {
  if (!duties.some(({ kind }) => kind === correctionDuty)) return undefined
  const entry = thread.findLast(({ stage, kind }) => stage === 'idea' && kind === 'correctionAsked')
  const read = stored.safeParse(entry?.facts)
  if (entry === undefined || !read.success) return undefined
  const { fields, ...rest } = read.data
  return { round: Number(entry.seq), comments: fields, ...rest }
}

const isInConsultation = ({ state, stage }: Pick<Case, 'state' | 'stage'>): boolean =>
  state === 'open' && stage === 'consultation'

/** The section in charge, while it is being talked over, and one request at a time. */
export const canAsk = (viewer: Viewer, { case: subject, duties }: CaseSubject): boolean =>
  isInConsultation(subject) &&
  isOfSection(viewer, subject.section) &&
  !duties.some(({ kind }) => kind === correctionDuty)

export const senderOrItsWord: CasePolicy = {
  says: 'the party that sent the idea; the section in charge, or the coordination office, on that party’s word',
  may: (viewer, subject) => theSender.may(viewer, subject) || sectionInCharge.may(viewer, subject),
}

/** Staff type it in for the sender. */
export const isOnWord = (viewer: Viewer, subject: CaseSubject): boolean => !theSender.may(viewer, subject)

/** What stands in a field that can be opened, as its form reads it. */
export function standing({
  case: subject,
}: Pick<CaseSubject, 'case'>): Record<Correctable, string | string[]> {
  const { title, issue, wish, proposer, field, tags, plan_code } = subject
  return {
    title,
    issue,
    wish,
    proposer,
    field: field ?? 'unknown',
    tags,
    planCode: plan_code ?? '',
    attachments: '',
  }
}

export type Change = { field: Correctable; before: string | string[]; after: string | string[] }

const isOpenField = (field: string): boolean => openFields.some((one) => one === field)

function typedIn(definition: Definition, input: Correction, field: Correctable): string | string[] {
  if (field === 'tags') return tagsOf(definition, input.tags)
  if (field === 'attachments') return ''
  return field === 'field' && isOpenField(input.field) ? 'unknown' : input[field]
}

/** What changes: of the fields that were opened alone, whatever else was sent. */
export function changesIn(
  definition: Definition,
  subject: Pick<CaseSubject, 'case'>,
  { comments }: Pick<Open, 'comments'>,
  input: Correction,
): Change[] {
  const before = standing(subject)
  return comments.flatMap(({ field }) => {
    const after = typedIn(definition, input, field)
    return JSON.stringify(after) === JSON.stringify(before[field])
      ? []
      : [{ field, before: before[field], after }]
  })
}

const needed: readonly Correctable[] = ['title', 'issue', 'wish', 'proposer']

function faultIn(definition: Definition, field: Correctable, input: Correction): FieldError[] {
  if (needed.includes(field) && input[field] === '') return [{ field, code: 'required' }]
  const known =
    field === 'field'
      ? isOpenField(input.field) || fieldOf(definition, input.field) !== undefined
      : field !== 'planCode' ||
        input.planCode === '' ||
        definition.edition.planCodes.some(({ code }) => code === input.planCode)
  return known ? [] : [{ field, code: 'badChoice' }]
}

/** Mistakes in the fields that were opened, and a request that was answered without a change. */
export function faultsOfCorrection(
  definition: Definition,
  subject: Pick<CaseSubject, 'case'>,
  open: Open,
  input: Correction,
): FieldError[] {
  const faults = open.comments.flatMap(({ field }) => faultIn(definition, field, input))
  const [first] = open.comments
  const isChanged =
    changesIn(definition, subject, open, input).length > 0 || filesWanted(open, input) !== undefined
  return faults.length > 0 || isChanged || first === undefined
    ? faults
    : [{ field: first.field, code: 'unchanged' }]
}

/** Files, where they were asked for. */
export const filesWanted = ({ comments }: Pick<Open, 'comments'>, { attachments }: Correction) =>
  comments.some(({ field }) => field === 'attachments') && wantedTokens(attachments).length > 0
    ? attachments
    : undefined

const dayLength = 24 * 3600 * 1000

/** The answer's date moves by the days the sender took, to a day on which the city hall is open. */
export function movedDueOn(
  replyDueOn: PlainDate,
  askedOn: PlainDate,
  today: PlainDate,
  closedDays: readonly PlainDate[],
): PlainDate {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(askedOn)) / dayLength))
  return days === 0 ? replyDueOn : addWorkingDays(addDays(replyDueOn, days), 0, closedDays)
}
