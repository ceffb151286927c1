import { conflict, found } from '../../../core/web/errors.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Outcome } from '../../../core/web/route.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import {
  type AskHere,
  findAsk,
  findAskByCode,
  insertAnswer,
  insertCodes,
  saveAsk,
  useCode,
} from './queries.ts'
import {
  type askForm,
  type codesForm,
  foldCode,
  isAsking,
  mayBeAsked,
  newCode,
  type paperForm,
  questionsOf,
  readAnswers,
  type voiceForm,
} from './rules.ts'

type Output<F extends { _output: unknown }> = F['_output']

const back = ({ city, case: subject }: CaseVisit, rest = '?done=saved'): Outcome => ({
  to: casePath(city, subject.number, `/evaluation/voices${rest}`),
})
const record = ({ record: write, case: subject }: CaseVisit, kind: string, facts = {}): void =>
  write({ caseId: subject.id, stage: 'evaluation', kind, visibility: 'parties', facts })

/** The questions are fixed when the asking begins: a later date changes nothing in them. */
export async function ask(visit: CaseVisit, { version, closesOn }: Output<typeof askForm>): Promise<Outcome> {
  if (!mayBeAsked(visit)) throw conflict()
  if (closesOn < visit.today) return { errors: [{ field: 'closesOn', code: 'past' }], kept: { closesOn } }
  const { person, hat } = found(visit.viewer)
  const asked = { caseId: visit.case.id, openCode: newCode(), questions: questionsOf(visit.definition) }
  const by = { personId: person.id, hatId: hat.id, now: visit.now }
  if (!(await saveAsk(visit.tx, { ...asked, closesOn, version }, by))) throw conflict()
  record(visit, 'voicesAsked', { until: closesOn })
  return back(visit)
}

export async function makeCodes(visit: CaseVisit, { count }: Output<typeof codesForm>): Promise<Outcome> {
  const asked = found(await findAsk(visit.tx, visit.case.id))
  if (!isAsking(asked, visit.today)) throw conflict()
  await insertCodes(
    visit.tx,
    asked.caseId,
    Array.from({ length: count }, () => newCode()),
  )
  record(visit, 'voiceCodes', { count })
  return back(visit, '/sheets')
}

export const askHere = async (visit: Visit): Promise<AskHere> =>
  found(await findAskByCode(visit.tx, foldCode(visit.params.voice ?? '')))

/** Anonymous: neither who, nor when, nor which code goes into what is kept. */
export async function answer(visit: Visit, input: Output<typeof voiceForm>): Promise<Outcome> {
  const asked = await askHere(visit)
  const code = foldCode(visit.params.voice ?? '')
  const here = cityPath(visit.city, `/voice/${code}`)
  if (!isAsking(asked, visit.today)) return { to: here }
  const { answers, errors } = readAnswers(asked.questions, input.answers)
  if (errors.length > 0) return { errors, kept: {} }
  const { caseId, channel } = asked
  if (channel === 'code' && !(await useCode(visit.tx, caseId, code))) return { to: here }
  await insertAnswer(visit.tx, { caseId, channel, answers })
  return { to: `${here}?done=sent` }
}

const noSuchCode: Failed = { errors: [{ field: 'code', code: 'badCode' }], kept: {} }

/** A sheet with a code counts as that code, whoever types it; what has none is counted as paper. */
export async function typeIn(visit: CaseVisit, input: Output<typeof paperForm>): Promise<Outcome> {
  const asked = found(await findAsk(visit.tx, visit.case.id))
  const { answers, errors } = readAnswers(asked.questions, input.answers)
  if (errors.length > 0) return { errors, kept: {} }
  const code = foldCode(input.code)
  if (code !== '' && !(await useCode(visit.tx, asked.caseId, code))) return noSuchCode
  await insertAnswer(visit.tx, { caseId: asked.caseId, channel: code === '' ? 'paper' : 'code', answers })
  record(visit, 'voiceTyped')
  return back(visit, '/paper?done=saved')
}
