import type { Entry } from '../../../core/case/types.ts'
import { casePath } from '../../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { tableMessages } from '../messages.ts'
import { hasTable, isAtTable, mayOpen } from '../rules.ts'

/** From the thread that the case page has read: no statement of its own. */
export async function tablePanel(visit: CaseVisit, thread: readonly Entry[]) {
  const { lang, city, viewer, case: subject } = visit
  const words = tableMessages(lang)
  const was = thread.some(({ stage, kind }) => stage === 'table' && kind === 'opened')
  const open = !was && hasTable(visit.definition) && mayOpen(viewer, visit)
  if (!was && !open) return undefined
  const inside = partyOrSectionInCharge.may(viewer, visit)
  const label = open ? words.open : isAtTable(visit) ? words.go : words.see
  return (
    <Stack>
      <p>{open ? words.openLead : words.lead}</p>
      {inside && (
        <p>
          <LinkButton kind="secondary" href={casePath(city, subject.number, '/table')}>
            {label}
          </LinkButton>
        </p>
      )}
    </Stack>
  )
}
