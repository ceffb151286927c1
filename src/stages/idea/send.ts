import { findCase } from '../../core/case/find.ts'
import type { NewCase } from '../../core/case/open.ts'
import type { NewParty } from '../../core/case/parties.ts'
import type { CaseSubject } from '../../core/case/types.ts'
import { resultOf, writeWalk } from '../../core/edition/self-check.ts'
import { alternativesIn, attachUploads, wantedTokens } from '../../core/files/index.ts'
import { handIn, openMatter } from '../../core/matter.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import type { Signature } from '../../core/trail/ledger.ts'
import { findOrigin, keepOrigin, sourceOf } from '../../core/vision/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { keepAim } from './aim/keep.ts'
import { matterOf } from './aim/matter.ts'
import { readAim } from './aim/read.ts'
import { giveReceipt } from './notices.ts'
import { districtOf } from './place/rules.ts'
import { askForCheck } from './publication/acts.ts'
import { canSeed, fieldOf, finishedWalk, type Idea, tagsOf } from './rules.ts'

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

export type Sender = {
  party: NewParty
  /** Whose act it is, where that is not whoever is signed in. */
  by?: Signature | undefined
  /** Who looks after it from now on; for somebody without an account their new record. */
  viewer: Viewer
  /** The group for which the support centre writes. */
  onBehalfOf?: string
  /** How it came in, where it was typed in for somebody. */
  intake?: Pick<NewCase, 'via' | 'receivedOn'>
}
export type Sent = { id: string; number: string }

const factsOfSending = (idea: Idea, { onBehalfOf, intake }: Sender) => ({
  field: idea.field,
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  ...(intake?.via ? { via: intake.via } : {}),
})

/** What is to be public waits until it was checked; a section of the city hall answers for its own words. */
const isChecked = ({ visibility }: Pick<NewCase, 'visibility'>, { party }: Sender): boolean =>
  visibility === 'public' && !party.government

/** Opens the case with its sender as first party, and hands it to the next stage. Tells its number. */
export async function sendIdea(visit: Visit, idea: Idea, sender: Sender): Promise<Sent> {
  const { definition } = visit
  const { party, by, viewer, intake } = sender
  const aim = await readAim(visit, idea)
  const parent = await findSeed({ ...visit, viewer }, idea.parent)
  const origin = await findOrigin(visit, idea.vision)
  const wanted = matterOf(aim, idea)
  const checked = isChecked(wanted, sender)
  const opened = await openMatter(
    visit,
    {
      title: idea.title,
      issue: idea.issue,
      wish: idea.wish,
      proposer: idea.proposer,
      field: fieldOf(definition, idea.field),
      tags: tagsOf(definition, idea.tags),
      planCode: idea.planCode || undefined,
      district: districtOf(definition, idea.district),
      place: idea.place,
      point: idea.point,
      parentId: parent?.case.id,
      parties: [party],
      ...checkOf(visit, idea.check),
      ...intake,
      ...sourceOf(origin),
      ...wanted,
      ...(checked ? { visibility: 'desk' as const } : {}),
      ...(sender.onBehalfOf === undefined ? {} : { source: 'centre' as const }),
    },
    factsOfSending(idea, sender),
    by,
  )
  await keepAim(visit, aim, opened.id, idea)
  await attachFiles(visit, opened.id, idea, { by, open: !checked && wanted.visibility === 'public' })
  await keepOrigin(visit, origin, { caseId: opened.id, by })
  if (parent)
    recordSeed(
      visit,
      parent,
      { ...idea, visibility: checked ? 'desk' : wanted.visibility },
      opened.number,
      by,
    )
  await handIn(visit, opened.number)
  if (checked) await askForCheck(visit, opened.id, by)
  giveReceipt(visit, opened.number)
  return { id: opened.id, number: opened.number }
}

type Attaching = { by: Signature | undefined; open: boolean }

/**
 * Photos and papers that came with it, for everyone or for the parties, as the sender said. What is to be for everyone
 * waits with the idea until it was checked.
 */
async function attachFiles(
  visit: Visit,
  caseId: string,
  { attachments }: Idea,
  { by, open }: Attaching,
): Promise<void> {
  const wanted = attachments?.seenBy ?? 'parties'
  const visibility = open ? wanted : 'parties'
  const tokens = wantedTokens(attachments)
  const files = await attachUploads(visit, tokens, caseId, visibility, alternativesIn(attachments))
  if (files.length === 0) return
  const facts = { files, ...(wanted === visibility ? {} : { wanted }) }
  visit.record({ caseId, stage: 'idea', kind: 'attached', visibility, facts, by })
}

/** The thread of the parent tells what grew from it; of an idea that went to the desk only, only the city hall reads. */
function recordSeed(visit: Visit, parent: CaseSubject, idea: Idea, number: string, by?: Signature): void {
  visit.record({
    caseId: parent.case.id,
    stage: 'idea',
    kind: 'seeded',
    visibility: idea.visibility === 'public' ? 'public' : 'city',
    facts: { number, ...(idea.visibility === 'public' ? { title: idea.title } : {}) },
    by,
  })
}
