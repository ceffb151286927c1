import { findSection } from '../../../core/edition/view.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { BarChart, DataTable, EmptyState, Heading, Stack } from '../../../ui/components/index.ts'
import type { Load as SectionLoad } from '../queries.ts'
import { loadMessages } from './messages.ts'
import { mostOfSection } from './queries.ts'
import { People, SectionsChart } from './sections-chart.tsx'
import { type DueCount, type Load, loadOf, loads, weeksFrom } from './weeks.ts'

type Props = {
  visit: Visit
  section: string
  counts: readonly DueCount[]
  sections: readonly SectionLoad[]
  people: readonly Staff[]
}

/** 12/7: the year is the year everybody is in. */
const shortDay = (day: PlainDate): string => day.slice(5).split('-').map(Number).join('/')

const Chart = ({ visit, all, mondays }: { visit: Visit; all: Load; mondays: readonly PlainDate[] }) => {
  const { lang } = visit
  const words = loadMessages(lang)
  const weeks = mondays.map((monday, n) => ({
    label: words.week(n, shortDay(monday)),
    value: all.weeks[n] ?? 0,
  }))
  return (
    <BarChart
      lang={lang}
      id="load-chart"
      caption={words.chart}
      unit={words.unit}
      bars={[
        { label: words.overdue, value: all.overdue },
        ...weeks,
        { label: words.later, value: all.later },
      ]}
    />
  )
}

const Table = ({ visit, counts, mondays }: Props & { mondays: readonly PlainDate[] }) => {
  const { lang } = visit
  const words = loadMessages(lang)
  const number = (label: string) => ({ label, number: true as const })
  return (
    <DataTable
      id="load-table"
      caption={words.table}
      stack
      columns={[
        { label: words.officer },
        number(words.overdueShort),
        ...mondays.map((monday, n) => number(words.weekShort(n, shortDay(monday)))),
        number(words.later),
        number(words.total),
      ]}
      rows={loads(counts, mondays).map(({ officer, overdue, weeks, later, total }) => [
        officer ?? words.nobody,
        overdue,
        ...weeks,
        later,
        total,
      ])}
    />
  )
}

/** The office looks at one section after another. */
const Sections = ({ visit, section }: Pick<Props, 'visit' | 'section'>) => {
  const { lang, city, definition } = visit
  if (!isCoordination(visit.viewer)) return null
  return (
    <nav aria-label={loadMessages(lang).section}>
      <ul class="yui-plain-list">
        {definition.sections.map(({ code, name }) => (
          <li>
            <a
              href={cityPath(city, `/desk/load?section=${code}`)}
              aria-current={code === section ? 'page' : undefined}
            >
              {pick(name, lang)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** 受け持ちの量: by officer and by week, for who shares the work out. */
export function loadPage(props: Props): Page {
  const { visit, section, counts } = props
  const { lang, city, definition, today } = visit
  const words = loadMessages(lang)
  const mondays = weeksFrom(today)
  const known = findSection(definition, section)
  const all = loadOf(null, counts, mondays)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead(known ? pick(known.name, lang) : section)}>
        {words.title}
      </Heading>
      <p>{words.note}</p>
      {counts.length === 0 ? (
        <EmptyState
          title={words.noneTitle}
          text={words.noneText}
          action={{ href: cityPath(city, '/desk'), label: words.toDesk }}
        />
      ) : (
        <>
          <Chart visit={visit} all={all} mondays={mondays} />
          <Table {...props} mondays={mondays} />
          {all.total === mostOfSection && <p>{words.firstOnly(String(mostOfSection))}</p>}
          <p>
            <a href={cityPath(city, '/desk?show=free')}>{words.free}</a>
          </p>
        </>
      )}
      {props.people.length > 0 && <People visit={visit} people={props.people} />}
      {props.sections.length > 0 && <SectionsChart visit={visit} load={props.sections} />}
      <Sections visit={visit} section={section} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
