import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import { formatDate } from '../../../lib/dates.ts'
import {
  Chip,
  DataTable,
  EmptyState,
  FilterPanel,
  Heading,
  Notice,
  Pager,
  SearchBox,
  Stack,
} from '../../../ui/components/index.ts'
import { LinkButton, SelectField } from '../../../ui/forms.tsx'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import { slipMessages } from './messages.ts'
import type { Slip, Staff } from './queries.ts'
import { type ListQuery, monthOf, monthsBefore, slipNumber } from './rules.ts'
import { type Theme, themeName } from './themes.ts'

type ListProps = {
  visit: RoomVisit
  query: ListQuery
  slips: readonly Slip[]
  more: boolean
  themes: readonly Theme[]
  staff: readonly Staff[]
}

const hrefWith = ({ visit: { city } }: ListProps, query: ListQuery): string => {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(entries).toString()
  return cityPath(city, `/centre/slips${search === '' ? '' : `?${search}`}`)
}

const monthsOffered = 25

const Filters = (props: ListProps) => {
  const { visit, query, themes, staff } = props
  const { lang, today } = visit
  const words = slipMessages(lang)
  const months = Array.from({ length: monthsOffered }, (_, ago) => monthsBefore(monthOf(today), ago))
  const select = (name: 'theme' | 'month' | 'staff', options: { value: string; label: string }[]) => (
    <SelectField
      lang={lang}
      name={name}
      label={words[name]}
      emptyLabel={words.any}
      value={query[name]}
      options={options}
    />
  )
  const active = [query.theme, query.month, query.staff].filter(Boolean).length
  return (
    <FilterPanel
      lang={lang}
      action={hrefWith(props, {})}
      active={active}
      clearHref={hrefWith(props, { q: query.q })}
    >
      {query.q && <input type="hidden" name="q" value={query.q} />}
      {select(
        'theme',
        themes.map(({ code, name }) => ({ value: code, label: name })),
      )}
      {select(
        'month',
        months.map((month) => ({ value: month, label: month })),
      )}
      {select(
        'staff',
        staff.map(({ id, name }) => ({ value: id, label: name })),
      )}
    </FilterPanel>
  )
}

const firstWords = (text: string): string => {
  const [line = ''] = text.split('\n')
  const letters = Array.from(line)
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : line
}

const rowOf = ({ visit: { lang, city, today }, themes }: ListProps, slip: Slip) => {
  const words = slipMessages(lang)
  const number = slipNumber(slip)
  return [
    <a href={cityPath(city, `/centre/slips/${slip.id}`)}>{number ?? words.draft}</a>,
    formatDate(slip.held_on, lang),
    `${words[slip.channel]}・${words[slip.visitor_kind]}`,
    slip.themes.map((code) => themeName(themes, code)).join('、'),
    <>
      {slip.state === 'draft' && <Chip tone="warning">{words.draft}</Chip>} {firstWords(slip.asked)}
      {slip.follow_on && (
        <>
          {' '}
          <Chip tone={slip.follow_on <= today ? 'warning' : 'neutral'}>
            {`${words.due} ${formatDate(slip.follow_on, lang)}`}
          </Chip>
        </>
      )}
    </>,
    slip.staff,
  ]
}

const Found = (props: ListProps) => {
  const { visit, slips, query } = props
  const words = slipMessages(visit.lang)
  const asked = Object.values(query).some(Boolean)
  if (slips.length === 0)
    return asked ? (
      <EmptyState title={words.noneFound} text={words.noneFoundText} />
    ) : (
      <EmptyState title={words.none} text={words.noneText} />
    )
  return (
    <DataTable
      id="slips"
      caption={titleOf(props)}
      stack
      columns={[
        { label: words.number },
        { label: words.heldOn },
        { label: words.channel },
        { label: words.themes },
        { label: words.asked, wide: true },
        { label: words.staff },
      ]}
      rows={slips.map((slip) => rowOf(props, slip))}
    />
  )
}

function titleOf({ visit: { lang }, query }: ListProps): string {
  const words = slipMessages(lang)
  if (query.show === 'due') return words.dueTitle
  if (query.show === 'drafts') return words.drafts
  return query.show === 'ending' ? words.endingTitle : words.title
}

function leadOf({ visit: { lang }, query }: ListProps): string {
  const words = slipMessages(lang)
  if (query.show === 'due') return words.dueLead
  return query.show === 'ending' ? words.endingLead : words.lead
}

export function slipListPage(props: ListProps): Page {
  const { visit, query, slips, more } = props
  const { lang, city } = visit
  const words = slipMessages(lang)
  const last = slips.at(-1)
  const next =
    more && last
      ? { nextHref: hrefWith(props, { ...query, after: `${last.held_on}_${last.id}` }) }
      : undefined
  const title = titleOf(props)
  const body = (
    <Stack>
      <Heading level={1} lead={leadOf(props)}>
        {title}
      </Heading>
      {visit.query.done === 'draft' && <Notice lang={lang} kind="success" title={words.draftSaved} />}
      <p>
        <LinkButton href={cityPath(city, '/centre/slips/new')}>{words.write}</LinkButton>
      </p>
      <SearchBox
        lang={lang}
        action={hrefWith(props, {})}
        label={words.searchLabel}
        {...(query.q ? { value: query.q } : {})}
      />
      <Filters {...props} />
      <Found {...props} />
      {next && <Pager lang={lang} {...next} />}
    </Stack>
  )
  return { title, body, breadcrumbs: centreCrumbs(visit, title) }
}
