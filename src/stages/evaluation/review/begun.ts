import type { Party } from '../../../core/case/types.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { most } from '../forms.ts'
import { findRound } from '../queries.ts'
import type { Questions, Statement } from '../rules.ts'
import { isReadable } from './acts.ts'
import { reviewMessages } from './messages.ts'
import { type Action, type Note, readSaid, type Said } from './queries.ts'

type Asked = { lang: Lang; questions: Questions; parties: readonly Pick<Party, 'id' | 'public_name'>[] }

const listed = (lines: readonly string[]): string =>
  lines
    .map((line) => `・${line}`)
    .join('\n')
    .slice(0, most.statement)

/** Each note under the question it was written to, in the order in which they were asked. */
function notesOf({ lang, questions }: Asked, notes: readonly Note[], part: 'why' | 'change'): string[] {
  const asked = [...questions.relationship, ...questions.result]
  return asked.flatMap(({ code, question }) => {
    const text = notes.find((note) => note.question === code)?.[part] ?? ''
    return text === '' ? [] : [`${pick(question, lang)} ${text}`]
  })
}

/** What was resolved, by which side and until when; whose name stands behind it stays with the parties. */
function resolved({ lang, parties }: Asked, { what, party_id, due_on }: Action): string {
  const side = parties.find(({ id }) => id === party_id)?.public_name ?? ''
  return reviewMessages(lang).resolved(what, side, due_on === null ? '' : formatDate(due_on, lang))
}

/**
 * The joint statement as the review left it: nobody types anew what was noted there. It is a beginning, to be changed; the
 * sheets' own words are not in it.
 */
export function statementFrom(asked: Asked, { notes, actions, result }: Said): Statement | undefined {
  if (notes.length === 0 && actions.length === 0 && !result) return undefined
  return {
    achieved: result ?? '',
    wentWell: '',
    change: listed([...notesOf(asked, notes, 'change'), ...actions.map((action) => resolved(asked, action))]),
    learned: listed(notesOf(asked, notes, 'why')),
  }
}

/** For whoever may read the sheets: what the review left to begin with. */
export async function begunStatement(visit: CaseVisit): Promise<Statement | undefined> {
  const { tx, lang, parties, case: subject } = visit
  const round = await findRound(tx, subject.id)
  if (round === undefined || !isReadable(visit, round)) return undefined
  const said = await readSaid(tx, { caseId: subject.id, round: round.round })
  return statementFrom({ lang, questions: round.questions, parties }, said)
}
