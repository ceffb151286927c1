import { advance } from '../../core/advance.ts'
import { findCase } from '../../core/case/find.ts'
import { openCase } from '../../core/case/open.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import { resultOf, writeWalk } from '../../core/edition/self-check.ts'
import { attachUploads, wantedTokens } from '../../core/files/index.ts'
import { forbidden, found } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { giveReceipt } from './notices.ts'
import { canSeed, fieldOf, finishedWalk, type Idea, routeOf, senderOf, tagsOf } from './rules.ts'

/** The ended case that a new idea grows from, if the sender may know of it. */
export async function findSeed(visit: Visit, typed: string | undefined): Promise<CaseSubject | undefined> {
  const number = parseReferenceNumber(typed ?? '')
  const parent = number && (await findCase(visit.tx, visit.viewer, number))
  return parent && canSeed(parent.case) ? parent : undefined
}

function checkOf({ definition }: Visit, answers: string) {
  const walk = finishedWalk(definition, answers)
  const result = walk && resultOf(walk)
  return (
    walk && result && { zone: result.zone, selfCheck: { answers: writeWalk(walk), exit: result.exit.code } }
  )
}

/** Opens the case with its sender as first party, and hands it to the next stage. Tells its number. */
export async function sendIdea(visit: Visit, idea: Idea): Promise<string> {
  const { definition, tx, viewer } = visit
  const sender = senderOf(viewer, definition)
  if (sender === undefined) throw forbidden()
  const parent = await findSeed(visit, idea.parent)
  const route = routeOf(definition, idea.field)
  const opened = await openCase(
    tx,
    {
      editionId: visit.city.edition.id,
      title: idea.title,
      issue: idea.issue,
      wish: idea.wish,
      proposer: idea.proposer,
      visibility: idea.visibility,
      field: fieldOf(definition, idea.field),
      tags: tagsOf(definition, idea.tags),
      planCode: idea.planCode || undefined,
      section: route.section,
      parentId: parent?.case.id,
      demo: visit.runtime.demo,
      parties: [sender],
      ...checkOf(visit, idea.check),
    },
    visit.now,
  )
  visit.record({
    caseId: opened.id,
    stage: 'idea',
    kind: 'sent',
    visibility: 'public',
    facts: { field: idea.field, ...route },
  })
  await attachFiles(visit, opened.id, idea)
  if (parent) recordSeed(visit, parent, idea, opened.number)
  await advance(visit, found(await findCase(tx, viewer, opened.number)).case)
  giveReceipt(visit, opened.number)
  return opened.number
}

/** Photos and papers that came with it, for everyone or for the parties, as the sender said. */
async function attachFiles(visit: Visit, caseId: string, { attachments }: Idea): Promise<void> {
  const visibility = attachments?.seenBy ?? 'parties'
  const files = await attachUploads(visit, wantedTokens(attachments), caseId, visibility)
  if (files.length === 0) return
  visit.record({ caseId, stage: 'idea', kind: 'attached', visibility, facts: { files } })
}

/** The thread of the parent tells what grew from it; of an idea that went to the desk only, only the city hall reads. */
function recordSeed(visit: Visit, parent: CaseSubject, idea: Idea, number: string): void {
  visit.record({
    caseId: parent.case.id,
    stage: 'idea',
    kind: 'seeded',
    visibility: idea.visibility === 'public' ? 'public' : 'city',
    facts: { number, ...(idea.visibility === 'public' ? { title: idea.title } : {}) },
  })
}
