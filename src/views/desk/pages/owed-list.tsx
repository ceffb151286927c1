import type { DutyWords } from '../../../core/contribution.ts'
import { dutyAddress } from '../../../core/duty/address.ts'
import { findSection } from '../../../core/edition/view.ts'
import { mayBind } from '../../../core/people/viewer.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { Card, CardGrid, Chip, type Tone } from '../../../ui/components/index.ts'
import { deskMessages } from '../messages.ts'
import type { Owed } from '../queries.ts'
import { daysLeft, type Nearness, nearness } from '../rules.ts'

/** What a stage calls a duty and where it is done; a kind that no stage knows any more leads to the case. */
function dutyWords({ runtime, lang, definition }: Visit, kind: string): DutyWords {
  const say = runtime.stages.find((stage) => stage.duties[kind])?.duties[kind]
  return say?.({ lang, definition }) ?? { label: deskMessages(lang).openCase, path: '', action: '' }
}

const tones: Record<Nearness, Tone> = {
  overdue: 'error',
  today: 'warning',
  soon: 'warning',
  later: 'neutral',
  open: 'neutral',
}

const NearChip = ({ visit, near }: { visit: Visit; near: Nearness }) =>
  near === 'later' || near === 'open' ? null : (
    <Chip tone={tones[near]}>{deskMessages(visit.lang)[near]}</Chip>
  )

const Due = ({ visit, dueOn }: { visit: Visit; dueOn: string | null }) => {
  const words = deskMessages(visit.lang)
  if (dueOn === null) return <>{words.noDue}</>
  const days = daysLeft(dueOn, visit.today)
  return (
    <>
      {words.dueOn(formatDate(dueOn, visit.lang))}
      <br />
      {days < 0 ? words.daysOver(-days) : words.daysLeft(days)}
    </>
  )
}

const OwedCard = ({ visit, row, forStaff }: { visit: Visit; row: Owed; forStaff: boolean }) => {
  const words = deskMessages(visit.lang)
  const duty = dutyWords(visit, row.kind)
  const section = findSection(visit.definition, row.section ?? undefined)
  const near = nearness(row.due_on, visit.today)
  return (
    <Card
      title={row.title}
      href={dutyAddress(visit.city, row, duty)}
      chips={
        <>
          <NearChip visit={visit} near={near} />
          <Chip tone="accent">{duty.label}</Chip>
        </>
      }
      meta={[row.number, section && pick(section.name, visit.lang)].filter(Boolean).join('　')}
    >
      <Due visit={visit} dueOn={row.due_on} />
      {forStaff && !duty.own && <p>{row.officer === null ? words.noOfficer : words.officer(row.officer)}</p>}
      {duty.binding && !mayBind(visit.viewer) && <p>{words.forBinder}</p>}
    </Card>
  )
}

type ListProps = { visit: Visit; rows: readonly Owed[]; forStaff?: boolean }

/** One card for each thing owed, leading to where it is done. */
export const OwedList = ({ visit, rows, forStaff = false }: ListProps) => (
  <CardGrid>
    {rows.map((row) => (
      <OwedCard visit={visit} row={row} forStaff={forStaff} />
    ))}
  </CardGrid>
)
