import { listGroupChoices, listPartyFacts } from '../../../core/group/index.ts'
import { contactMistakesIn, emptyContact } from '../../../core/people/contact.ts'
import type { Likely } from '../../../core/people/guest.ts'
import { keepCaseKey, newAccessKey } from '../../../core/people/guest.ts'
import { keyLine } from '../../../core/people/guest-session.ts'
import { found } from '../../../core/web/errors.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { action, caseAction, casePage, type Failed, page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit, DeskDoor, Visit } from '../../../core/web/visit.ts'
import { foldPhone } from '../../../lib/digits.ts'
import { counterConfirmPage } from './confirm-page.tsx'
import { counterFaults, enterIdea, likelyFor } from './enter.ts'
import { counterLabels, counterPage } from './form-page.tsx'
import { counterMessages } from './messages.ts'
import { findKeyHolder } from './queries.ts'
import { counterForm, slipForm, staffAtCounter } from './rules.ts'
import { slipPage } from './slip-page.tsx'

const nothing: Failed = { errors: [], kept: {} }

/** Who looks alike is asked for once somebody's name stands in the form. */
async function likelyIn(visit: Visit, kept: Failed['kept']): Promise<Likely[]> {
  const text = (name: string) => keptText(kept, `contact.${name}`).trim()
  const contact = { ...emptyContact, name: text('name'), email: text('email').toLowerCase() }
  const phone = foldPhone(text('phone')) ?? ''
  const likely = await likelyFor(visit, { group: keptText(kept, 'group'), contact: { ...contact, phone } })
  visit.readPersonal(
    likely.map(({ id }) => id),
    { what: 'contact' },
  )
  return likely
}

/** The paper that is typed in comes along in the address at first, then with the form. */
const withScan = ({ query }: Visit, kept: Failed['kept']): Failed['kept'] =>
  query.scan && keptText(kept, 'scan') === '' ? { ...kept, scan: query.scan } : kept

async function show(visit: Visit, { errors, kept: typed }: Failed = nothing) {
  const kept = withScan(visit, typed)
  const groups = await listGroupChoices(visit.tx)
  return counterPage({ visit, values: { ...kept }, errors, groups, likely: await likelyIn(visit, kept) })
}

async function showSlip(visit: CaseVisit) {
  const holder = await findKeyHolder(visit.tx, visit.case.id)
  if (holder) visit.readPersonal([holder.id], { what: 'case', caseId: visit.case.id })
  return slipPage(visit, { holder, facts: await listPartyFacts(visit.tx, visit.parties) })
}

/** A new key for whoever lost theirs and stands at the counter; the record tells that it was made. */
async function renewKey(visit: CaseVisit) {
  const holder = found(await findKeyHolder(visit.tx, visit.case.id))
  const key = newAccessKey()
  await keepCaseKey(visit.tx, { caseId: visit.case.id, personId: holder.id, key, now: visit.now })
  visit.record({ caseId: visit.case.id, stage: 'idea', kind: 'keyRenewed', visibility: 'parties' })
  const to = casePath(visit.city, visit.case.number, '/slip')
  return { to, cookies: [keyLine(visit, to, key)] }
}

export const counterRoutes: readonly Route[] = [
  page('/counter/ideas/new', { begins: 'idea', policy: staffAtCounter, show: (visit) => show(visit) }),
  action('/counter/ideas', {
    begins: 'idea',
    policy: staffAtCounter,
    form: counterForm,
    uploads: ['attachments'],
    draft: {
      page: '/counter/ideas/new',
      kind: 'many',
      name: (lang) => counterMessages(lang).title,
      labels: counterLabels,
      print: '/counter/ideas/print',
    },
    early: (_visit, fields) => (keptText(fields, 'group') === '' ? contactMistakesIn(fields) : []),
    check: counterFaults,
    confirm: counterConfirmPage,
    act: enterIdea,
    again: show,
  }),
  casePage('/cases/:number/slip', { policy: sectionInCharge, show: showSlip }),
  caseAction('/cases/:number/slip', {
    policy: sectionInCharge,
    form: slipForm,
    act: renewKey,
    again: showSlip,
  }),
]

export const counterDoors: readonly DeskDoor[] = [
  {
    path: '/counter/ideas/new',
    begins: 'idea',
    may: staffAtCounter.may,
    words: (lang) => ({ title: counterMessages(lang).doorTitle, text: counterMessages(lang).doorText }),
  },
]
