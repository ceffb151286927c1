import type { Entry } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import type { EntryContext, EntryWords, Stage } from '../../../core/contribution.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Notice } from '../../../ui/components/index.ts'
import { mergeMessages } from './messages.ts'
import { mayMove } from './rules.ts'

type Facts = Record<string, unknown>
const textIn = (facts: Facts, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')

const kinds = ['merged', 'absorbed', 'released', 'splitInto', 'splitFrom'] as const
type Kind = (typeof kinds)[number]

const Other = ({ city, facts }: { city: { slug: string }; facts: Facts }) => (
  <a href={casePath(city, textIn(facts, 'number'))}>
    {textIn(facts, 'number')} {textIn(facts, 'title')}
  </a>
)

const said =
  (kind: Kind) =>
  (facts: Facts, { lang, definition }: EntryContext): EntryWords => ({
    title: mergeMessages(lang)[kind],
    ...(kind === 'merged' ? { text: mergeMessages(lang).mergedText } : {}),
    ...(textIn(facts, 'number') === '' ? {} : { details: <Other city={definition.city} facts={facts} /> }),
  })

export const mergeEntries: Stage['entries'] = {
  ...Object.fromEntries(
    kinds.flatMap((kind) => [
      [kind, said(kind)],
      [`${kind}There`, said(kind)],
    ]),
  ),
  movedWhy: (facts, { lang }) => ({ title: mergeMessages(lang).why, text: textIn(facts, 'reason') }),
}

/** The newest of these that the reader may see and that names the other case, or else the newest. */
function newest(visit: CaseVisit, thread: readonly Entry[]): Entry | undefined {
  const seen = thread.filter(
    (entry) =>
      entry.stage === 'idea' &&
      /^(merged|released)(There)?$/.test(entry.kind) &&
      maySeeEntry(visit.viewer, visit, entry),
  )
  return seen.at(-1)
}

const StaffLinks = ({ visit, merged }: { visit: CaseVisit; merged: boolean }) => {
  const { lang, city, viewer, case: subject } = visit
  const words = mergeMessages(lang)
  const links = [
    ...(mayMove(viewer, visit)
      ? [
          ['/merge', words.mergeLink],
          ['/split', words.splitLink],
        ]
      : []),
    ...(merged && isOfSection(viewer, subject.section) ? [['/merge/undo', words.undoLink]] : []),
  ]
  if (links.length === 0) return null
  return (
    <ul>
      {links.map(([path = '', label]) => (
        <li>
          <a href={casePath(city, subject.number, path)}>{label}</a>
        </li>
      ))}
    </ul>
  )
}

/** Where a merged idea goes on, told on top of what was sent; for whoever looks after it, the ways to merge and split. */
export const MergePanel = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const { lang, city, case: subject } = visit
  const last = newest(visit, thread)
  const merged = subject.state === 'ended' && last !== undefined && last.kind.startsWith('merged')
  const words = mergeMessages(lang)
  return (
    <>
      {merged && (
        <Notice lang={lang} title={words.merged}>
          <p>
            {words.mergedText}
            {textIn(last.facts as Facts, 'number') !== '' && (
              <>
                <br />
                <Other city={city} facts={last.facts as Facts} />
              </>
            )}
          </p>
        </Notice>
      )}
      <StaffLinks visit={visit} merged={merged} />
    </>
  )
}
