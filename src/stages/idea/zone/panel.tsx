import type { Entry } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import type { Stage } from '../../../core/contribution.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { Disclosure } from '../../../ui/components/index.ts'
import { zoneMessages } from './messages.ts'
import { isMovable, zoneName } from './rules.ts'

type Facts = Record<string, unknown>
const textIn = (facts: Facts, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')

export const zoneEntries: Stage['entries'] = {
  zoneMoved: (facts, { lang, definition }) => ({
    title: zoneMessages(lang).moved(
      zoneName(definition, textIn(facts, 'from'), lang),
      zoneName(definition, textIn(facts, 'to'), lang),
    ),
    text: textIn(facts, 'reason'),
  }),
}

/** Where it lay before, and why it moved; for whoever looks after it, the way to move it. */
export const ZonePanel = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const { lang, city, definition, viewer, case: subject } = visit
  const words = zoneMessages(lang)
  const moves = thread.filter((entry) => entry.kind === 'zoneMoved' && maySeeEntry(viewer, visit, entry))
  const may = sectionInCharge.may(viewer, visit) && isMovable(definition, subject)
  return (
    <>
      {moves.length > 0 && (
        <Disclosure summary={words.history}>
          <ul>
            {moves.map(({ at, facts }) => (
              <li>
                {words.at(
                  formatDate(todayInJapan(at), lang),
                  zoneName(definition, textIn(facts as Facts, 'from'), lang),
                  zoneName(definition, textIn(facts as Facts, 'to'), lang),
                )}
                <br />
                {textIn(facts as Facts, 'reason')}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {may && (
        <p>
          <a href={casePath(city, subject.number, '/zone')}>{words.link}</a>
        </p>
      )}
    </>
  )
}
