import type { CaseVisit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { inBrackets } from '../../lib/language.ts'
import { NextStep, Notice } from '../../ui/components/index.ts'
import { casePageMessages } from './messages.ts'
import type { Turn } from './turns.ts'

const TurnBox = ({ visit, turn, id }: { visit: CaseVisit; turn: Turn; id: string }) => {
  const words = casePageMessages(visit.lang)
  const by = turn.dueOn ? { by: formatDate(turn.dueOn, visit.lang) } : {}
  const action = turn.yours ? { action: { href: turn.href, label: turn.words.action } } : {}
  return (
    <NextStep
      lang={visit.lang}
      id={id}
      whose={turn.whose}
      yours={turn.yours}
      what={turn.words.label}
      overdue={turn.overdue}
      {...by}
      {...action}
    >
      {turn.forBinder && <p>{words.forBinder}</p>}
      {turn.overdue && turn.public && <p>{words.overduePublic}</p>}
    </NextStep>
  )
}

/** One of several things that wait; the reader's own lead to where they are done. */
const TurnLine = ({ visit, turn }: { visit: CaseVisit; turn: Turn }) => {
  const line = casePageMessages(visit.lang).byOf(turn.whose, turn.words.label)
  if (!turn.yours) return <>{line}</>
  return <a href={turn.href}>{line}</a>
}

/** Whose turn it is: the first in a box, what else waits below it; and when nobody is waited for, why. */
export const Turns = ({ visit, turns }: { visit: CaseVisit; turns: readonly Turn[] }) => {
  const words = casePageMessages(visit.lang)
  const [first, ...others] = turns
  if (!first) return <Rest visit={visit} />
  return (
    <>
      <TurnBox visit={visit} turn={first} id="next-step" />
      {others.length > 0 && (
        <>
          <p>{words.alsoOpen}</p>
          <ul>
            {others.map((turn) => (
              <li>
                <TurnLine visit={visit} turn={turn} />
                {inBrackets(
                  turn.dueOn ? words.due(formatDate(turn.dueOn, visit.lang)) : words.noDue,
                  visit.lang,
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const Rest = ({ visit }: { visit: CaseVisit }) => {
  const words = casePageMessages(visit.lang)
  const { state, closed_on } = visit.case
  if (state === 'closed')
    return (
      <Notice lang={visit.lang} kind="success" title={words.closed}>
        {closed_on && <p>{words.closedText(formatDate(closed_on, visit.lang))}</p>}
      </Notice>
    )
  if (state === 'ended')
    return (
      <Notice lang={visit.lang} kind="info" title={words.ended}>
        <p>{words.endedText}</p>
      </Notice>
    )
  return (
    <Notice lang={visit.lang} kind="info" title={words.nobody}>
      <p>{words.nobodyText}</p>
    </Notice>
  )
}
