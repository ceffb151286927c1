import { enterStage, seeingAll } from '../../../core/advance.ts'
import { changeCase } from '../../../core/case/change.ts'
import { findCase } from '../../../core/case/find.ts'
import type { Case, Party } from '../../../core/case/types.ts'
import { hasStage } from '../../../core/edition/view.ts'
import { currentJoint, type JointDocument } from '../../../core/joint/index.ts'
import { handIn, openMatter } from '../../../core/matter.ts'
import { insertProposalDraft, type ProposalDraft } from '../../../core/proposal/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { aheadMessages } from './messages.ts'
import { findSeedling, readAhead } from './queries.ts'

/** What of an agreement goes into the next one; its term is agreed anew. */
type Agreed = Pick<ProposalDraft, 'issue' | 'purpose' | 'roles' | 'resources'> & {
  goal: string
  budget?: ProposalDraft['budget']
  clauses: string
  open?: string
}

const again = (party: Party) => ({
  kind: party.kind,
  common: party.common,
  name: party.name,
  publicName: party.public_name,
  government: party.government,
  personId: party.person_id ?? undefined,
  organizationId: party.organization_id ?? undefined,
  section: party.section ?? undefined,
})

/** Parties have other ids in the next case: they come in the same order. */
function draftFrom(
  { content }: JointDocument<Agreed>,
  before: readonly Party[],
  after: readonly string[],
): ProposalDraft {
  const partyOf = (id: string) => after[before.findIndex((party) => party.id === id)] ?? ''
  const moved = <T extends { party: string }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, party: partyOf(row.party) }))
  const { issue, purpose, goal, clauses, budget = [], open = '' } = content
  return {
    outcome: 'whole',
    issue,
    purpose,
    target: goal,
    roles: moved(content.roles),
    resources: moved(content.resources),
    budget: budget.map(({ party, ...line }) => (party ? { ...line, party: partyOf(party) } : line)),
    end: '',
    others: clauses === '' ? [] : [{ title: aheadMessages('ja').clausesBefore, text: clauses }],
    open: open === '' ? [] : [{ title: aheadMessages('ja').openBefore, text: open }],
    from: [],
  }
}

async function openNext(visit: CaseVisit) {
  const { case: subject, parties } = visit
  const { title, issue, wish, proposer, visibility, tags } = subject
  const opened = await openMatter(
    visit,
    {
      title,
      issue,
      wish,
      proposer,
      visibility,
      tags,
      field: subject.field ?? undefined,
      section: subject.section ?? undefined,
      parentId: subject.id,
      source: 'evaluation',
      amongCitizens: subject.among_citizens,
      parties: parties.map(again),
    },
    { field: subject.field ?? '' },
  )
  visit.record({
    caseId: subject.id,
    stage: 'idea',
    kind: 'seeded',
    visibility: visibility === 'public' ? 'public' : 'parties',
    facts: { number: opened.number, ...(visibility === 'public' ? { title } : {}) },
  })
  return opened
}

/** Renewed, it goes straight to the agreement, which begins with what was agreed before. */
async function renew(visit: CaseVisit, before: JointDocument<Agreed>): Promise<string> {
  const { id, number, partyIds } = await openNext(visit)
  await insertProposalDraft(visit.tx, id, draftFrom(before, visit.parties, partyIds), visit.now)
  const read = async (): Promise<Case> => found(await findCase(visit.tx, seeingAll, number)).case
  if (!(await changeCase(visit.tx, await read(), { form: visit.case.form }))) throw conflict()
  await enterStage(visit, await read(), 'agreement')
  return number
}

/** Rebuilt, it begins where an idea begins: with the desk that it is talked over with. */
async function rebuild(visit: CaseVisit): Promise<string> {
  const { number } = await openNext(visit)
  await handIn(visit, number)
  return number
}

/** What was decided is begun, once: whoever comes second is led to what the first began. */
export async function beginNext(visit: CaseVisit): Promise<Outcome> {
  const { asked } = await readAhead(visit.tx, visit.case.id)
  const choice = asked?.choice
  if (choice !== 'renew' && choice !== 'rebuild') throw conflict()
  const there = await findSeedling(visit.tx, visit.case.id)
  const agreed =
    choice === 'renew' && hasStage(visit.city.definition, 'agreement')
      ? await currentJoint<Agreed>(visit.tx, visit.case.id, 'agreement')
      : undefined
  const begin = () => (agreed?.effect ? renew(visit, agreed.document) : rebuild(visit))
  return { to: casePath(visit.city, there ?? (await begin())) }
}
