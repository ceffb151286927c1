import { advance, closeCase } from '../../core/advance.ts'
import { listEntries } from '../../core/case/find.ts'
import { partyOf } from '../../core/case/types.ts'
import { maySeeEntry } from '../../core/case/visibility.ts'
import { closeDuties } from '../../core/duty/duties.ts'
import { listPartyFacts } from '../../core/group/index.ts'
import { tellClosed } from '../../core/notice/index.ts'
import { conflict } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import { anyParty, partyOrSectionInCharge, whoMaySee } from '../../core/web/policies.ts'
import { type CasePolicy, caseAction, casePage, type Failed, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import type { Lang } from '../../lib/language.ts'
import { factsOfLine, faultsInLine } from './log-line.ts'
import { runningMessages } from './messages.ts'
import { logPage } from './pages/log-page.tsx'
import { reportPage } from './pages/report-page.tsx'
import { completionForm, endsHere, isRunning, type LogInput, logForm, logLines, mayFinish } from './rules.ts'

const show = async (visit: CaseVisit, failed?: Failed) => {
  const thread = await listEntries(visit.tx, visit.case.id)
  const lines = logLines(thread).filter((entry) => maySeeEntry(visit.viewer, visit, entry))
  return logPage(visit, lines, failed)
}

const whoMayFinish: CasePolicy = {
  says: 'the section in charge, the coordination office, or whoever may bind a party',
  may: mayFinish,
}

async function log(visit: CaseVisit, input: LogInput) {
  if (!isRunning(visit)) throw conflict()
  const caseId = visit.case.id
  const errors = await faultsInLine(visit, input, caseId)
  if (errors.length > 0) return { errors, kept: {} }
  const partyId = partyOf(visit.viewer, visit.parties)?.id
  const facts = await factsOfLine(visit, input, caseId)
  visit.record({ caseId, stage: 'running', kind: 'logged', partyId, visibility: input.visibility, facts })
  return { to: casePath(visit.city, visit.case.number, '/log') }
}

async function finish(visit: CaseVisit, { result }: { result: string }) {
  if (!isRunning(visit)) throw conflict()
  const caseId = visit.case.id
  await closeDuties(visit.tx, { caseId, kind: 'running.finish' }, visit.now)
  visit.record({ caseId, stage: 'running', kind: 'finished', visibility: 'public', facts: { result } })
  const after = await (endsHere(visit) ? closeCase : advance)(visit, visit.case)
  if (after.state === 'closed') await tellClosed(visit, visit)
  return { to: casePath(visit.city, visit.case.number) }
}

const kept = {
  page: '/cases/:number/log',
  kind: 'one' as const,
  labels: (lang: Lang) => {
    const { on, text, photoText, visibility, result } = runningMessages(lang)
    return { on, text, photoText, visibility, result }
  },
}

export const routes: readonly Route[] = [
  casePage('/cases/:number/log', { policy: whoMaySee, show: (visit) => show(visit) }),
  casePage('/cases/:number/completion/print', {
    policy: partyOrSectionInCharge,
    show: async (visit) =>
      reportPage({
        visit,
        thread: (await listEntries(visit.tx, visit.case.id)).filter((entry) =>
          maySeeEntry(visit.viewer, visit, entry),
        ),
        facts: await listPartyFacts(visit.tx, visit.parties),
      }),
  }),
  caseAction('/cases/:number/log', {
    policy: anyParty,
    form: logForm,
    uploads: ['photos'],
    draft: { ...kept, name: (lang) => runningMessages(lang).write },
    act: log,
    again: show,
  }),
  caseAction('/cases/:number/completion', {
    policy: whoMayFinish,
    form: completionForm,
    draft: { ...kept, name: (lang) => runningMessages(lang).finish },
    act: finish,
    again: show,
  }),
]
