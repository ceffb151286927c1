import type { Rejection, RosterRole } from '../../../core/organization/roster.ts'
import type { RosterPlan } from '../../../core/organization/roster-plan.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { DataTable } from '../../../ui/components/index.ts'
import { organizationMessages } from '../messages.ts'
import { placeName } from '../places.ts'
import { rosterMessages } from '../roster-messages.ts'

/** More would make the page long without telling more; the numbers on top are of all. */
const mostShown = 200

const Others = ({ visit, count }: { visit: Visit; count: number }) =>
  count > mostShown ? <p>{rosterMessages(visit.lang).others(count - mostShown)}</p> : null

const roleName = ({ lang, definition }: Visit, { is, kind, place }: RosterRole) =>
  `${placeName(definition, place, lang)} ${is === 'hat' ? hatKindName(kind, lang) : organizationMessages(lang)[kind]}`

export const Changes = ({ visit, plan }: { visit: Visit; plan: RosterPlan }) => {
  const words = rosterMessages(visit.lang)
  if (plan.steps.length === 0) return <p>{words.nothing}</p>
  return (
    <>
      <DataTable
        id="changes-table"
        caption={words.changes}
        stack
        columns={[
          { label: words.columnName },
          { label: words.columnWhat },
          { label: words.columnSince },
          { label: words.columnRow, number: true },
        ]}
        rows={plan.steps
          .slice(0, mostShown)
          .map((step) => [
            `${step.name}${step.personId === undefined ? words.newPerson : ''}`,
            roleName(visit, step.role),
            formatDate(step.since, visit.lang),
            step.row,
          ])}
      />
      <Others visit={visit} count={plan.steps.length} />
    </>
  )
}

export const reasonOf = ({ lang }: Visit, { reason }: Rejection): string => rosterMessages(lang)[reason]

export const Rejected = ({ visit, plan }: { visit: Visit; plan: RosterPlan }) => {
  const words = rosterMessages(visit.lang)
  return (
    <>
      <DataTable
        id="rejected-table"
        caption={words.rejected}
        stack
        columns={[
          { label: words.columnRow },
          { label: words.columnColumn },
          { label: words.columnText },
          { label: words.columnReason, wide: true },
        ]}
        rows={plan.rejected
          .slice(0, mostShown)
          .map((one) => [one.row, words[one.field], one.text, reasonOf(visit, one)])}
      />
      <Others visit={visit} count={plan.rejected.length} />
    </>
  )
}

export const Missing = ({ visit, plan }: { visit: Visit; plan: RosterPlan }) => (
  <>
    <ul>
      {plan.missing.slice(0, mostShown).map(({ person, hat }) => (
        <li>
          {person.name} {roleName(visit, { is: 'hat', kind: hat.kind, place: hat.section })}
        </li>
      ))}
    </ul>
    <Others visit={visit} count={plan.missing.length} />
  </>
)
