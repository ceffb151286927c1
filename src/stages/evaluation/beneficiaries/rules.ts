import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { CaseSubject } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { block, count, dateField, line } from '../../../lib/form-text.ts'
import type { Text } from '../../../lib/language.ts'
import { type Mark, marksOf, planOf } from '../plan.ts'

export const most = { words: 500, codes: 100 } as const
/** Fewer answers than this are not shown in parts: somebody could tell whose they are. */
export const leastShown = 5

export type Channel = 'web' | 'code' | 'paper'
/** Without marks it is answered in words. */
export type VoiceQuestion = { code: string; question: Text; marks: Mark[] }
export type VoiceAnswers = { marks: Record<string, number>; words: Record<string, string> }
export type Ask = {
  caseId: string
  openCode: string
  questions: VoiceQuestion[]
  closesOn: PlainDate
  version: number
}

/** Letters and digits that nobody mixes up; ten of them hold 49 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
export const newCode = (): string =>
  Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)] ?? 'a').join('')
/** As it is printed and typed: `abcde-fghjk`, in any case and width, with or without the dash. */
export const foldCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
export const printedCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

const threeMarks: Mark[] = [
  { value: 3, label: { ja: 'はい', en: 'Yes' } },
  { value: 2, label: { ja: 'どちらともいえない', en: 'Partly', easy: 'どちらとも いえない' } },
  { value: 1, label: { ja: 'いいえ', en: 'No' } },
]

/** Yui's own few questions, where the city has none. */
export const yuisQuestions: readonly VoiceQuestion[] = [
  {
    code: 'useful',
    question: {
      ja: 'あなたや身近な人の役に立ちましたか',
      en: 'Did it help you, or people close to you?',
      easy: 'あなたや 近（ちか）くの 人（ひと）の 役（やく）に 立（た）ちましたか',
    },
    marks: threeMarks,
  },
  {
    code: 'goOn',
    question: {
      ja: 'これからも続けてほしいですか',
      en: 'Should it go on?',
      easy: 'これからも 続（つづ）けて ほしいですか',
    },
    marks: threeMarks,
  },
  {
    code: 'said',
    question: {
      ja: 'よかったこと、困ったこと、こうしてほしいこと',
      en: 'What was good, what was hard, what should change',
      easy: 'よかった こと、こまった こと、して ほしい こと',
    },
    marks: [],
  },
]

export const isYuis = (questions: readonly VoiceQuestion[]): boolean =>
  questions.every(({ code }) => yuisQuestions.some((own) => own.code === code))

export function questionsOf({ evaluation }: Definition): VoiceQuestion[] {
  const asked = evaluation?.askBeneficiaries
  if (evaluation === undefined || asked === undefined) return [...yuisQuestions]
  const plan = planOf(evaluation)
  return asked.map((one) => ({
    code: one.code,
    question: one.question,
    marks: [...marksOf({ questions: plan, scale: plan.scale }, one)],
  }))
}

/** Who does not know of a case is asked nothing about it: only public ones are. */
export const mayBeAsked = ({ case: { visibility } }: Pick<CaseSubject, 'case'>): boolean =>
  visibility === 'public'

export const isAsking = ({ closesOn }: Pick<Ask, 'closesOn'>, today: PlainDate): boolean => today <= closesOn

const answer = z.object({
  code: line({ max: 60, required: true }),
  mark: line({ max: 2 }),
  words: block({ max: most.words }),
})
export const voiceForm = z.object({ answers: z.array(answer).max(40) })
export const paperForm = z.object({ code: line({ max: 30 }), answers: z.array(answer).max(40) })
export const askForm = z.object({ version: z.coerce.number().int().min(0), closesOn: dateField() })
export const codesForm = z.object({ count: count({ min: 1, max: most.codes }) })

type Sent = z.output<typeof voiceForm>['answers']

/** Nobody must answer everything; who answers nothing has sent nothing. */
export function readAnswers(
  questions: readonly VoiceQuestion[],
  sent: Sent,
): { answers: VoiceAnswers; errors: FieldError[] } {
  const answers: VoiceAnswers = { marks: {}, words: {} }
  for (const { code, marks } of questions) {
    const row = sent.find((one) => one.code === code)
    const mark = marks.find(({ value }) => String(value) === row?.mark)
    if (mark) answers.marks[code] = mark.value
    if (marks.length === 0 && row?.words) answers.words[code] = row.words
  }
  const isEmpty = Object.keys(answers.marks).length + Object.keys(answers.words).length === 0
  return { answers, errors: isEmpty ? [{ field: firstField(questions), code: 'nothingAnswered' }] : [] }
}

const firstField = ([first]: readonly VoiceQuestion[]): string =>
  `answers.0.${first?.marks.length === 0 ? 'words' : 'mark'}`

export type Tally = { question: VoiceQuestion; counts: { mark: Mark; count: number }[]; words: string[] }

/** How often each mark was given, and the words in no order that means anything. */
export const tallyOf = (questions: readonly VoiceQuestion[], all: readonly VoiceAnswers[]): Tally[] =>
  questions.map((question) => ({
    question,
    counts: question.marks.map((mark) => ({
      mark,
      count: all.filter(({ marks }) => marks[question.code] === mark.value).length,
    })),
    words: all.flatMap(({ words }) => words[question.code] ?? []),
  }))

/** Counts open when the asking is over, and only where they are enough that nobody is told by them. */
export const mayShow = (ask: Ask, answers: number, today: PlainDate): boolean =>
  !isAsking(ask, today) && answers >= leastShown
