import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { DataTable, EmptyState, Heading, Stack, Typed } from '../../../ui/components/index.ts'
import { lineageMessages } from './messages.ts'
import { type Kin, type Link, linksOf, type Place, placesOf } from './rules.ts'

const rowHeight = 52
const headHeight = 38

type Drawn = { visit: CaseVisit; years: readonly number[]; places: readonly Place[] }

/** Places across in percent, so that the picture is as wide as the page. */
const xOf = ({ column }: { column: number }, years: readonly number[]) =>
  `${(100 / years.length) * (column + (isLast(column, years) ? 0.9 : 0.1))}%`
/** Lines come from above left and go on below right: what is written stands above its case, in the last year below it. */
const besideOf = (place: Place, years: readonly number[]) =>
  yOf(place) + (isLast(place.column, years) ? 25 : -13)
/** The last year is written from the right, so that nothing is cut off. */
const isLast = (column: number, years: readonly number[]) => years.length > 1 && column === years.length - 1
const textAt = (column: number, years: readonly number[], away = 0) =>
  isLast(column, years)
    ? ({ 'text-anchor': 'end', dx: String(-away) } as const)
    : ({ 'text-anchor': 'start', dx: String(away) } as const)
const yOf = ({ row }: Place) => headHeight + rowHeight * (row + 0.5)

const Line = ({ link: { from, to, kind }, years }: { link: Link; years: readonly number[] }) => (
  <line
    x1={xOf(from, years)}
    y1={yOf(from)}
    x2={xOf(to, years)}
    y2={yOf(to)}
    stroke="currentColor"
    stroke-width="2"
    {...(kind === 'merged' ? { 'stroke-dasharray': '2 5' } : {})}
  />
)

const Picture = ({ visit: { lang, case: subject }, years, places }: Drawn) => {
  const words = lineageMessages(lang)
  return (
    <svg
      width="100%"
      height={headHeight + rowHeight * places.length}
      role="img"
      aria-label={words.picture(places.length)}
    >
      {years.map((year, column) => (
        <text x={xOf({ column }, years)} y="16" {...textAt(column, years)} fill="currentColor">
          {words.yearOf(year)}
        </text>
      ))}
      {linksOf(places).map((link) => (
        <Line link={link} years={years} />
      ))}
      {places.map((place) => (
        <>
          <circle
            cx={xOf(place, years)}
            cy={yOf(place)}
            r={place.id === subject.id ? 10 : 6}
            fill={place.state === 'open' ? 'Canvas' : 'currentColor'}
            stroke="currentColor"
            stroke-width="3"
          />
          <text
            x={xOf(place, years)}
            y={besideOf(place, years)}
            {...textAt(place.column, years, 4)}
            fill="currentColor"
          >
            {place.number}
          </text>
        </>
      ))}
    </svg>
  )
}

const Rows = ({ visit, years: _, places }: Drawn) => {
  const { lang, city, case: subject } = visit
  const words = lineageMessages(lang)
  const numberOf = (id: string | null) => places.find((place) => place.id === id)?.number
  const stateOf = ({ state, into }: Kin) => {
    const merged = numberOf(into)
    if (merged !== undefined) return words.merged(merged)
    return state === 'open' ? words.open : words.ended
  }
  return (
    <DataTable
      id="lineage-table"
      caption={words.table}
      stack
      columns={[
        { label: words.year },
        { label: words.one, wide: true },
        { label: words.from },
        { label: words.state },
      ]}
      rows={places.map((place) => [
        words.yearOf(place.year),
        <>
          <a href={casePath(city, place.number)}>
            <Typed text={place.title} lang={lang} />
          </a>{' '}
          ({place.number}){place.id === subject.id && <strong> {words.here}</strong>}
        </>,
        numberOf(place.parent) ?? words.none,
        stateOf(place),
      ])}
    />
  )
}

/** Parent, case, next: over the years, as a picture and as the table that says the same. */
export function lineagePage(visit: CaseVisit, kin: readonly Kin[]): Page {
  const { lang, city, case: subject } = visit
  const words = lineageMessages(lang)
  const { years, places } = placesOf(kin)
  const action = { href: casePath(city, subject.number), label: words.toCase }
  const body = (
    <Stack>
      <Heading level={1} kicker={subject.title} lead={words.lead}>
        {words.title}
      </Heading>
      {places.length < 2 ? (
        <EmptyState title={words.alone} text={words.aloneText} action={action} />
      ) : (
        <>
          <Picture visit={visit} years={years} places={places} />
          <p>{words.legend}</p>
          <Rows visit={visit} years={years} places={places} />
        </>
      )}
    </Stack>
  )
  const breadcrumbs = [
    { label: subject.number, href: casePath(city, subject.number) },
    { label: words.title },
  ]
  return { title: words.title, body, breadcrumbs }
}
