import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, type PlainDate } from '../../../lib/dates.ts'
import { inBrackets, type Lang } from '../../../lib/language.ts'
import { DescriptionList, Notice } from '../../../ui/components/index.ts'
import { runningMessages } from '../messages.ts'
import { daysUntil, isRunning, standingOn } from '../rules.ts'

function timeLeft(lang: Lang, today: PlainDate, startsOn: PlainDate, endsOn: PlainDate): string {
  const words = runningMessages(lang)
  if (standingOn(today, startsOn, endsOn) === 'notBegun') return words.startsIn(daysUntil(today, startsOn))
  const days = daysUntil(today, endsOn)
  if (days === 0) return words.lastDay
  return days > 0 ? words.daysLeft(days) : words.daysPast(-days)
}

const EndNotice = ({ visit, past }: { visit: CaseVisit; past: boolean }) => {
  const words = runningMessages(visit.lang)
  return (
    <Notice lang={visit.lang} kind="warning" title={past ? words.endPastTitle : words.endNearTitle}>
      {words.endQuestion}
    </Notice>
  )
}

/** From when to when, how long still, and near the end the question how to go on. */
export const Term = ({ visit }: { visit: CaseVisit }) => {
  const { lang, today, case: subject } = visit
  const { starts_on: begins, ends_on: endsOn } = subject
  if (endsOn === null) return null
  const words = runningMessages(lang)
  const last = formatDate(endsOn, lang)
  // Without an agreement it began when that was decided.
  const term = begins === null ? words.until(last) : words.termOf(formatDate(begins, lang), last)
  const startsOn = begins ?? today
  const standing = standingOn(today, startsOn, endsOn)
  const left = isRunning(visit) ? inBrackets(timeLeft(lang, today, startsOn, endsOn), lang) : ''
  return (
    <>
      <DescriptionList items={[{ term: words.term, description: `${term}${left}` }]} />
      {isRunning(visit) && ['endNear', 'pastEnd'].includes(standing) && (
        <EndNotice visit={visit} past={standing === 'pastEnd'} />
      )}
    </>
  )
}
