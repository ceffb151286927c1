import { z } from 'zod'
import { type Definition, type Reach, type Switchable, switchable } from '../../core/edition/schema/index.ts'
import { hasSwitch, neededFor, reachOf, runsWith } from '../../core/edition/switches.ts'
import { isCoordination, isStaff } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, choice, dateField, line } from '../../lib/form-text.ts'

export const staff: Policy = { says: 'staff of a section, or the coordination office', may: isStaff }
export const office: Policy = { says: 'the coordination office', may: isCoordination }

export const reaches = ['everywhere', 'pilot', 'nowhere'] as const
export const switchForm = z
  .object({
    runs: choice(reaches),
    sections: z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string().max(60)).max(500)),
    reason: block({ max: 500, required: true }),
    /** Left out: at once. */
    when: choice(['now', 'date']).optional(),
    fromOn: dateField().optional(),
    /** The newest switch that was seen: who decides on an older one is told. */
    seen: line({ max: 36 }),
  })
  .superRefine(({ runs, sections, when, fromOn }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, input: sections })
    if (runs === 'pilot' && sections.length === 0) fault('sections', 'noSection')
    if (when === 'date' && fromOn === undefined) fault('fromOn', 'noDay')
    // A day that is typed and would be passed over in silence is worse than a question.
    if (when !== 'date' && fromOn !== undefined) fault('when', 'whichDay')
  })
export type SwitchInput = z.output<typeof switchForm>

export const reachIn = ({ runs, sections }: SwitchInput): Reach =>
  runs === 'pilot' ? { runs, sections } : { runs }

export const findSwitch = (edition: Definition, code: string | undefined): Switchable | undefined =>
  switchable.find((one) => one === code && hasSwitch(edition, one))

/** A stage that runs somewhere has nobody to come to it where the one before it runs nowhere. */
const within = (inner: Reach, outer: Reach): boolean => inner.runs === 'nowhere' || outer.runs !== 'nowhere'

/** What speaks against it: sections that are not there, or a stage that would run while what leads to it runs nowhere. */
export function switchFaults(
  { edition, today, code }: { edition: Definition; today: Definition; code: Switchable },
  input: SwitchInput,
): FieldError[] {
  const next = reachIn(input)
  if (!(next.sections ?? []).every((section) => today.sections.some((one) => one.code === section)))
    return [{ field: 'sections', code: 'badChoice' }]
  const now = (other: Switchable) => reachOf(edition, today.switches ?? {}, other)
  const needed = neededFor[code]
  if (needed && hasSwitch(edition, needed) && !within(next, now(needed)))
    return [{ field: 'runs', code: `needs.${needed}` }]
  const left = switchable.find(
    (other) => neededFor[other] === code && hasSwitch(edition, other) && !within(now(other), next),
  )
  return left ? [{ field: 'runs', code: `neededBy.${left}` }] : []
}

/** Sections for which something changes. */
export const sectionsChanged = ({ sections }: Definition, before: Reach, after: Reach): string[] =>
  sections.map(({ code }) => code).filter((section) => runsWith(before, section) !== runsWith(after, section))

/** Cases of a section that stand at a stage. */
export type Standing = { section: string | null; stage: string; cases: number; groups: string[] }

const order: readonly string[] = [
  'idea',
  'consultation',
  'table',
  'form',
  'agreement',
  'running',
  'evaluation',
]
const partsOf = (code: Switchable): readonly string[] => (code === 'idea' ? ['idea', 'consultation'] : [code])

export type Affected = {
  section: string
  /** Cases that will come to the stage, and those that are at it. */
  before: number
  at: number
  groups: readonly string[]
}

/** What a stage touches in a section: which of its open cases have yet to come to it, and which are at it now. */
export function affectedIn(standings: readonly Standing[], code: Switchable, section: string): Affected {
  const own = standings.filter((one) => one.section === section)
  const first = order.indexOf(code)
  const ahead = own.filter(({ stage }) => order.indexOf(stage) < first)
  const at = own.filter(({ stage }) => partsOf(code).includes(stage))
  const sum = (rows: readonly Standing[]) => rows.reduce((total, { cases }) => total + cases, 0)
  const groups = [...new Set([...ahead, ...at].flatMap((row) => row.groups))]
  return { section, before: sum(ahead), at: sum(at), groups }
}

type Made = { id: string; stage: string }
/** The newest that was decided about a stage, at once or for a day. */
export const newestOf = (switched: readonly Made[], planned: readonly Made[], code: Switchable): string =>
  [...switched, ...planned]
    .flatMap(({ id, stage }) => (stage === code ? [id] : []))
    .sort()
    .at(-1) ?? ''
