import { paperResponse, readPaper } from '../../../core/files/index.ts'
import { aboutGroup } from '../../../core/group/index.ts'
import { noteReads } from '../../../core/privacy/reads.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Outcome, Page, Route } from '../../../core/web/route.ts'
import { isUuid } from '../../../lib/ids.ts'
import { findPaper, keepPaper } from '../paper.ts'
import { type RoomVisit, roomAction, roomPage } from '../room.ts'
import { findSlip } from '../slips/queries.ts'
import { referralFormPage } from './form-page.tsx'
import { referralPage } from './page.tsx'
import {
  changeReferral,
  findOutcome,
  findReferral,
  insertReferral,
  listReferred,
  type Referral,
  type ReferralFields,
} from './queries.ts'
import {
  type ConsentInput,
  consentForm,
  mayKnowOutcome,
  type ReferralInput,
  referralForm,
  withdrawalForm,
} from './rules.ts'
import { sendReferral } from './send.ts'
import { consentSlipPage } from './slip-print.tsx'

const byOf = ({ viewer }: RoomVisit) => ({ personId: viewer.person.id, hatId: viewer.hat.id })
const pathOf = ({ city }: RoomVisit, id: string, rest = '') =>
  cityPath(city, `/centre/referrals/${id}${rest}`)

async function slipOf(visit: RoomVisit) {
  const id = visit.params.slip ?? ''
  const slip = found(isUuid(id) ? await findSlip(visit.tx, id, visit.viewer.person.id) : undefined)
  return found(slip.state === 'kept' && slip.anonymised_on === null ? slip : undefined)
}

async function referralOf(visit: RoomVisit): Promise<Referral> {
  const id = visit.params.referral ?? ''
  return found(isUuid(id) ? await findReferral(visit.tx, id) : undefined)
}

async function draftOf(visit: RoomVisit): Promise<Referral> {
  const referral = await referralOf(visit)
  return found(referral.state === 'draft' ? referral : undefined)
}

/** What was agreed to is printed again as it was; once the person took it back there is nothing to sign. */
async function standingOf(visit: RoomVisit): Promise<Referral> {
  const referral = await referralOf(visit)
  return found(referral.state === 'withdrawn' ? undefined : referral)
}

/** Without consent to it neither name nor contact is kept for passing on, whatever was typed. */
function fieldsOf({ definition }: RoomVisit, input: ReferralInput): ReferralFields | Failed {
  const fields = [...definition.fields.map(({ code }) => code), 'unknown']
  if (!fields.includes(input.field)) return { errors: [{ field: 'field', code: 'badChoice' }], kept: {} }
  const named = input.named === 'yes'
  const { title, issue, wish, field, about, purpose, outcome } = input
  const reached = { name: input.name, email: input.email, phone: input.phone }
  return {
    ...{ title, issue, wish, field, about, purpose, outcome, named },
    until_on: input.untilOn,
    ...(named ? reached : { name: '', email: '', phone: '' }),
  }
}

async function prepare(visit: RoomVisit, input: ReferralInput): Promise<Outcome> {
  const slip = await slipOf(visit)
  const fields = fieldsOf(visit, input)
  if ('errors' in fields) return fields
  return { to: pathOf(visit, await insertReferral(visit.tx, slip.id, fields, byOf(visit), visit.now)) }
}

async function correct(visit: RoomVisit, input: ReferralInput): Promise<Outcome> {
  const referral = await draftOf(visit)
  const fields = fieldsOf(visit, input)
  if ('errors' in fields) return fields
  if (!(await changeReferral(visit.tx, { ...referral, version: input.version }, fields))) throw conflict()
  return { to: pathOf(visit, referral.id) }
}

/** The one way to the city: a consent to exactly this text, in the transaction that sends it. */
async function consent(visit: RoomVisit, input: ConsentInput): Promise<Outcome> {
  const referral = await referralOf(visit)
  if (referral.state !== 'draft' || referral.version !== input.version) throw conflict()
  const paper = input.how === 'paper' ? await readPaper(visit.files.scan?.[0]) : undefined
  if (paper?.ok === false) return { errors: [{ field: 'scan', code: paper.code }], kept: {} }
  const consented_on = input.consentedOn ?? visit.today
  if (consented_on > visit.today) return { errors: [{ field: 'consentedOn', code: 'badDate' }], kept: {} }
  const caseId = await sendReferral(visit, referral)
  const sent = {
    state: 'sent' as const,
    consent_how: input.how,
    consented_on,
    case_id: caseId,
    sent_at: visit.now,
  }
  if (!(await changeReferral(visit.tx, referral, sent))) throw conflict()
  if (paper?.ok) await keepPaper(visit, { referralId: referral.id }, paper)
  return { to: pathOf(visit, referral.id, '?done=sent') }
}

/** Cuts the link. The city keeps what it has, and is told. */
async function withdraw(
  visit: RoomVisit,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome> {
  const referral = await referralOf(visit)
  const read = { ...referral, version }
  const cut = { case_id: null, withdrawn_at: visit.now, withdrawal_reason: reason }
  if (referral.state !== 'sent' || !(await changeReferral(visit.tx, read, { state: 'withdrawn', ...cut })))
    throw conflict()
  if (referral.case_id !== null)
    visit.record({
      caseId: referral.case_id,
      stage: 'idea',
      kind: 'consentWithdrawn',
      visibility: 'parties',
      facts: { reason },
    })
  return { to: pathOf(visit, referral.id) }
}

async function show(visit: RoomVisit, failed?: Failed): Promise<Page> {
  const referral = await referralOf(visit)
  if (referral.case_id !== null) noteReads(visit, 'centre', await listReferred(visit.tx, referral.case_id))
  const known = mayKnowOutcome(referral, visit.today)
  return referralPage({
    visit,
    referral,
    outcome: known ? await findOutcome(visit.tx, referral) : undefined,
    failed,
  })
}

async function showNew(visit: RoomVisit, failed?: Failed): Promise<Page> {
  const slip = await slipOf(visit)
  const about = slip.organization_id === null ? undefined : await aboutGroup(visit, slip.organization_id)
  return referralFormPage({ visit, slip, about, failed })
}

async function showEdit(visit: RoomVisit, failed?: Failed): Promise<Page> {
  const referral = await draftOf(visit)
  return referralFormPage({ visit, slip: { id: referral.slip_id, themes: [] }, referral, failed })
}

export const referralRoutes: readonly Route[] = [
  roomPage('/centre/slips/:slip/referrals/new', { show: (visit) => showNew(visit) }),
  roomAction('/centre/slips/:slip/referrals', { form: referralForm, act: prepare, again: showNew }),
  roomPage('/centre/referrals/:referral', { show: (visit) => show(visit) }),
  roomPage('/centre/referrals/:referral/edit', { show: (visit) => showEdit(visit) }),
  roomAction('/centre/referrals/:referral', { form: referralForm, act: correct, again: showEdit }),
  roomPage('/centre/referrals/:referral/consent-slip', {
    show: async (visit) => consentSlipPage(visit, await standingOf(visit)),
  }),
  roomAction('/centre/referrals/:referral/consent', { form: consentForm, act: consent, again: show }),
  roomAction('/centre/referrals/:referral/withdrawal', { form: withdrawalForm, act: withdraw, again: show }),
  roomPage('/centre/papers/:paper', {
    show: async (visit) => {
      const id = visit.params.paper ?? ''
      return paperResponse(found(isUuid(id) ? await findPaper(visit, id) : undefined))
    },
  }),
]
