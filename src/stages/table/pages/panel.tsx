import type { Entry } from '../../../core/case/types.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { DescriptionList, PlainText, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { tableMessages } from '../messages.ts'
import { outcomeMessages } from '../outcome/messages.ts'
import { outcomes } from '../outcome/rules.ts'
import { isAtTable, mayAsk, mayOpen, opensTable, wasAtTable, whoIsInTheRoom } from '../rules.ts'

type Said = { text: string; label: string }

/** Before there is a table: it is opened, or asked for, by whoever may. */
function offer(visit: CaseVisit): Said | undefined {
  const words = tableMessages(visit.lang)
  if (!opensTable(visit.definition, visit.case)) return undefined
  if (mayAsk(visit.viewer, visit)) return { text: words.askLead, label: words.ask }
  return mayOpen(visit.viewer, visit) ? { text: words.openLead, label: words.open } : undefined
}

/** How it ended, for whoever comes later: what was published of the outcome. */
const Ended = ({ visit: { lang }, facts }: { visit: CaseVisit; facts: Entry['facts'] }) => {
  const words = outcomeMessages(lang)
  const outcome = outcomes.find((one) => one === facts.outcome)
  const said = (['goal', 'reason', 'else', 'thanks'] as const).flatMap((part) => {
    const text = facts[part]
    return typeof text === 'string' && text !== ''
      ? [{ term: words[part], description: <PlainText text={text} /> }]
      : []
  })
  if (outcome === undefined) return null
  return <DescriptionList items={[{ term: words.outcome, description: words[outcome] }, ...said]} />
}

/** From the thread that the case page has read: no statement of its own. */
export async function tablePanel(visit: CaseVisit, thread: readonly Entry[]) {
  const { lang, city, viewer, case: subject } = visit
  const words = tableMessages(lang)
  const there = { text: words.lead, label: isAtTable(visit) ? words.go : words.see }
  const said = wasAtTable(thread) ? there : offer(visit)
  if (said === undefined) return undefined
  const ended = thread.findLast(({ stage, kind }) => stage === 'table' && kind === 'ended')
  return (
    <Stack>
      {ended ? <Ended visit={visit} facts={ended.facts} /> : <p>{said.text}</p>}
      {whoIsInTheRoom.may(viewer, visit) && (
        <p>
          <LinkButton kind="secondary" href={casePath(city, subject.number, '/table')}>
            {said.label}
          </LinkButton>
        </p>
      )}
    </Stack>
  )
}
