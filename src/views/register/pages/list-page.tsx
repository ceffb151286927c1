import { isStaff } from '../../../core/people/viewer.ts'
import type { RegisterLine } from '../../../core/register/queries.ts'
import type { Sum } from '../../../core/register/sums.ts'
import { yearName } from '../../../core/register/words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import {
  BarChart,
  Chip,
  DataTable,
  DemoBadge,
  EmptyState,
  Heading,
  Notice,
  Pager,
  Section,
  Stack,
  Stat,
  StatRow,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { registerMessages } from '../messages.ts'
import { formText, kindText, sectionText, yenText } from '../names.ts'
import { mayKeep, registrar } from '../rules.ts'

export type Shown = {
  year: number
  years: readonly number[]
  sums: readonly Sum[]
  lines: readonly RegisterLine[]
  more: boolean
  newer: boolean
}

export const crumbsOf = ({ city, definition, lang }: Visit, ...more: { label: string; href?: string }[]) => [
  { label: pick(definition.city.name, lang), href: cityPath(city) },
  { label: registerMessages(lang).title, href: cityPath(city, '/register') },
  ...more,
]

const Years = ({ visit, year, years }: Pick<Shown, 'year' | 'years'> & { visit: Visit }) => (
  <nav aria-label={registerMessages(visit.lang).years}>
    <ul class="yui-spread__legend">
      {years.map((one) => (
        <li>
          <a
            href={cityPath(visit.city, `/register?year=${one}`)}
            aria-current={one === year ? 'page' : undefined}
          >
            {yearName(one, visit.lang)}
          </a>
        </li>
      ))}
      <li>
        <a href={cityPath(visit.city, '/register/years')}>{registerMessages(visit.lang).compare}</a>
      </li>
    </ul>
  </nav>
)

const figuresOf = (sums: readonly Sum[], figure: Sum['figure']) => sums.filter((one) => one.figure === figure)

const Figures = ({ visit, year, sums }: { visit: Visit; year: number; sums: readonly Sum[] }) => {
  const { lang, city } = visit
  const words = registerMessages(lang)
  const [all] = figuresOf(sums, 'all')
  const shared = { lang, unit: words.things }
  const at = (name: string, key: string) =>
    key === '-' ? {} : { href: cityPath(city, `/register?year=${year}&${name}=${key}#list`) }
  return (
    <>
      <StatRow>
        <Stat label={words.count} value={String(all?.n ?? 0)} unit={words.things} />
        {all && all.decided > 0 && (
          <Stat label={words.decided} value={yenText(all.decided)} unit={words.yen} />
        )}
        {all && all.settled > 0 && (
          <Stat label={words.settled} value={yenText(all.settled)} unit={words.yen} />
        )}
      </StatRow>
      <BarChart
        {...shared}
        id="by-form"
        caption={words.byForm}
        bars={figuresOf(sums, 'form').map(({ key, n }) => ({
          label: formText(visit, key),
          value: n,
          ...at('form', key),
        }))}
      />
      <BarChart
        {...shared}
        id="by-partner"
        caption={words.byPartner}
        bars={figuresOf(sums, 'partner').map(({ key, n }) => ({ label: kindText(visit, key), value: n }))}
      />
      <BarChart
        {...shared}
        id="by-section"
        caption={words.bySection}
        bars={figuresOf(sums, 'section').map(({ key, n }) => ({
          label: sectionText(visit, key),
          value: n,
          ...at('section', key),
        }))}
      />
      <p>{words.several}</p>
    </>
  )
}

const nameCell = (visit: Visit, line: RegisterLine) => (
  <>
    <a href={casePath(visit.city, line.number)}>
      <Typed text={line.title} lang={visit.lang} />
    </a>{' '}
    {line.demo && <DemoBadge lang={visit.lang} />}
    {!line.shown && <Chip tone="warning">{registerMessages(visit.lang).hidden}</Chip>}
    {mayKeep(visit.viewer, line.section) && (
      <>
        {' '}
        <a href={cityPath(visit.city, `/register/entries/${line.id}`)}>
          {registerMessages(visit.lang).edit}
          <span class="yui-visually-hidden"> {line.title}</span>
        </a>
      </>
    )}
  </>
)

