import { runsSomewhere } from '../../../core/edition/switches.ts'
import { isStaff } from '../../../core/people/viewer.ts'
import type { RegisterLine } from '../../../core/register/queries.ts'
import type { Sum } from '../../../core/register/sums.ts'
import { yearName } from '../../../core/register/words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { EmptyState, Heading, Notice, Pager, Section, Stack } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { registerMessages } from '../messages.ts'
import { fieldText, formText, kindText, sectionText } from '../names.ts'
import { registrar } from '../rules.ts'

import { crumbsOf } from './crumbs.ts'
import { Figures } from './figures.tsx'
import { Lines } from './lines.tsx'

export type Shown = {
  year: number
  years: readonly number[]
  sums: readonly Sum[]
  lines: readonly RegisterLine[]
  more: boolean
  newer: boolean
}

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
          <a href={cityPath(visit.city, `/annual-report?year=${year}`)}>{words.report}</a>
        </li>
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
  const keys = ['form', 'field', 'partner', 'section'] as const
  const chosen = keys.flatMap((name) => (visit.query[name] ? [[name, visit.query[name]] as const] : []))
  const asked = { year: String(year), ...Object.fromEntries(chosen), ...(after && { after }) }
  return cityPath(visit.city, `/register?${new URLSearchParams(asked)}#list`)
}

/** Which rows of the year are shown, and the way back to all. */
const Chosen = ({ visit, year }: { visit: Visit; year: number }) => {
  const words = registerMessages(visit.lang)
  const { form, field, partner, section } = visit.query
  const names = [
    ...(form ? [formText(visit, form)] : []),
    ...(field ? [fieldText(visit, field)] : []),
    ...(partner ? [kindText(visit, partner)] : []),
    ...(section ? [sectionText(visit, section)] : []),
  ]
  if (names.length === 0) return null
  return (
    <p>
      {words.chosen(names.join('・'))}{' '}
      <a href={cityPath(visit.city, `/register?year=${year}#list`)}>{words.allOfYear}</a>
    </p>
  )
}

/** To staff of a city that looks back on what was done: also on what came of a list. */
const hintFor = ({ definition, viewer, lang }: Visit): string | undefined =>
  isStaff(viewer) && definition.evaluation !== undefined && runsSomewhere(definition, 'evaluation')
    ? registerMessages(lang).lookBack
    : undefined

export function registerPage(visit: Visit, shown: Shown): Page {
  const { lang } = visit
  const words = registerMessages(lang)
  const { year, lines, sums } = shown
  const said = (['saved', 'changed', 'takenOut'] as const).find((one) => one === visit.query.done)
  const last = lines.at(-1)
  const body = (
    <Stack>
      {said && <Notice lang={lang} kind="success" title={words[said]} />}
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
          <Section id="list" title={words.list} lead={hintFor(visit)}>
            <Chosen visit={visit} year={year} />
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
  return {
    title: `${words.title} ${yearName(year, lang)}`,
    body,
    breadcrumbs: crumbsOf(visit),
    shortPath: cityPath(visit.city, `/register?year=${year}`),
  }
}
