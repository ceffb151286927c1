import { approvalDuties, approvalEntries } from '../../core/approval/index.ts'
import type { EntryContext, EntryWords, Stage } from '../../core/contribution.ts'
import { openDuty } from '../../core/duty/duties.ts'
import { leadOf } from '../../core/duty/lead.ts'
import { hasStage } from '../../core/edition/view.ts'
import { askWords, jointEntries } from '../../core/joint/index.ts'
import { formatDate } from '../../lib/dates.ts'
import { agreementMessages } from './messages.ts'
import { agreementPanel } from './pages/panel.tsx'
import { prepareAgreement } from './prepare.ts'
import { routes } from './routes.tsx'

export { releaseAgreement } from './acts.ts'

const tookEffect = (facts: Record<string, unknown>, { lang }: EntryContext): EntryWords => {
  const words = agreementMessages(lang)
  const day = (value: unknown) => formatDate(String(value), lang)
  return {
    title: words.entryTookEffect,
    text: `${String(facts.purpose)}\n${words.entryTerm(day(facts.startsOn), day(facts.endsOn))}`,
  }
}

/** 協定: what the parties promise one another, in effect when all have confirmed the same text. */
export const agreementStage: Stage = {
  code: 'agreement',
  name: (lang) => agreementMessages(lang).stage,
  isPresent: (definition) => hasStage(definition, 'agreement'),
  prepare: prepareAgreement,
  routes,
  begin: ({ tx, now }, subject) =>
    openDuty(tx, { caseId: subject.case.id, kind: 'agreement.draft', ...leadOf(subject) }, now),
  entries: {
    ...jointEntries('agreement'),
    ...approvalEntries,
    tookEffect,
    partyAdded: ({ party }, { lang }) => ({ title: agreementMessages(lang).entryPartyAdded(String(party)) }),
  },
  duties: {
    ...approvalDuties,
    'agreement.draft': ({ lang }) => ({
      label: agreementMessages(lang).dutyDraft,
      path: '/agreement/edit',
      action: agreementMessages(lang).actDraft,
    }),
    'agreement.ask': askWords('/agreement'),
    'agreement.confirm': ({ lang }) => ({
      label: agreementMessages(lang).dutyConfirm,
      path: '/agreement',
      action: agreementMessages(lang).actConfirm,
      binding: true,
    }),
  },
  panel: agreementPanel,
}
