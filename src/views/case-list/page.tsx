import type { Child } from 'hono/jsx'
import type { CaseList, ListedCase } from '../../core/case/list.ts'
import { takesIdeas } from '../../core/edition/view.ts'
import { nameIn } from '../../core/people/signature.ts'
import { standingOf } from '../../core/stage-name.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { type Lang, pick, type Text } from '../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  EmptyState,
  FilterPanel,
  Heading,
  Pager,
  SearchBox,
  Stack,
  Typed,
} from '../../ui/components/index.ts'
import { LinkButton, SelectField } from '../../ui/forms.tsx'
import { choicesOf, filterNames, type ListQuery } from './choices.ts'
import { caseListMessages } from './messages.ts'

const listHref = (visit: Visit, query: ListQuery) => {
  const search = new URLSearchParams(query).toString()
  return cityPath(visit.city, search === '' ? '/cases' : `/cases?${search}`)
}

const nameOf = (visit: Visit, list: readonly { code: string; name: Text }[], code: string | null) => {
  const hit = list.find((one) => one.code === code)
  return hit && pick(hit.name, visit.lang)
}

/** The day on which a list was brought says nothing of what it brought. */
const metaOf = ({ source, number, created_on }: ListedCase, lang: Lang) =>
  source === 'register' ? number : `${number}　${formatDate(created_on, lang)}`

const CaseCard = ({ visit, item }: { visit: Visit; item: ListedCase }) => {
  const { lang, definition, runtime } = visit
  const words = caseListMessages(lang)
  const form = nameOf(visit, definition.forms, item.form)
  const field = nameOf(visit, definition.fields, item.field)
  const standing = standingOf(runtime.stages, definition, item, lang)
  return (
    <Card
      title={<Typed text={item.title} lang={lang} />}
      href={casePath(visit.city, item.number)}
      level={2}
      chips={
        <>
          <Chip tone={standing.tone}>{standing.label}</Chip>
          {form && <Chip>{form}</Chip>}
          {field && <Chip>{field}</Chip>}
          {item.visibility === 'desk' && <Chip tone="warning">{words.deskOnly}</Chip>}
          {item.overdue && <Chip tone="error">{words.overdue}</Chip>}
          {item.demo && <Chip>{words.demo}</Chip>}
        </>
      }
      meta={metaOf(item, lang)}
    >
      {item.parties.length > 0 && (
        <p>{item.parties.map((name) => nameIn(name, definition, lang)).join('・')}</p>
      )}
    </Card>
  )
}

/** The same for everybody who reads this edition in this language, as long as what it shows is the same. */
const kept = (visit: Visit, shown: object, make: () => Child) =>
  visit.runtime.pieces(
    JSON.stringify(['case-list', visit.city.edition.id, visit.definition.switches, visit.lang, shown]),
    make,
  )

const Filters = ({ visit, query }: { visit: Visit; query: ListQuery }) => {
  const active = filterNames.filter((name) => query[name] !== undefined).length
  return (
    <FilterPanel
      lang={visit.lang}
      action={cityPath(visit.city, '/cases')}
      active={active}
      clearHref={listHref(visit, {})}
    >
      {query.q !== undefined && <input type="hidden" name="q" value={query.q} />}
      {choicesOf(visit).map((choice) => (
        <SelectField
          lang={visit.lang}
          name={choice.name}
          label={choice.label}
          options={choice.options}
          value={query[choice.name]}
          emptyLabel={caseListMessages(visit.lang).all}
        />
      ))}
    </FilterPanel>
  )
}

const Nothing = ({ visit, asked }: { visit: Visit; asked: boolean }) => {
  const words = caseListMessages(visit.lang)
  const none = {
    title: words.none,
    text: words.noneText,
    action: takesIdeas(visit.definition)
      ? { href: cityPath(visit.city, '/ideas/new'), label: words.write }
      : { href: cityPath(visit.city, '/register'), label: words.register },
  }
  const noHit = {
    title: words.noHit,
    text: words.noHitText,
    action: { href: listHref(visit, {}), label: words.clear },
  }
  return <EmptyState {...(asked ? noHit : none)} />
}

function totalText(visit: Visit, total: number | undefined): string | undefined {
  const words = caseListMessages(visit.lang)
  if (total === undefined) return undefined
  return total >= 1000 ? words.totalOver : words.total(String(total))
}

export function caseListPage(visit: Visit, query: ListQuery, list: CaseList): Page {
  const words = caseListMessages(visit.lang)
  const { before: _b, after: _a, ...asked } = query
  const first = list.cases[0]
  const last = list.cases.at(-1)
  const newer =
    list.newer && first ? { prevHref: listHref(visit, { ...asked, after: String(first.ordinal) }) } : {}
  const older =
    list.older && last ? { nextHref: listHref(visit, { ...asked, before: String(last.ordinal) }) } : {}
  const { q: _q, ...hidden } = asked
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <SearchBox
        lang={visit.lang}
        action={cityPath(visit.city, '/cases')}
        value={query.q ?? ''}
        label={words.search}
        hidden={hidden}
      />
      {kept(visit, { filters: query, today: visit.today }, () => (
        <Filters visit={visit} query={query} />
      ))}
      {list.cases.length === 0 ? (
        <Nothing visit={visit} asked={Object.keys(query).length > 0} />
      ) : (
        <CardGrid>
          {list.cases.map((item) => kept(visit, item, () => <CaseCard visit={visit} item={item} />))}
        </CardGrid>
      )}
      <Pager lang={visit.lang} {...newer} {...older} total={totalText(visit, list.total)} />
      {takesIdeas(visit.definition) && (
        <p>
          <LinkButton href={cityPath(visit.city, '/ideas/new')}>{words.write}</LinkButton>
        </p>
      )}
      <p>
        <a href={cityPath(visit.city, '/register')}>{words.register}</a>
      </p>
    </Stack>
  )
  return { title: words.title, body }
}
