import { createHash } from 'node:crypto'
import type { Child } from 'hono/jsx'
import type { LibraryPage } from '../../../core/library/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick, type Text } from '../../../lib/language.ts'
import {
  CardGrid,
  EmptyState,
  FilterPanel,
  Heading,
  Pager,
  SearchBox,
  Stack,
} from '../../../ui/components/index.ts'
import { SelectField } from '../../../ui/forms.tsx'
import { choicesOf, filterNames, type LibraryQuery } from '../choices.ts'
import { libraryMessages } from '../messages.ts'
import { StoryCard } from './story-card.tsx'

export type Names = ReadonlyMap<string, Text>
type Props = {
  visit: Visit
  query: LibraryQuery
  found: LibraryPage
  /** The cities by their slugs, where all of them are searched. */
  across?: Names | undefined
}

const pathOf = ({ visit, across }: Props) => cityPath(visit.city, across ? '/library/across' : '/library')

const hrefOf = (props: Props, query: LibraryQuery) => {
  const search = new URLSearchParams(query).toString()
  return search === '' ? pathOf(props) : `${pathOf(props)}?${search}`
}

/** The same for everybody who reads this edition in this language, as long as what it shows is the same. */
const kept = (visit: Visit, what: string, shown: readonly unknown[], make: () => Child) =>
  visit.runtime.pieces(
    JSON.stringify(['library', what, visit.city.edition.id, visit.lang, visit.city.slug, ...shown]),
    make,
  )

/** The cities' names in few signs. */
const citiesOf = (across: Names | undefined) =>
  across &&
  createHash('sha256')
    .update(JSON.stringify([...across]))
    .digest('base64url')

const Filters = (props: Props) => {
  const { visit, query, across } = props
  const { lang } = visit
  const cities = [...(across ?? [])].map(([value, name]) => ({ value, label: pick(name, lang) }))
  return (
    <FilterPanel
      lang={lang}
      action={pathOf(props)}
      active={filterNames.filter((name) => query[name] !== undefined).length}
      clearHref={hrefOf(props, {})}
    >
      {query.q !== undefined && <input type="hidden" name="q" value={query.q} />}
      {choicesOf(visit, cities)
        // Only forms, kinds of partners and the rest are common to cities; tags are each city's own.
        .filter(({ name }) => name !== 'tag' || !across)
        .map(({ name, label, options }) => (
          <SelectField
            lang={lang}
            name={name}
            label={label}
            options={options}
            value={query[name]}
            emptyLabel={libraryMessages(lang).all}
          />
        ))}
    </FilterPanel>
  )
}

const Nothing = (props: Props) => {
  const { visit, query } = props
  const words = libraryMessages(visit.lang)
  const asked = Object.keys(query).length > 0
  return asked ? (
    <EmptyState
      title={words.noHit}
      text={words.noHitText}
      action={{ href: hrefOf(props, {}), label: words.clear }}
    />
  ) : (
    <EmptyState
      title={words.none}
      text={words.noneText}
      action={{ href: cityPath(visit.city, '/cases'), label: words.toCases }}
    />
  )
}

/** From one's own city to all and back, with what was asked. */
const Elsewhere = ({ visit, query, across }: Props) => {
  const words = libraryMessages(visit.lang)
  const { city: _city, tag: _tag, before: _before, ...kept } = query
  const search = new URLSearchParams(kept).toString()
  const path = cityPath(visit.city, across ? '/library' : '/library/across')
  return (
    <p>
      <a href={search === '' ? path : `${path}?${search}`}>{across ? words.toOwn : words.toAcross}</a>
    </p>
  )
}

function totalText(words: ReturnType<typeof libraryMessages>, total: number | undefined) {
  if (total === undefined) return undefined
  return total >= 1000 ? words.totalOver : words.total(String(total))
}

function paging(props: Props) {
  const { query, found } = props
  const { before, ...asked } = query
  const last = found.cases.at(-1)
  return {
    ...(before === undefined ? {} : { prevHref: hrefOf(props, asked) }),
    ...(found.more && last ? { nextHref: hrefOf(props, { ...asked, before: last.sort_key }) } : {}),
  }
}

/** 事例集: the newest stories that fit, in one's own city or in all of them. */
export function libraryPage(props: Props): Page {
  const { visit, query, found, across } = props
  const { lang, city, definition } = visit
  const words = libraryMessages(lang)
  const title = across ? words.acrossTitle : words.title
  const { q: _q, before: _before, ...hidden } = query
  const body = (
    <Stack>
      <Heading level={1} lead={across ? words.acrossLead : words.lead}>
        {title}
      </Heading>
      <SearchBox
        lang={lang}
        action={pathOf(props)}
        value={query.q ?? ''}
        label={words.search}
        hidden={hidden}
      />
      <p>{words.searchHelp}</p>
      {kept(visit, 'filters', [query, visit.today, citiesOf(across)], () => (
        <Filters {...props} />
      ))}
      <Elsewhere {...props} />
      {found.cases.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <CardGrid>
          {found.cases.map((story) => {
            const cityName = across?.get(story.slug)
            return kept(visit, 'card', [story, cityName], () => (
              <StoryCard visit={visit} story={story} cityName={cityName} />
            ))
          })}
        </CardGrid>
      )}
      <Pager
        lang={lang}
        {...paging(props)}
        {...(query.before === undefined ? {} : { prevLabel: words.first })}
        total={totalText(words, found.total)}
      />
      {!across && (
        <p>
          <a href={cityPath(city, '/annual-report')}>{words.toReport}</a>
        </p>
      )}
    </Stack>
  )
  const home = { label: pick(definition.city.name, lang), href: cityPath(city) }
  const library = across ? [{ label: words.title, href: cityPath(city, '/library') }] : []
  return { title, body, breadcrumbs: [home, ...library, { label: title }] }
}
