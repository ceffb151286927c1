import { z } from 'zod'
import type { Case, Entry } from '../../../core/case/types.ts'
import { type AttachedFile, filesIn } from '../../../core/files/index.ts'
import { type PlainDate, todayInJapan } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { block, choice, line } from '../../../lib/form-text.ts'

export const checkDuty = 'idea.check'
export const objectionDuty = 'idea.objection'

const most = { passages: 4000, note: 1000, objection: 2000, report: 500 } as const
const version = z.coerce.number().int()

export const checkForm = z.object({
  decision: choice(['show', 'shorten', 'hold']),
  rules: z.array(line({ max: 60 })).default([]),
  passages: block({ max: most.passages }),
  note: block({ max: most.note }),
  withheld: z.array(line({ max: 60 })).default([]),
  version,
})
export type Check = z.output<typeof checkForm>

export const objectionForm = z.object({ text: block({ max: most.objection, required: true }), version })
export const answerForm = z.object({
  outcome: choice(['show', 'keep']),
  reason: block({ max: most.note, required: true }),
  version,
})
export type Answer = z.output<typeof answerForm>

export const reportForm = z.object({
  rule: line({ max: 60, required: true }),
  text: block({ max: most.report }),
})
export type Report = z.output<typeof reportForm>

export const wishForm = z.object({ version })

/** What everybody would read. */
const texts = z.object({ title: z.string(), issue: z.string(), wish: z.string(), place: z.string() })
export type Texts = z.output<typeof texts>
export const textsOf = ({ title, issue, wish, place }: Case): Texts => ({ title, issue, wish, place })

/** One passage a line, as it stands in the text: the city takes out, it writes nothing in. */
export const passagesIn = (typed: string): string[] =>
  [...new Set(typed.split('\n').map((one) => one.trim()))].filter((one) => one !== '')

const blank = '〔伏せました〕'

/** The longest first: a full name goes before the family name in it. */
export function without(before: Texts, passages: readonly string[]): Texts {
  const shorten = shortening(passages)
  const { title, issue, wish, place } = before
  return { title: shorten(title), issue: shorten(issue), wish: shorten(wish), place: shorten(place) }
}

function shortening(passages: readonly string[]): (text: string) => string {
  const inOrder = [...passages].sort((a, b) => b.length - a.length)
  return (text) => inOrder.reduce((rest, passage) => rest.replaceAll(passage, blank), text)
}

/** The words for those who do not see a picture are public as well, and are shortened like any other. */
export const picturesWithout = (
  files: readonly AttachedFile[],
  passages: readonly string[],
): AttachedFile[] =>
  files.map((file) =>
    file.alternative === undefined ? file : { ...file, alternative: shortening(passages)(file.alternative) },
  )

/** All that would be read by everybody: the text, and what is said of each picture. */
export const wordsToCheck = (before: Texts, wanted: readonly AttachedFile[]): string[] => [
  ...Object.values(before),
  ...wanted.flatMap(({ alternative }) => alternative ?? []),
]

function faultsOfPassages(words: readonly string[], typed: string): FieldError[] {
  const passages = passagesIn(typed)
  if (passages.length === 0) return [{ field: 'passages', code: 'required' }]
  const missing = passages.find((passage) => !words.some((text) => text.includes(passage)))
  return missing === undefined ? [] : [{ field: 'passages', code: 'notInText' }]
}

/** Whatever is not shown as it came names the rule; what is taken out stands in the text. */
export function faultsOfCheck(
  known: readonly string[],
  words: readonly string[],
  input: Check,
): FieldError[] {
  if (!isShortened(input) && input.decision === 'show') return []
  const named = input.rules.length > 0 && input.rules.every((rule) => known.includes(rule))
  const takesWords = input.decision === 'shorten' && (input.withheld.length === 0 || input.passages !== '')
  return [
    ...(named ? [] : [{ field: 'rules', code: 'badChoice' }]),
    ...(takesWords ? faultsOfPassages(words, input.passages) : []),
  ]
}

export const faultsOfWithheld = (wanted: readonly AttachedFile[], { withheld }: Check): FieldError[] =>
  withheld.every((one) => wanted.some(({ id }) => id === one))
    ? []
    : [{ field: 'withheld', code: 'badChoice' }]

/** Not shown whole: words were taken out, or a file was left out. */
export const isShortened = ({ decision, withheld }: Pick<Check, 'decision' | 'withheld'>): boolean =>
  decision === 'shorten' || (decision === 'show' && withheld.length > 0)

export type Standing = {
  state: 'none' | 'waiting' | 'reported' | 'shown' | 'shortened' | 'held'
  checkedBy?: string | null
  checkedOn?: PlainDate
  /** Of an idea that parts were taken out of: as it was sent. */
  before?: Texts | undefined
  /** The files that its sender wanted to be public and that were left out. */
  withheld?: readonly AttachedFile[]
  rules: readonly string[]
  note: string
  /** What whoever told of it finds in it. */
  reported?: string | undefined
  objection?: string | undefined
  decided?: { reason: string; shown: boolean } | undefined
}

const textIn = (facts: Entry['facts'], name: string): string => {
  const value = (facts as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
const rulesIn = (facts: Entry['facts']): string[] => {
  const read = z.array(z.string()).safeParse((facts as Record<string, unknown>).rules)
  return read.success ? read.data : []
}

const nothing: Standing = { state: 'none', rules: [], note: '' }
const checked = (state: 'shortened' | 'held', { facts, person_id, at }: Entry): Standing => {
  const read = texts.safeParse((facts as Record<string, unknown>).before)
  const before = read.success ? { before: read.data } : {}
  const checkedOn = todayInJapan(at)
  return {
    state,
    checkedBy: person_id,
    checkedOn,
    rules: rulesIn(facts),
    note: textIn(facts, 'note'),
    withheld: filesIn({ files: (facts as Record<string, unknown>).withheld }),
    ...before,
  }
}

const after: Readonly<Record<string, (standing: Standing, entry: Entry) => Standing>> = {
  publicationAsked: () => ({ ...nothing, state: 'waiting' }),
  publicationReported: (_, { facts }) => ({
    ...nothing,
    state: 'reported',
    rules: rulesIn(facts),
    reported: textIn(facts, 'text'),
  }),
  publicationKept: () => ({ ...nothing, state: 'shown' }),
  publicationShown: (standing, { facts }) =>
    rulesIn(facts).length > 0 ? standing : { ...standing, state: 'shown' },
  publicationShortened: (_, entry) => checked('shortened', entry),
  publicationHeld: (_, entry) => checked('held', entry),
  publicationObjected: (standing, { facts }) => ({ ...standing, objection: textIn(facts, 'text') }),
  publicationDecided: (standing, { facts }) => {
    const shown = textIn(facts, 'outcome') === 'show'
    return { ...standing, decided: { reason: textIn(facts, 'reason'), shown } }
  },
}

/** How far it has come: the thread tells. */
export const standingOf = (thread: readonly Entry[]): Standing =>
  thread.reduce((standing, entry) => after[entry.kind]?.(standing, entry) ?? standing, nothing)

/** Files that are to be public as their sender wishes, and are not yet. */
export function filesToShow(thread: readonly Entry[]): AttachedFile[] {
  const shown = thread
    .filter(({ visibility }) => visibility === 'public')
    .flatMap(({ facts }) => filesIn(facts))
  return thread
    .filter(
      ({ kind, facts }) => kind === 'attached' && (facts as Record<string, unknown>).wanted === 'public',
    )
    .flatMap(({ facts }) => filesIn(facts))
    .filter(({ sha256 }) => !shown.some((one) => one.sha256 === sha256))
}
