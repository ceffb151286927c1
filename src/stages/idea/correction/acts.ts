import { changeCase } from '../../../core/case/change.ts'
import { listEntries } from '../../../core/case/find.ts'
import { partyOf } from '../../../core/case/types.ts'
import { correctionDuty } from '../../../core/duty/correction.ts'
import { closeDuties, openDuty } from '../../../core/duty/duties.ts'
import { alternativesIn, attachUploads, wantedTokens } from '../../../core/files/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { askForCheck } from '../publication/acts.ts'
import { standingOf } from '../publication/rules.ts'
import { answerDueOn, fieldOf, replyDuty } from '../rules.ts'
import { tellAsked, tellCorrected, tellWithdrawn } from './notices.ts'
import {
  type Ask,
  type Change,
  type Correctable,
  type Correction,
  canAsk,
  changesIn,
  commentsIn,
  filesWanted,
  isOnWord,
  movedDueOn,
  type Open,
} from './rules.ts'
import { nameOfField } from './words.tsx'

const firstParty = ({ parties }: CaseVisit) => found(parties.find(({ position }) => position === 1))

/** Opens single fields again for the sender. What is owed to them stands still until they have answered. */
export async function askForCorrection(visit: CaseVisit, ask: Ask): Promise<void> {
  const { tx, now, today, case: subject, definition, duties } = visit
  if (!canAsk(visit.viewer, visit) || ask.version !== subject.version) throw conflict()
  if (!(await changeCase(tx, subject, {}))) throw conflict()
  const caseId = subject.id
  const comments = commentsIn(definition, ask)
  const replyDueOn = answerDueOn(duties)
  await closeDuties(tx, { caseId, kind: replyDuty }, now)
  await openDuty(tx, { caseId, kind: correctionDuty, partyId: firstParty(visit).id, dueOn: ask.dueOn }, now)
  visit.record({
    caseId,
    stage: 'idea',
    kind: 'correctionAsked',
    visibility: 'parties',
    facts: {
      fields: comments,
      askedOn: today,
      dueOn: ask.dueOn,
      ...(replyDueOn === undefined ? {} : { replyDueOn }),
    },
  })
  const enclosed = comments
    .map(({ field, comment }) => `${nameOfField(field, 'ja')}\n${comment}`)
    .join('\n\n')
  await tellAsked(visit, ask.dueOn, enclosed)
}

/** The section owes its answer again: by the day that was promised, later by the days the sender took. */
async function owedAgain(visit: CaseVisit, open: Open): Promise<PlainDate> {
  const { tx, now, today, case: subject, definition, duties } = visit
  const { closedDays } = definition.city
  const caseId = subject.id
  const dates = [
    answerDueOn(duties),
    open.replyDueOn && movedDueOn(open.replyDueOn, open.askedOn, today, closedDays),
  ].filter((date) => date !== undefined)
  const dueOn = dates.sort()[0] ?? addWorkingDays(today, definition.answering.workingDays, closedDays)
  await closeDuties(tx, { caseId, kind: correctionDuty }, now)
  await closeDuties(tx, { caseId, kind: replyDuty }, now)
  await openDuty(tx, { caseId, kind: replyDuty, section: found(subject.section ?? undefined), dueOn }, now)
  return dueOn
}

function patchOf({ definition }: CaseVisit, changes: readonly Change[]) {
  const after = (name: Correctable) => changes.find(({ field }) => field === name)?.after
  const text = (name: 'title' | 'issue' | 'wish' | 'proposer') => {
    const value = after(name)
    return value === undefined ? {} : { [name]: String(value) }
  }
  const [field, tags, planCode] = [after('field'), after('tags'), after('planCode')]
  return {
    ...text('title'),
    ...text('issue'),
    ...text('wish'),
    ...text('proposer'),
    ...(field === undefined ? {} : { field: fieldOf(definition, String(field)) ?? null }),
    ...(tags === undefined ? {} : { tags: [tags].flat() }),
    ...(planCode === undefined ? {} : { plan_code: String(planCode) || null }),
  }
}

const isPublicText = (changes: readonly Change[]): boolean =>
  changes.some(({ field }) => ['title', 'issue', 'wish'].includes(field))

/** New words of an idea that is to be public are checked as the first ones were, and not public meanwhile. */
const wasChecked = async ({ tx, case: { id } }: CaseVisit): Promise<boolean> =>
  standingOf(await listEntries(tx, id)).state !== 'none'

/** By whose hand, where it was not the sender's own. */
function toldBy(visit: CaseVisit, { via }: Correction, onBehalfOf: string | undefined) {
  if (onBehalfOf !== undefined) return { onBehalfOf }
  return isOnWord(visit.viewer, visit) ? { via } : {}
}

/** The case shows the new text; the record keeps both. That it was corrected is public, what was written is not. */
export async function correct(
  visit: CaseVisit,
  open: Open,
  input: Correction,
  behalf?: { id: string; name: string },
): Promise<void> {
  const { tx, case: subject, definition } = visit
  const changes = changesIn(definition, visit, open, input)
  const again = isPublicText(changes) && (await wasChecked(visit))
  const patch = { ...patchOf(visit, changes), ...(again ? { visibility: 'desk' as const } : {}) }
  if (!(await changeCase(tx, subject, patch))) throw conflict()
  if (again) await askForCheck(visit, subject.id)
  const tokens = wantedTokens(filesWanted(open, input))
  const files = await attachUploads(visit, tokens, subject.id, 'parties', alternativesIn(input.attachments))
  const dueOn = await owedAgain(visit, open)
  const about = { caseId: subject.id, stage: 'idea' }
  visit.record({ ...about, kind: 'corrected', visibility: 'public', facts: { dueOn } })
  visit.record({
    ...about,
    kind: 'correction',
    visibility: 'parties',
    partyId: (behalf ?? partyOf(visit.viewer, visit.parties))?.id,
    facts: {
      round: open.round,
      changes,
      ...(files.length === 0 ? {} : { files }),
      ...toldBy(visit, input, behalf?.name),
    },
  })
  await tellCorrected(visit, dueOn)
}

/** It was a mistake, or is no longer needed: the fields close as they were. */
export async function withdrawRequest(visit: CaseVisit, open: Open): Promise<void> {
  if (!(await changeCase(visit.tx, visit.case, {}))) throw conflict()
  const { replyDueOn } = open
  if (replyDueOn === undefined) await closeCorrection(visit)
  else await owedAgain(visit, open)
  visit.record({
    caseId: visit.case.id,
    stage: 'idea',
    kind: 'correctionWithdrawn',
    visibility: 'parties',
    facts: { round: open.round },
  })
  await tellWithdrawn(visit)
}

const closeCorrection = ({ tx, case: { id: caseId }, now }: CaseVisit): Promise<void> =>
  closeDuties(tx, { caseId, kind: correctionDuty }, now)
