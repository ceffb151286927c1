import type { Party } from '../../core/case/types.ts'
import type { Answers, Question, Round } from './rules.ts'

/** A party beside its opened sheet. */
export type Voice = { party: Party; answers: Answers }
export type Gap = { question: Question; marks: (number | undefined)[]; words: string[]; spread: number }

/** The parties whose sheet is open, in the order of the case. */
export const voicesOf = ({ openings }: Round, parties: readonly Party[]): Voice[] =>
  parties.flatMap((party) => {
    const opening = openings.find(({ partyId }) => partyId === party.id)
    return opening ? [{ party, answers: opening.answers }] : []
  })

function spreadOf(marks: readonly (number | undefined)[]): number {
  const given = marks.filter((mark) => mark !== undefined)
  return given.length < 2 ? 0 : Math.max(...given) - Math.min(...given)
}

/** What the parties said to each question, beside each other, the widest difference first. */
export const gapsOf = (questions: readonly Question[], voices: readonly Voice[]): Gap[] =>
  questions
    .map((question) => {
      const marks = voices.map(({ answers }) => answers.marks[question.code] ?? undefined)
      const words = voices.map(({ answers }) => answers.words[question.code] ?? '')
      return { question, marks, words, spread: spreadOf(marks) }
    })
    .sort((a, b) => b.spread - a.spread)

export type Note = { code: string; words: string[] }

/** What they wrote freely; a question that nobody answered is left out. */
export const notesOf = (codes: readonly string[], voices: readonly Voice[]): Note[] =>
  codes
    .map((code) => ({ code, words: voices.map(({ answers }) => answers.notes[code] ?? '') }))
    .filter(({ words }) => words.some((text) => text !== ''))
