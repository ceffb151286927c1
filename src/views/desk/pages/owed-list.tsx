import type { DutyWords } from '../../../core/contribution.ts'
import { findSection } from '../../../core/edition/view.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { Chip, DataTable, type Tone } from '../../../ui/components/index.ts'
import { deskMessages } from '../messages.ts'
import type { Owed } from '../queries.ts'
import { daysLeft, type Nearness, nearness } from '../rules.ts'

/** What a stage calls a duty and where it is done; a kind nobody knows any more leads to the case. */
export function dutyWords({ runtime, lang, definition }: Visit, kind: string): DutyWords {
  const say = runtime.stages.find((stage) => stage.duties[kind])?.duties[kind]
  return say?.({ lang, definition }) ?? { label: kind, path: '', action: '' }
}

const tones: Record<Nearness, Tone> = {
  overdue: 'error',
  today: 'warning',
  soon: 'warning',
  later: 'neutral',
  open: 'neutral',
}

const Due = ({ visit, dueOn }: { visit: Visit; dueOn: string | null }) => {
  const words = deskMessages(visit.lang)
  if (dueOn === null) return <>{words.noDue}</>
  const near = nearness(dueOn, visit.today)
  const days = daysLeft(dueOn, visit.today)
  return (
    <>
      {near !== 'later' && near !== 'open' && (
        <>
          <Chip tone={tones[near]}>{words[near]}</Chip>
          <br />
        </>
      )}
      {formatDate(dueOn, visit.lang)}
      <br />
      <small>{days < 0 ? words.daysOver(-days) : words.daysLeft(days)}</small>
    </>
  )
}

const CaseCell = ({ visit, row }: { visit: Visit; row: Owed }) => (
  <>
    <a href={casePath(visit.city, row.number)}>{row.title}</a>
    <br />
    <small>{row.number}</small>
  </>
)

function cells(visit: Visit, row: Owed, withSection: boolean) {
  const duty = dutyWords(visit, row.kind)
  const section = findSection(visit.definition, row.section ?? undefined)
  const words = deskMessages(visit.lang)
  return [
    <Due visit={visit} dueOn={row.due_on} />,
    <CaseCell visit={visit} row={row} />,
    ...(withSection ? [section ? pick(section.name, visit.lang) : ''] : []),
    <a href={casePath(visit.city, row.number, duty.path)} aria-label={`${duty.label}: ${row.title}`}>
      {duty.label || words.caseList}
    </a>,
  ]
}

type Props = { visit: Visit; rows: readonly Owed[]; caption: string; withSection: boolean }

/** One row for each thing owed; the date leads, and the duty is the link to where it is done. */
export const OwedList = ({ visit, rows, caption, withSection }: Props) => {
  const words = deskMessages(visit.lang)
  return (
    <DataTable
      id="owed"
      caption={caption}
      columns={[
        { label: words.columnDue },
        { label: words.columnCase },
        ...(withSection ? [{ label: words.columnSection }] : []),
        { label: words.columnDuty },
      ]}
      rows={rows.map((row) => cells(visit, row, withSection))}
      rowHeader={false}
    />
  )
}
