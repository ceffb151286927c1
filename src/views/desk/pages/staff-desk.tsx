import { findSection } from '../../../core/edition/view.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { DeskAsk, Visit } from '../../../core/web/visit.ts'
import { colon, pick } from '../../../lib/language.ts'
import { EmptyState, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { deskMessages } from '../messages.ts'
import type { Counts, OwedPage } from '../queries.ts'
import type { Show } from '../rules.ts'
import { OwedList } from './owed-list.tsx'
import { Asks, DeskHeading, Numbers, OtherHats, OtherWays, Pages } from './parts.tsx'

export type StaffDesk = {
  viewer: NonNullable<Viewer>
  asks: readonly DeskAsk[]
  show: Show
  /** Of everybody's, the one section that is asked for. */
  of: string | undefined
  owed: OwedPage
  counts: Counts
  /** Empty for who does not see it. */
  /** How much waits behind the doors that count, by path. */
  waiting: Readonly<Record<string, number>>
  /** A chief's own section. */
}

const Filter = ({ visit, show }: { visit: Visit; show: Show }) => {
  const words = deskMessages(visit.lang)
  const links = [
    { code: 'mine', href: cityPath(visit.city, '/desk'), label: words.mine },
    { code: 'own', href: cityPath(visit.city, '/desk?show=own'), label: words.own },
    { code: 'free', href: cityPath(visit.city, '/desk?show=free'), label: words.free },
    { code: 'overdue', href: cityPath(visit.city, '/desk?show=overdue'), label: words.overdueOnly },
    { code: 'all', href: cityPath(visit.city, '/desk?show=all'), label: words.all },
  ]
  return (
    <nav aria-label={words.shown}>
      <p>
        {words.shown}
        {colon(visit.lang)}
        {links.map(({ code, href, label }) => (
          <>
            {' '}
            <LinkButton href={href} kind={code === show ? 'secondary' : 'quiet'}>
              {label}
            </LinkButton>
          </>
        ))}
      </p>
    </nav>
  )
}

function titleOf({ lang, definition }: Visit, { show, of }: StaffDesk): string {
  const words = deskMessages(lang)
  const section = findSection(definition, of)
  if (section) return words.sectionTitle(pick(section.name, lang))
  const { mineTitle: mine, ownTitle: own, freeTitle: free, overdueTitle: overdue, allTitle: all } = words
  return { mine, own, free, overdue, all }[show]
}

const Waiting = ({ visit, desk }: { visit: Visit; desk: StaffDesk }) => {
  const words = deskMessages(visit.lang)
  return (
    <Section id="waiting" title={titleOf(visit, desk)}>
      {desk.owed.rows.length === 0 ? (
        <EmptyState
          title={words.noneTitle}
          text={words.noneStaff}
          action={{ href: cityPath(visit.city, '/cases'), label: words.caseList }}
        />
      ) : (
        <OwedList visit={visit} rows={desk.owed.rows} forStaff />
      )}
      <Pages visit={visit} owed={desk.owed} show={desk.show} of={desk.of} />
    </Section>
  )
}

/** What waits for a section; how the load lies on all of them is a page of its own. */
export function staffDeskPage(visit: Visit, desk: StaffDesk): Page {
  const words = deskMessages(visit.lang)
  const body = (
    <>
      <DeskHeading visit={visit} viewer={desk.viewer} lead={words.leadStaff} />
      <OtherHats visit={visit} viewer={desk.viewer} />
      <Asks visit={visit} asks={desk.asks} />
      <Numbers visit={visit} counts={desk.counts} />
      <Filter visit={visit} show={desk.show} />
      <Waiting visit={visit} desk={desk} />
      <OtherWays visit={visit} viewer={desk.viewer} waiting={desk.waiting} />
    </>
  )
  return { title: words.title, body }
}
