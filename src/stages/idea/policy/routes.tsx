import { z } from 'zod'
import { closeDuties } from '../../../core/duty/duties.ts'
import { bodyOf, notify, numberOf, subjectOf, type Trusted } from '../../../core/notice/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { anyone, sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Done, page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { block } from '../../../lib/form-text.ts'
import { defineMessages, type Lang } from '../../../lib/language.ts'
import { policyMessages } from './messages.ts'
import { answerPage, policyPage } from './pages.tsx'
import { answerPolicy, listPolicies } from './queries.ts'
import { mostAnswer, policyDuty } from './words.ts'

const answerForm = z.object({ answer: block({ max: mostAnswer, required: true }) })

const words = defineMessages(
  {
    subject: (number: Trusted) => subjectOf`受付番号 ${number}：市の公式の回答があります`,
    body: () => bodyOf`提案について、市が公式に回答しました。`,
  },
  {
    subject: (number) => subjectOf`${number}: the city has answered formally`,
    body: () => bodyOf`The city has answered your proposal formally.`,
  },
)

/** Only of a policy proposal; the answer of anything else is that of its consultation. */
const proposalOf = (visit: CaseVisit): CaseVisit =>
  found(visit.case.kind === 'policyProposal' ? visit : undefined)

async function answer(visit: CaseVisit, input: { answer: string }): Promise<Done> {
  const { tx, now, case: subject, definition } = proposalOf(visit)
  if (!(await answerPolicy(tx, subject.id, { answer: input.answer, on: visit.today }))) throw conflict()
  await closeDuties(tx, { caseId: subject.id, kind: policyDuty }, now)
  visit.record({
    caseId: subject.id,
    stage: 'idea',
    kind: 'policyAnswered',
    visibility: definition.policyProposal?.publishes.includes('answer') ? 'public' : 'parties',
    facts: { answer: input.answer },
  })
  const senders = visit.parties.filter(({ government }) => !government)
  await notify(visit, senders, {
    kind: 'idea.policyAnswered',
    about: subject,
    path: `/cases/${subject.number}`,
    words: (lang) => ({ subject: words(lang).subject(numberOf(subject)), body: words(lang).body() }),
    enclosed: input.answer,
  })
  return { to: casePath(visit.city, subject.number) }
}

const path = '/cases/:number/policy-answer'

export const policyRoutes: readonly Route[] = [
  page('/policy-proposals', {
    policy: anyone,
    show: async (visit) =>
      policyPage(visit, found(visit.definition.policyProposal), await listPolicies(visit.tx)),
  }),
  casePage(path, { policy: sectionInCharge, show: async (visit) => answerPage(proposalOf(visit)) }),
  caseAction(path, {
    policy: sectionInCharge,
    form: answerForm,
    draft: {
      page: path,
      kind: 'one',
      name: (lang: Lang) => policyMessages(lang).give,
      labels: (lang: Lang) => ({ answer: policyMessages(lang).field }),
    },
    act: answer,
    again: async (visit, failed) => answerPage(proposalOf(visit), failed),
  }),
]