/** The same columns on the page and on paper. */
export const Lines = ({
  visit,
  year,
  lines,
}: {
  visit: Visit
  year: number
  lines: readonly RegisterLine[]
}) => {
  const words = registerMessages(visit.lang)
  return (
    <DataTable
      id="register"
      stack
      caption={words.caption(yearName(year, visit.lang))}
      columns={[
        { label: words.name },
        { label: words.section },
        { label: words.form },
        { label: words.partners },
        { label: words.decided, number: true },
        { label: words.settled, number: true },
      ]}
      rows={lines.map((line) => [
        nameCell(visit, line),
        sectionText(visit, line.section),
        line.forms.map((code) => formText(visit, code)).join('、'),
        line.partners.join('、') || line.partner_kinds.map((code) => kindText(visit, code)).join('、'),
        yenText(line.decided),
        yenText(line.settled),
      ])}
    />
  )
}

const Doors = ({ visit }: { visit: Visit }) => {
  const words = registerMessages(visit.lang)
  if (!isStaff(visit.viewer)) return null
  return (
    <p>
      <LinkButton href={cityPath(visit.city, '/register/new')}>{words.add}</LinkButton>{' '}
      <LinkButton kind="secondary" href={cityPath(visit.city, '/register/call')}>
        {words.callIt}
      </LinkButton>{' '}
      {registrar.may(visit.viewer) && (
        <LinkButton kind="secondary" href={cityPath(visit.city, '/register/imports')}>
          {words.importIt}
        </LinkButton>
      )}
    </p>
  )
}

const OpenData = ({ visit, year }: { visit: Visit; year: number }) => {
  const words = registerMessages(visit.lang)
  const to = (rest: string) => cityPath(visit.city, `/register/${rest}?year=${year}`)
  return (
    <Section id="open" title={words.open} lead={words.openLead}>
      <ul class="yui-spread__legend">
        <li>
          <a href={to('print')}>{words.print}</a>
        </li>
        <li>
          <a href={to('csv')}>{words.csv}</a>
        </li>
        <li>
          <a href={to('json')}>{words.json}</a>
        </li>
      </ul>
    </Section>
  )
}

function listHref(visit: Visit, year: number, after?: string): string {
  const { form, section } = visit.query
  const asked = {
    year: String(year),
    ...(form && { form }),
    ...(section && { section }),
    ...(after && { after }),
  }
  return cityPath(visit.city, `/register?${new URLSearchParams(asked)}#list`)
}

export function registerPage(visit: Visit, shown: Shown): Page {
  const { lang } = visit
  const words = registerMessages(lang)
  const { year, lines, sums } = shown
  const { done } = visit.query
  const last = lines.at(-1)
  const body = (
    <Stack>
      {(done === 'saved' || done === 'changed') && <Notice lang={lang} kind="success" title={words[done]} />}
      <Heading level={1} kicker={yearName(year, lang)} lead={words.lead}>
        {words.title}
      </Heading>
      <Years visit={visit} {...shown} />
      <Doors visit={visit} />
      {sums.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <>
          <Figures visit={visit} year={year} sums={sums} />
          <Section id="list" title={words.list}>
            <Lines visit={visit} year={year} lines={lines} />
            <Pager
              lang={lang}
              {...(shown.newer ? { prevHref: listHref(visit, year) } : {})}
              {...(shown.more && last ? { nextHref: listHref(visit, year, last.id) } : {})}
              total={undefined}
            />
          </Section>
          <OpenData visit={visit} year={year} />
        </>
      )}
    </Stack>
  )
  return { title: `${words.title} ${yearName(year, lang)}`, body, breadcrumbs: crumbsOf(visit) }
}
