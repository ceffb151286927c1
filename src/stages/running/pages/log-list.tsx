import type { Entry } from '../../../core/case/types.ts'
import { seesInside } from '../../../core/joint/index.ts'
import { actorOf } from '../../../core/people/signature.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Chip, PlainText, Timeline, type TimelineEntry } from '../../../ui/components/index.ts'
import { logText } from '../log-text.ts'
import { runningMessages } from '../messages.ts'

function item(visit: CaseVisit, entry: Entry): TimelineEntry {
  const words = runningMessages(visit.lang)
  const on = String(entry.facts.on)
  return {
    when: formatDate(on, visit.lang),
    dateTime: on,
    who: actorOf(entry, seesInside(visit)),
    what: entry.visibility === 'public' ? '' : <Chip>{words.onlyParties}</Chip>,
    body: <PlainText text={logText(entry.facts, visit.lang)} />,
  }
}

export const LogList = ({ visit, lines }: { visit: CaseVisit; lines: readonly Entry[] }) => (
  <Timeline label={runningMessages(visit.lang).log} entries={lines.map((entry) => item(visit, entry))} />
)
