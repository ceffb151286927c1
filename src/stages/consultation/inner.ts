import { leaveCase, takeCase } from '../../core/organization/case-staff.ts'
import { organizationStage } from '../../core/organization/entries.ts'
import { found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import { partyOrSectionInCharge, sectionInCharge } from '../../core/web/policies.ts'
import { caseAction, casePage, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { calendarOf } from '../../lib/calendar.ts'
import { noteForm, officerForm } from './forms.ts'
import { consultationMessages } from './messages.ts'
import { again, here, readConsultation, roomPath } from './room.ts'
import { tell } from './talk.ts'

/** What the city hall keeps to itself, in the thread; neither state nor duty changes. */
const note = caseAction(`${roomPath}/note`, {
  policy: sectionInCharge,
  form: noteForm,
  again: again('note'),
  act: async (visit, input) => {
    tell(visit, { kind: 'noted', visibility: 'city', facts: { text: input.note } })
    return here(visit)
  },
})

/** Somebody of the section takes the case, or gives it back; whom a chief names is chosen on the brief. */
const officer = caseAction(`${roomPath}/officer`, {
  policy: sectionInCharge,
  form: officerForm,
  again: again('officer'),
  act: async (visit, input) => {
    const { person } = found(visit.viewer)
    const takes = input.officer === 'take'
    const done = takes
      ? await takeCase(visit.tx, visit.case.id, person.id)
      : await leaveCase(visit.tx, visit.case.id, person.id)
    if (!done) return { errors: [{ field: 'officer', code: 'alreadyTaken' }], kept: {} }
    visit.record({
      caseId: visit.case.id,
      stage: organizationStage,
      kind: 'officerSet',
      visibility: 'city',
      facts: takes ? { name: person.name } : {},
    })
    return here(visit)
  },
})

/** The next date, for a calendar. It says no more than the number: calendars are shared. */
async function nextDate(visit: CaseVisit): Promise<Response> {
  const { next_on } = await readConsultation(visit)
  const { number } = visit.case
  const file = calendarOf({
    uid: `${visit.city.slug}-${number}-next@yui`,
    on: found(next_on ?? undefined),
    title: consultationMessages(visit.lang).nextIcsTitle(number),
    url: `${visit.runtime.origin}${casePath(visit.city, number, '/consultation')}`,
    at: visit.now,
  })
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=UTF-8',
      'Content-Disposition': `attachment; filename="${number}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

export const innerRoutes: readonly Route[] = [
  note,
  officer,
  casePage(`${roomPath}/next.ics`, { policy: partyOrSectionInCharge, show: nextDate }),
]
