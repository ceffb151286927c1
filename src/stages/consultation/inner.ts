import { found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import { partyOrSectionInCharge, sectionInCharge } from '../../core/web/policies.ts'
import { caseAction, casePage, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { calendarOf } from '../../lib/calendar.ts'
import { noteForm } from './forms.ts'
import { consultationMessages } from './messages.ts'
import { officer } from './officer.ts'
import { again, here, readConsultation, roomPath } from './room.ts'
import { tell } from './talk.ts'

/** What the city hall keeps to itself, in the thread; neither state nor duty changes. */
const note = caseAction(`${roomPath}/note`, {
  policy: sectionInCharge,
  form: noteForm,
  again: again('note'),
  act: async (visit, input) => {
    tell(visit, { kind: 'noted', visibility: 'city', facts: { text: input.note } })
    return here(visit, 'note')
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
