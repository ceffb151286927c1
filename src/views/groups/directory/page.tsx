import { founders, groupKinds, type ListedGroup } from '../../../core/group/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { colon, joined, pick } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  EmptyState,
  FilterPanel,
  Heading,
  Pager,
  SearchBox,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton, SelectField } from '../../../ui/forms.tsx'
import { fieldNames } from '../words.ts'
import { Marks } from './marks.tsx'
import { directoryMessages } from './messages.ts'

type Asked = Record<string, string>
type List = { groups: readonly ListedGroup[]; more: boolean }

const hrefOf = (visit: Visit, asked: Asked) => {
  const search = new URLSearchParams(asked).toString()
  return cityPath(visit.city, search === '' ? '/groups' : `/groups?${search}`)
}

const choicesOf = ({ definition, lang }: Visit) => {
  const words = directoryMessages(lang)
  const named = (list: readonly { code: string; name: { ja: string } }[]) =>
    list.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  return [
    { name: 'field', label: words.field, options: named(definition.fields) },
    { name: 'kind', label: words.kind, options: named(groupKinds(definition)) },
  ]
}

/** A filter for something that this city does not have is no filter. */
export const onlyKnown = (visit: Visit, query: Readonly<Asked>): Asked => {
  const unknown = choicesOf(visit).filter(
    ({ name, options }) => !options.some(({ value }) => value === query[name]),
  )
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => !unknown.some((choice) => choice.name === name)),
  )
}

const shortened = (text: string, most: number): string => {
  const characters = Array.from(text.replace(/\s+/g, ' '))
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`
}

const GroupCard = ({ visit, group }: { visit: Visit; group: ListedGroup }) => {
  const { lang } = visit
  const words = directoryMessages(lang)
  const { card } = group
  const fields = fieldNames(visit, card.fields ?? [])
  return (
    <Card
      title={<Typed text={group.name} lang={lang} />}
      href={cityPath(visit.city, `/groups/${group.id}`)}
      level={2}
      chips={<Marks visit={visit} group={group} />}
      meta={
        group.newest ? (
          <Typed text={words.newest(shortened(group.newest.title, 40))} lang={lang} />
        ) : undefined
      }
    >
      {card.activity && (
        <p>
          <Typed text={shortened(card.activity, 90)} lang={lang} />
        </p>
      )}
      {fields.length > 0 && <p>{joined(fields, lang)}</p>}
      {card.area && (
        <p>
          {words.area}
          {colon(lang)}
          <Typed text={card.area} lang={lang} />
        </p>
      )}
      <p>{group.cases > 0 ? words.cases(group.cases) : words.noCases}</p>
    </Card>
  )
}

/** Whoever is not signed in is led there by signing in; staff enter no group. */
const mayFound = ({ viewer }: Visit): boolean =>
  viewer === undefined || viewer.hats.some((hat) => founders.may({ ...viewer, hat }))

const Nothing = ({ visit, asked }: { visit: Visit; asked: boolean }) => {
  const words = directoryMessages(visit.lang)
  const register = { href: cityPath(visit.city, '/groups/new'), label: words.register }
  if (!asked)
    return (
      <EmptyState
        title={words.none}
        text={words.noneText}
        {...(mayFound(visit) ? { action: register } : {})}
      />
    )
  const clear = { href: hrefOf(visit, {}), label: words.clear }
  return <EmptyState title={words.noHit} text={words.noHitText} action={clear} />
}

const Filters = ({ visit, asked }: { visit: Visit; asked: Asked }) => (
  <FilterPanel
    lang={visit.lang}
    action={cityPath(visit.city, '/groups')}
    active={choicesOf(visit).filter(({ name }) => asked[name] !== undefined).length}
    clearHref={hrefOf(visit, {})}
  >
    {asked.q !== undefined && <input type="hidden" name="q" value={asked.q} />}
    {choicesOf(visit).map(({ name, label, options }) => (
      <SelectField
        lang={visit.lang}
        name={name}
        label={label}
        options={options}
        value={asked[name]}
        emptyLabel={directoryMessages(visit.lang).all}
      />
    ))}
  </FilterPanel>
)

export function directoryPage(visit: Visit, query: Asked, { groups, more }: List): Page {
  const { lang } = visit
  const words = directoryMessages(lang)
  const { after, ...asked } = query
  const { q = '', ...hidden } = asked
  const last = groups.at(-1)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <SearchBox
        lang={lang}
        action={cityPath(visit.city, '/groups')}
        value={q}
        label={words.search}
        hidden={hidden}
      />
      <Filters visit={visit} asked={asked} />
      {groups.length === 0 ? (
        <Nothing visit={visit} asked={Object.keys(query).length > 0} />
      ) : (
        <CardGrid>
          {groups.map((group) => (
            <GroupCard visit={visit} group={group} />
          ))}
        </CardGrid>
      )}
      {(after || more) && (
        <Pager
          lang={lang}
          {...(after ? { prevHref: hrefOf(visit, asked), prevLabel: words.first } : {})}
          {...(more && last ? { nextHref: hrefOf(visit, { ...asked, after: last.id }) } : {})}
        />
      )}
      {mayFound(visit) && (
        <p>
          <LinkButton href={cityPath(visit.city, '/groups/new')}>{words.register}</LinkButton>
        </p>
      )}
      <p>
        <a href={`/api/v1/cities/${visit.city.slug}/groups`}>{words.json}</a>
      </p>
    </Stack>
  )
  return { title: words.title, body }
}
