import type { Entry } from '../../../core/case/types.ts'
import { FileList, filesIn, isShownPicture, Pictures } from '../../../core/files/index.ts'
import { seesInside } from '../../../core/joint/index.ts'
import { actorOf } from '../../../core/people/signature.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Chip, PlainText, Timeline, type TimelineEntry } from '../../../ui/components/index.ts'
import { logText } from '../log-text.ts'
import { runningMessages } from '../messages.ts'

const Line = ({ visit, facts }: { visit: CaseVisit; facts: Entry['facts'] }) => {
  const files = filesIn(facts)
  const { lang, city } = visit
  const { number } = visit.case
  return (
    <>
      <PlainText text={logText(facts, lang)} />
      <Pictures lang={lang} city={city} number={number} files={files} />
      {files.some((file) => !isShownPicture(file)) && (
        <FileList
          lang={lang}
          city={city}
          number={number}
          files={files.filter((file) => !isShownPicture(file))}
        />
      )}
    </>
  )
}

function item(visit: CaseVisit, entry: Entry): TimelineEntry {
  const words = runningMessages(visit.lang)
  const on = String(entry.facts.on)
  return {
    when: formatDate(on, visit.lang),
    dateTime: on,
    who: actorOf(entry, seesInside(visit)),
    what: entry.visibility === 'public' ? '' : <Chip>{words.onlyParties}</Chip>,
    body: <Line visit={visit} facts={entry.facts} />,
  }
}

export const LogList = ({ visit, lines }: { visit: CaseVisit; lines: readonly Entry[] }) => (
  <Timeline label={runningMessages(visit.lang).log} entries={lines.map((entry) => item(visit, entry))} />
)
