import { findCase } from '../../core/case/find.ts'
import { partyOf } from '../../core/case/types.ts'
import { bodyOf, notifyPerson, quoted, subjectOf } from '../../core/notice/index.ts'
import { byOf } from '../../core/people/by.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import type { ProposalAnswer } from '../../platform/db/tables/revisions.ts'
import { bodyName, proposalPath } from './pages/frame.tsx'
import { answerProposal, findProposal, insertProposal, type Proposal } from './queries.ts'
import { type ProposalInput, proposesFreely } from './rules.ts'

const caseNeeded: Failed = { errors: [{ field: 'number', code: 'caseNeeded' }], kept: {} }

/** The case it comes from: of a party, their own; of staff and council, one that they may see. */
async function caseOf(visit: Visit, typed: string) {
  const number = parseReferenceNumber(typed)
  const subject = number === undefined ? undefined : await findCase(visit.tx, visit.viewer, number)
  if (subject === undefined) return undefined
  const own = partyOf(visit.viewer, subject.parties) !== undefined
  return own || proposesFreely(visit.viewer) ? subject.case : undefined
}

export async function propose(visit: Visit, { number, body, ...input }: ProposalInput): Promise<Outcome> {
  const subject = number === '' ? undefined : await caseOf(visit, number)
  if (subject === undefined && (number !== '' || !proposesFreely(visit.viewer))) return caseNeeded
  const known = proposesFreely(visit.viewer) && bodyName(visit.definition, body, visit.lang) !== undefined
  const id = await insertProposal(
    visit.tx,
    { ...input, body: known ? body : null, caseId: subject?.id ?? null, on: visit.today },
    byOf(visit),
  )
  return { to: cityPath(visit.city, proposalPath(id, '?done=sent')) }
}

export async function proposalHere(visit: Visit): Promise<Proposal> {
  const { proposal: id = '' } = visit.params
  const proposal = found(isUuid(id) ? await findProposal(visit.tx, id) : undefined)
  const own = visit.viewer !== undefined && proposal.person_id === visit.viewer.person.id
  if (proposal.answered_on === null && !own && !proposesFreely(visit.viewer)) throw notFound()
  return proposal
}

type Answering = { version: number; kind: ProposalAnswer; answer: string }

/** Whoever proposed it is told; everybody can read it from now on. */
export async function answer(visit: Visit, { version, ...said }: Answering): Promise<Outcome> {
  const proposal = await proposalHere(visit)
  const answered = await answerProposal(visit.tx, { id: proposal.id, version }, { ...said, on: visit.today })
  if (!answered) throw conflict()
  const title = quoted(proposal.title)
  await notifyPerson(visit, proposal.person_id, {
    kind: 'revision.answered',
    about: undefined,
    path: proposalPath(proposal.id),
    words: (lang) =>
      lang === 'en'
        ? {
            subject: subjectOf`The city answered your proposal`,
            body: bodyOf`Your proposal ${title} for the guideline has an answer. The page below says more.`,
          }
        : {
            subject: subjectOf`ご提案に答えました`,
            body: bodyOf`きまりへのご提案${title}に、市が答えました。下のページでお読みください。`,
          },
  })
  return { to: cityPath(visit.city, proposalPath(proposal.id, '?done=saved')) }
}
