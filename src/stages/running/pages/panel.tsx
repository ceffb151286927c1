import type { Entry } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { runningMessages } from '../messages.ts'
import { isRunning, logLines, mayLog } from '../rules.ts'
import { LogList } from './log-list.tsx'
import { Term } from './term.tsx'

const latest = 3

/** Term and latest log, from the thread that the case page has read: no statement of its own. */
export async function runningPanel(visit: CaseVisit, thread: readonly Entry[]) {
  const lines = logLines(thread).filter((entry) => maySeeEntry(visit.viewer, visit, entry))
  if (!isRunning(visit) && lines.length === 0) return undefined
  const words = runningMessages(visit.lang)
  return (
    <Stack>
      {visit.case.kind === 'occasion' ? (
        <p>
          <a href={casePath(visit.city, visit.case.number, '/occasion')}>{words.toOccasion}</a>
        </p>
      ) : (
        <Term visit={visit} />
      )}
      {lines.length > 0 && <LogList visit={visit} lines={lines.slice(0, latest)} />}
      <LinkButton kind="secondary" href={casePath(visit.city, visit.case.number, '/log')}>
        {mayLog(visit.viewer, visit) ? words.more : words.open}
      </LinkButton>
    </Stack>
  )
}
