import type { Child } from 'hono/jsx'
import type { CaseList, ListedCase } from '../../core/case/list.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { nameIn } from '../../core/people/signature.ts'
import { endName, stageName, standingOf } from '../../core/stage-name.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { inBrackets, type Lang, pick, type Text } from '../../lib/language.ts'
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
import { caseListMessages } from './messages.ts'

export type ListQuery = Record<string, string>

const filterNames = ['form', 'stage', 'field', 'partner', 'tag', 'year', 'plan'] as const

const listHref = (visit: Visit, query: ListQuery) => {
  const search = new URLSearchParams(query).toString()
  return cityPath(visit.city, search === '' ? '/cases' : `/cases?${search}`)
}

const nameOf = (visit: Visit, list: readonly { code: string; name: Text }[], code: string | null) => {
  const hit = list.find((one) => one.code === code)
  return hit && pick(hit.name, visit.lang)
}

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
      meta={`${item.number}　${formatDate(item.created_on, lang)}`}
    >
      {item.parties.length > 0 && (
        <p>{item.parties.map((name) => nameIn(name, definition, lang)).join('・')}</p>
      )}
    </Card>
  )
}

/** The same for everybody who reads this edition in this language, as long as what it shows is the same. */
const kept = (visit: Visit, shown: object, make: () => Child) =>
  visit.runtime.pieces(JSON.stringify(['case-list', visit.city.edition.id, visit.lang, shown]), make)

type Choice = {
  name: (typeof filterNames)[number]
  label: string
  options: { value: string; label: string }[]
}

/** Two forms may have one name in two groups: then the group tells them apart. */
const formChoices = ({ forms, formGroups }: Definition, lang: Lang) =>
  forms.map(({ code, name, group }) => {
    const twice = forms.filter((other) => other.name.ja === name.ja).length > 1
    const within = twice ? formGroups.find((one) => one.code === group) : undefined
    const label = pick(name, lang)
    return { value: code, label: within ? label + inBrackets(pick(within.name, lang), lang) : label }
  })

function choicesOf(visit: Visit): Choice[] {
  const { definition, lang, runtime, today } = visit
  const words = caseListMessages(lang)
  const named = (list: readonly { code: string; name: Text }[]) =>
    list.map((one) => ({ value: one.code, label: pick(one.name, lang) }))
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
  const stages = runtime.stages.filter((stage) => stage.isPresent(definition))
  const all: Choice[] = [
    {
      name: 'stage',
      label: words.stage,
      options: [
        ...stages.map((stage) => ({
          value: stage.code,
          label: stageName(runtime.stages, definition, stage.code, lang),
        })),
        { value: 'closed', label: endName('closed', lang) },
        { value: 'ended', label: endName('ended', lang) },
      ],
    },
    { name: 'form', label: words.form, options: formChoices(definition, lang) },
    { name: 'field', label: words.field, options: named(definition.fields) },
    { name: 'partner', label: words.partner, options: named(definition.actors.kinds) },
    { name: 'tag', label: words.tag, options: named(definition.suitability?.tags ?? []) },
    {
      name: 'year',
      label: words.year,
      options: [0, 1, 2, 3, 4].map((ago) => ({
        value: String(year - ago),
        label: words.fiscalYear(year - ago),
      })),
    },
    { name: 'plan', label: words.plan, options: named(definition.edition.planCodes) },
  ]
  return all.filter((choice) => choice.options.length > 0)
}

/** A filter for something that this city does not have is no filter; years are not the city's to have. */
export const onlyKnown = (visit: Visit, query: ListQuery): ListQuery => {
  const choices = choicesOf(visit)
  const unknown = filterNames.filter(
    (name) =>
      name !== 'year' &&
      !choices.find((one) => one.name === name)?.options.some(({ value }) => value === query[name]),
  )
  return Object.fromEntries(Object.entries(query).filter(([name]) => !unknown.some((one) => one === name)))
}

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
    action: { href: cityPath(visit.city, '/ideas/new'), label: words.write },
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
      <p>
        <LinkButton href={cityPath(visit.city, '/ideas/new')}>{words.write}</LinkButton>
      </p>
    </Stack>
  )
  return { title: words.title, body }
}
