import type { HatKind, Viewer } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { DeskAsk, Visit } from '../../../core/web/visit.ts'
import { Door, Doors } from '../../../ui/components/index.ts'
import { deskMessages } from '../messages.ts'
import { Asks, DeskHeading, OtherHats, OtherWays } from './parts.tsx'

type Words = ReturnType<typeof deskMessages>
type Way = { path: string; title: string; text: string }

const ways = (visit: Visit, words: Words) => ({
  cases: { path: '/cases', title: words.caseList, text: words.caseListText },
  closed: { path: '/cases?stage=closed', title: words.closedCases, text: words.closedCasesText },
  selfCheck: visit.definition.selfCheck && {
    path: '/self-check',
    title: words.selfCheck,
    text: words.selfCheckText,
  },
  desks: { path: '/desks', title: words.desks, text: words.desksText },
  guideline: { path: '/guideline', title: words.guideline, text: words.guidelineText },
  trail: { path: '/trail', title: words.trail, text: words.trailText },
})

const leadOf = (words: Words, kind: HatKind): string =>
  kind === 'council' || kind === 'coordinator' ? words[kind] : words.reader

/** What somebody with this hat comes for, the most useful first. */
function waysOf(visit: Visit, viewer: NonNullable<Viewer>): { lead: string; list: (Way | undefined)[] } {
  const words = deskMessages(visit.lang)
  const to = ways(visit, words)
  if (viewer.hat.kind === 'administrator')
    return { lead: words.administrator, list: [to.trail, to.cases, to.guideline] }
  if (viewer.hat.kind === 'supportCenter')
    return { lead: words.supportCenter, list: [to.cases, to.selfCheck, to.desks, to.closed, to.guideline] }
  return { lead: leadOf(words, viewer.hat.kind), list: [to.closed, to.cases, to.guideline, to.trail] }
}

/** Those who help owe nothing here: what they can do instead. */
export function helperDeskPage(visit: Visit, viewer: NonNullable<Viewer>, asks: readonly DeskAsk[]): Page {
  const { lead, list } = waysOf(visit, viewer)
  const body = (
    <>
      <DeskHeading visit={visit} viewer={viewer} lead={lead} />
      <OtherHats visit={visit} viewer={viewer} />
      <Asks visit={visit} asks={asks} />
      <OtherWays visit={visit} viewer={viewer} />
      <Doors>
        {list
          .filter((way) => way !== undefined)
          .map(({ path, title, text }) => (
            <Door href={cityPath(visit.city, path)} title={title} text={text} />
          ))}
      </Doors>
    </>
  )
  return { title: deskMessages(visit.lang).title, body }
}
