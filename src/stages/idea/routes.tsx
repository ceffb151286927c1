import { listEntries } from '../../core/case/find.ts'
import { type CaseSubject, partyOf } from '../../core/case/types.ts'
import { resultOf } from '../../core/edition/self-check.ts'
import { faultsInFiles, wantedTokens } from '../../core/files/index.ts'
import { aboutGroup, aboutOwnGroup } from '../../core/group/index.ts'
import { contactMistakesIn } from '../../core/people/contact.ts'
import { newAccessKey } from '../../core/people/guest.ts'
import { findOrigin, valuesFromOrigin } from '../../core/vision/index.ts'
import { found } from '../../core/web/errors.ts'
import { keptText } from '../../core/web/form-words.ts'
import { casePath } from '../../core/web/paths.ts'
import { anyone, partyOrSectionInCharge } from '../../core/web/policies.ts'
import { action, caseAction, casePage, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { aimOf, aimProblems, aimValues } from './aim/read.ts'
import { messages } from './messages.ts'
import { modelOf, modelValues } from './model.tsx'
import { confirmPage } from './pages/confirm-page.tsx'
import type { Values } from './pages/idea-form.tsx'
import { ideaLabels, newIdeaPage } from './pages/new-page.tsx'
import { receiptPage } from './pages/receipt-page.tsx'
import { withdrawalPage } from './pages/withdrawal-page.tsx'
import {
  canWithdraw,
  faultsIn,
  finishedWalk,
  ideaForm,
  isNameless,
  proposers,
  theSender,
  withdrawalForm,
} from './rules.ts'
import { findSeed } from './send.ts'
import { askedBy, sendAsWriter, showKeyAgain } from './sender.ts'
import { withdrawIdea } from './withdraw.ts'

/** What an earlier case said; who they are only for those who said it. */
function seedValues({ viewer }: Visit, parent: CaseSubject | undefined): Values {
  if (parent === undefined) return {}
  const { number, title, issue, wish, proposer, field, tags, plan_code } = parent.case
  const own = partyOf(viewer, parent.parties)?.position === 1
  return {
    parent: number,
    title,
    issue,
    wish,
    tags,
    ...(own ? { proposer } : {}),
    ...(field ? { field } : {}),
    ...(plan_code ? { planCode: plan_code } : {}),
  }
}

function checkValues({ definition, query }: Visit): Values {
  const walk = finishedWalk(definition, query.check)
  const result = walk && resultOf(walk)
  return result ? { check: query.check ?? '', tags: result.tags } : {}
}

/** What a group has said of itself once is not typed again, by those who write for it either. */
async function groupValues(visit: Visit): Promise<Values> {
  const asked = await askedBy(visit, visit.query.for)
  const proposer = await (asked ? aboutGroup(visit, asked.organization_id) : aboutOwnGroup(visit))
  return proposer === undefined ? {} : { proposer }
}

const askedValues = ({ query }: Visit): Values => (query.for ? { delegation: query.for } : {})

async function showNew(visit: Visit) {
  const parent = await findSeed(visit, visit.query.parent)
  const origin = await findOrigin(visit, visit.query.vision)
  const model = await modelOf(visit, visit.query.story)
  const values = {
    ...(await groupValues(visit)),
    ...seedValues(visit, parent),
    ...modelValues(visit, model),
    ...valuesFromOrigin(origin),
    ...checkValues(visit),
    ...askedValues(visit),
    ...(await aimValues(visit)),
  }
  return newIdeaPage({
    visit,
    parent,
    origin,
    model,
    values,
    asked: await askedBy(visit, keptText(values, 'delegation')),
    aim: await aimOf(visit, values),
  })
}

export const routes: readonly Route[] = [
  page('/ideas/new', { begins: 'idea', policy: anyone, show: showNew }),
  action('/ideas', {
    begins: 'idea',
    policy: proposers,
    form: ideaForm,
    uploads: ['attachments'],
    draft: {
      page: '/ideas/new',
      kind: 'many',
      name: (lang) => messages(lang).name,
      labels: ideaLabels,
      anew: { accessKey: newAccessKey },
    },
    early: ({ viewer }, fields) => (isNameless(viewer) ? contactMistakesIn(fields) : []),
    check: async (visit, idea) => [
      ...faultsIn(visit.definition, idea, visit.viewer),
      ...(await aimProblems(visit, idea)),
      ...(await faultsInFiles(visit, 'attachments', wantedTokens(idea.attachments))),
    ],
    confirm: confirmPage,
    act: sendAsWriter,
    replayed: showKeyAgain,
    again: async (visit, { errors, kept }) =>
      newIdeaPage({
        visit,
        values: kept,
        errors,
        parent: await findSeed(visit, keptText(kept, 'parent')),
        origin: await findOrigin(visit, keptText(kept, 'vision')),
        asked: await askedBy(visit, keptText(kept, 'delegation')),
        aim: await aimOf(visit, kept),
      }),
  }),
  casePage('/cases/:number/receipt', {
    policy: partyOrSectionInCharge,
    show: async (visit) => receiptPage(visit, await listEntries(visit.tx, visit.case.id)),
  }),
  casePage('/cases/:number/withdrawal', {
    policy: theSender,
    show: async (visit) => withdrawalPage(found(canWithdraw(visit.viewer, visit) ? visit : undefined)),
  }),
  caseAction('/cases/:number/withdrawal', {
    policy: theSender,
    form: withdrawalForm,
    act: async (visit, input) => {
      await withdrawIdea(visit, input)
      return { to: casePath(visit.city, visit.case.number) }
    },
    again: async (visit, failed) => withdrawalPage(visit, failed),
  }),
]
