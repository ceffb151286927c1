import type { Entry } from '../../../core/case/types.ts'
import { seesInside } from '../../../core/joint/index.ts'
import { nameIn } from '../../../core/people/signature.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { joined } from '../../../lib/language.ts'
import { Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { agreementMessages } from '../messages.ts'

/** Where the agreement stands, told from the thread and the duties that the case page has anyway: no statement more. */
function standing(visit: CaseVisit, isInEffect: boolean): string {
  const words = agreementMessages(visit.lang)
  if (isInEffect) return words.panelEffect
  const waiting = visit.duties.filter(({ kind }) => kind === 'agreement.confirm')
  if (waiting.length === 0) return words.panelDraft
  const inside = seesInside(visit)
  const names = visit.parties
    .filter(({ id }) => waiting.some(({ party_id }) => party_id === id))
    .map((party) => nameIn(inside ? party.name : party.public_name, visit.definition, visit.lang))
  return words.panelWaits(joined(names, visit.lang))
}

export async function agreementPanel(visit: CaseVisit, thread: readonly Entry[]) {
  const isInEffect = thread.some(({ stage, kind }) => stage === 'agreement' && kind === 'tookEffect')
  if (visit.case.stage !== 'agreement' && !isInEffect) return undefined
  const words = agreementMessages(visit.lang)
  return (
    <Stack>
      <p>{standing(visit, isInEffect)}</p>
      <LinkButton kind="secondary" href={casePath(visit.city, visit.case.number, '/agreement')}>
        {words.panelOpen}
      </LinkButton>
    </Stack>
  )
}
