import type { ListedGroup } from '../../../core/group/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addDays, formatDate } from '../../../lib/dates.ts'
import { Chip } from '../../../ui/components/index.ts'
import { formatMonth, kindName } from '../words.ts'
import { directoryMessages } from './messages.ts'

const twoYears = 731

/** Not confirmed for two years: marked, and not hidden. */
export const isStale = ({ today }: Visit, { still_right_on, since }: ListedGroup): boolean =>
  (still_right_on ?? since) < addDays(today, -twoYears)

/** What is known of how right the entry is. */
const Standing = ({ visit, group }: { visit: Visit; group: ListedGroup }) => {
  const { lang } = visit
  const words = directoryMessages(lang)
  if (isStale(visit, group)) return <Chip tone="warning">{words.stale}</Chip>
  if (group.still_right_on === null) return null
  return <Chip tone="success">{words.stillRight(formatMonth(group.still_right_on, lang))}</Chip>
}

export const Marks = ({ visit, group }: { visit: Visit; group: ListedGroup }) => {
  const { lang } = visit
  const words = directoryMessages(lang)
  return (
    <>
      <Chip tone="accent">{kindName(visit, group.kind)}</Chip>
      {group.waiting && <Chip tone="warning">{words.changedName}</Chip>}
      {group.confirmed_on && !group.waiting && (
        <Chip tone="success">{words.confirmed(formatDate(group.confirmed_on, lang))}</Chip>
      )}
      <Standing visit={visit} group={group} />
      {group.demo && <Chip>{words.demo}</Chip>}
    </>
  )
}
