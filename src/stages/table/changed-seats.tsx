import { isSettled, type Joint } from '../../core/joint/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { Notice } from '../../ui/components/index.ts'
import { tableMessages } from './messages.ts'

/** Somebody came after the text was written: it names other parties, so that it can no longer be confirmed by all. */
export const ChangedSeats = ({ visit, joint }: { visit: CaseVisit; joint: Joint<unknown> }) => {
  const named = joint.document.parties.map(({ id }) => id).sort()
  const present = visit.parties.map(({ id }) => id).sort()
  if (isSettled(joint) || named.join() === present.join()) return null
  return <Notice lang={visit.lang} kind="warning" title={tableMessages(visit.lang).seatsChanged} />
}
