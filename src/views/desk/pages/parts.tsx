import { hatLabel } from '../../../core/people/signature.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { type DeskAsk, openDoors, type Visit } from '../../../core/web/visit.ts'
import {
  Door,
  Doors,
  Heading,
  NextStep,
  Pager,
  Section,
  Stat,
  StatRow,
} from '../../../ui/components/index.ts'
import { deskMessages } from '../messages.ts'
import { type Counts, mostCounted, type OwedPage } from '../queries.ts'
import { type Show, writeCursor } from '../rules.ts'

export const Greeting = ({ visit, viewer }: { visit: Visit; viewer: NonNullable<Viewer> }) => {
  const words = deskMessages(visit.lang)
  const hat = hatLabel(viewer.hat, visit.definition, visit.lang)
  return <>{words.greeting(viewer.person.name, hat)}</>
}

export const DeskHeading = ({
  visit,
  viewer,
  lead,
}: {
  visit: Visit
  viewer: NonNullable<Viewer>
  lead: string
}) => (
  <Heading level={1} kicker={<Greeting visit={visit} viewer={viewer} />} lead={lead}>
    {deskMessages(visit.lang).title}
  </Heading>
)

/** Beyond what is counted: more than that, to be looked at in parts. */
const numberOf = ({ lang }: Visit, count: number) => {
  const { unit, moreThan } = deskMessages(lang)
  return count > mostCounted ? { value: mostCounted, unit: moreThan } : { value: count, unit }
}

export const Numbers = ({ visit, counts }: { visit: Visit; counts: Counts }) => {
  const words = deskMessages(visit.lang)
  return (
    <StatRow>
      <Stat label={words.waiting} {...numberOf(visit, counts.waiting)} />
      <Stat label={words.overdueCount} {...numberOf(visit, counts.overdue)} />
      <Stat label={words.running} {...numberOf(visit, counts.running)} />
    </StatRow>
  )
}

type PagesProps = { visit: Visit; owed: OwedPage; show: Show; of?: string | undefined }

export const Pages = ({ visit, owed, show, of }: PagesProps) => {
  const [first] = owed.rows
  const last = owed.rows.at(-1)
  const href = (way: 'after' | 'before', cursor: string) =>
    cityPath(
      visit.city,
      `/desk?${new URLSearchParams({ ...(show === 'mine' ? {} : { show }), ...(of ? { section: of } : {}), [way]: cursor })}`,
    )
  const prev = owed.earlier && first ? { prevHref: href('before', writeCursor(first)) } : {}
  const next = owed.later && last ? { nextHref: href('after', writeCursor(last)) } : {}
  if (!('prevHref' in prev) && !('nextHref' in next)) return null
  return <Pager lang={visit.lang} {...prev} {...next} />
}

/** Duties belong to one hat at a time: whoever has others is reminded of them. */
export const OtherHats = ({ visit, viewer }: { visit: Visit; viewer: NonNullable<Viewer> }) => {
  if (viewer.hats.length < 2) return null
  const words = deskMessages(visit.lang)
  return (
    <p>
      {words.otherHats} <a href={cityPath(visit.city, '/account')}>{words.switchHat}</a>
    </p>
  )
}

/** What waits besides duties: one line each, leading to where it is answered. */
export const Asks = ({ visit, asks }: { visit: Visit; asks: readonly DeskAsk[] }) => (
  <>
    {asks.map(({ what, path, action }, at) => (
      <NextStep
        lang={visit.lang}
        id={`ask-${at}`}
        yours
        what={what}
        action={{ href: cityPath(visit.city, path), label: action }}
      />
    ))}
  </>
)

type OtherWaysProps = {
  visit: Visit
  viewer: NonNullable<Viewer>
  waiting?: Readonly<Record<string, number>>
}

const counted = (visit: Visit, title: string, count: number | undefined): string =>
  count ? deskMessages(visit.lang).countedDoor(title, count) : title

const groups = [
  { id: 'ways', group: undefined, title: 'otherWays' },
  { id: 'ways-figures', group: 'figures', title: 'figureWays' },
  { id: 'ways-guideline', group: 'guideline', title: 'guidelineWays' },
  { id: 'ways-city', group: 'city', title: 'cityWays' },
  { id: 'ways-records', group: 'records', title: 'recordWays' },
  { id: 'ways-own', group: 'own', title: 'ownWays' },
] as const

/** What else there is to do with this hat on: the day's work first, then the city's house, then one's own things. */
export const OtherWays = ({ visit, viewer, waiting = {} }: OtherWaysProps) => {
  const { runtime, definition, city, lang } = visit
  const words = deskMessages(lang)
  const open = openDoors({ runtime, definition, viewer })
  return (
    <>
      {groups.map(({ id, group, title }) => {
        const doors = open.filter((door) => door.group === group)
        if (doors.length === 0) return null
        return (
          <Section id={id} title={words[title]}>
            <Doors>
              {doors.map((door) => (
                <Door
                  href={cityPath(city, door.path)}
                  title={counted(visit, door.words(lang, definition).title, waiting[door.path])}
                  text={door.words(lang, definition).text}
                />
              ))}
            </Doors>
          </Section>
        )
      })}
    </>
  )
}
