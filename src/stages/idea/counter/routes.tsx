import { seeingAll } from '../../../core/advance.ts'
import { findCase } from '../../../core/case/find.ts'
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
import { todayInJapan } from '../../../lib/dates.ts'
import { foldPhone } from '../../../lib/digits.ts'
import { counterConfirmPage } from './confirm-page.tsx'
import { counterFaults, enterIdea, likelyFor } from './enter.ts'
import { counterLabels, counterPage } from './form-page.tsx'
import { counterMessages } from './messages.ts'
import { findKeyHolder, findTypist } from './queries.ts'
import { counterForm, slipForm, staffAtCounter } from './rules.ts'
import { slipLetterPage } from './slip-letter.tsx'
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

async function showSlip(visit: CaseVisit, inCharge = true) {
  const holder = await findKeyHolder(visit.tx, visit.case.id)
  if (holder) visit.readPersonal([holder.id], { what: 'case', caseId: visit.case.id })
  const typedBy = (await findTypist(visit.tx, visit.case.id))?.section ?? undefined
  const shown = { holder, facts: await listPartyFacts(visit.tx, visit.parties), typedBy, inCharge }
  return (visit.query.post && slipLetterPage(visit, shown)) || slipPage(visit, shown)
}

/**
 * What was typed in may be another section's to answer. Whoever stands at the counter is given the slip all the same, by
 * whoever typed it in, on the same day: they read nothing but what they wrote themselves.
 */
async function showHandedSlip(visit: Visit) {
  const subject = found(await findCase(visit.tx, seeingAll, visit.params.number ?? ''))
  const typist = await findTypist(visit.tx, subject.case.id)
  const theirs = typist !== undefined && typist.personId === visit.viewer?.person.id
  const fresh = subject.case.via !== 'web' && todayInJapan(subject.case.created_at) === visit.today
  found(theirs && fresh ? typist : undefined)
  const viewer = visit.viewer && { ...visit.viewer, everywhere: true as const }
  return showSlip({ ...visit, ...subject, viewer }, false)
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
    confirmWords: (lang) => ({
      note: counterMessages(lang).confirmNote,
      send: counterMessages(lang).confirmDo,
    }),
    act: enterIdea,
    again: show,
  }),
  page('/counter/ideas/:number/slip', { policy: staffAtCounter, show: showHandedSlip }),
  casePage('/cases/:number/slip', { policy: sectionInCharge, show: (visit) => showSlip(visit) }),
  caseAction('/cases/:number/slip', {
    policy: sectionInCharge,
    form: slipForm,
    act: renewKey,
    again: (visit) => showSlip(visit),
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
