import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSource, takesIdeas } from '../../core/edition/view.ts'
import { type ListedGroup, listGroups } from '../../core/group/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import { anyone } from '../../core/web/policies.ts'
import { type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { type Lang, pick } from '../../lib/language.ts'
import {
  Card,
  CardGrid,
  DeskList,
  EmptyState,
  FilterPanel,
  Heading,
  Section,
  Stack,
  Typed,
} from '../../ui/components/index.ts'
import { LinkButton, SelectField } from '../../ui/forms.tsx'
import { ownMessages } from './messages.ts'

const code = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined)
const query = z.object({
  field: code,
  district: code,
  check: z.string().max(4000).optional().catch(undefined),
})
const mostGroups = 6

type Place = Definition['desks'][number]
const deskShown = (desk: Place, lang: Lang) => ({
  name: pick(desk.name, lang),
  ...(desk.role ? { role: pick(desk.role, lang) } : {}),
  ...(desk.phone ? { phone: desk.phone } : {}),
  ...(desk.email ? { mail: desk.email } : {}),
  ...(desk.address ? { place: pick(desk.address, lang) } : {}),
  ...(desk.url ? { href: desk.url } : {}),
})

/** The centre and its rooms; where the city has none, its offices. */
const Desks = ({ visit: { definition, lang } }: { visit: Visit }) => {
  const words = ownMessages(lang)
  const near = definition.desks.filter(({ kind }) => kind !== 'office')
  const desks = near.length > 0 ? near : definition.desks
  return (
    <>
      {near.length === 0 && <p>{words.noDesk}</p>}
      <DeskList lang={lang} desks={desks.map((desk) => deskShown(desk, lang))} />
      {desks.some(({ source }) => findSource(definition, source)?.kind === 'cityPage') && (
        <p>{words.askCity}</p>
      )}
    </>
  )
}

const Helps = ({ visit: { definition, lang } }: { visit: Visit }) => {
  const helps = definition.ownActivity?.helps ?? []
  if (helps.length === 0) return <p>{ownMessages(lang).noHelps}</p>
  return (
    <CardGrid>
      {helps.map(({ name, gist, phone, address, url }) => (
        <Card title={url ? <a href={url}>{pick(name, lang)}</a> : pick(name, lang)} meta={phone}>
          {gist && <p>{pick(gist, lang)}</p>}
          {address && <p>{pick(address, lang)}</p>}
        </Card>
      ))}
    </CardGrid>
  )
}

const Groups = ({ visit, groups }: { visit: Visit; groups: readonly ListedGroup[] }) => {
  const { lang, city } = visit
  const words = ownMessages(lang)
  const all = { href: cityPath(city, '/groups'), label: words.allGroups }
  if (groups.length === 0) return <EmptyState title={words.noGroups} text={words.noGroupsText} action={all} />
  return (
    <>
      <CardGrid>
        {groups.map((group) => (
          <Card
            title={<Typed text={group.name} lang={lang} />}
            href={cityPath(city, `/groups/${group.id}`)}
            meta={group.card.area}
          >
            {group.card.activity && (
              <p>
                <Typed text={Array.from(group.card.activity).slice(0, 80).join('')} lang={lang} />
              </p>
            )}
          </Card>
        ))}
      </CardGrid>
      <p>
        <a href={all.href}>{all.label}</a>
      </p>
    </>
  )
}

const Patronage = ({ visit: { definition, lang, city } }: { visit: Visit }) => {
  const words = ownMessages(lang)
  const form = definition.forms.find(({ common }) => common === 'namePatronage')
  if (form === undefined) return <p>{words.patronageUnknown}</p>
  return (
    <>
      <p>{form.gist ? pick(form.gist, lang) : words.patronageText}</p>
      <p>
        <a href={cityPath(city, `/forms/${form.code}`)}>{words.patronageRead}</a>
      </p>
      {takesIdeas(definition) && (
        <p>
          <LinkButton kind="secondary" href={cityPath(city, '/ideas/new')}>
            {words.patronageAsk}
          </LinkButton>
        </p>
      )}
    </>
  )
}

const Narrow = ({ visit }: { visit: Visit }) => {
  const { definition, lang, city, query: asked } = visit
  const words = ownMessages(lang)
  const path = cityPath(city, '/own-activity')
  const named = (list: readonly { code: string; name: { ja: string } }[]) =>
    list.map((one) => ({ value: one.code, label: pick(one.name, lang) }))
  return (
    <FilterPanel
      lang={lang}
      action={path}
      active={[asked.field, asked.district].filter(Boolean).length}
      clearHref={path}
    >
      {asked.check && <input type="hidden" name="check" value={asked.check} />}
      <SelectField
        lang={lang}
        name="field"
        label={words.field}
        options={named(definition.fields)}
        value={asked.field}
        emptyLabel={words.all}
      />
      {definition.districts && (
        <SelectField
          lang={lang}
          name="district"
          label={words.district}
          options={named(definition.districts.list)}
          value={asked.district}
          emptyLabel={words.all}
        />
      )}
    </FilterPanel>
  )
}

/** Groups of the field, and of the district by the name that stands in what they say of themselves. */
async function groupsNear({ tx, definition, query: { field, district } }: Visit): Promise<ListedGroup[]> {
  const place = definition.districts?.list.find((one) => one.code === district)
  const known = definition.fields.some((one) => one.code === field)
  const { groups } = await listGroups(tx, {
    ...(known ? { field } : {}),
    ...(place ? { q: place.name.ja } : {}),
  })
  return groups.slice(0, mostGroups)
}

function ownPage(visit: Visit, groups: readonly ListedGroup[]): Page {
  const { lang, city, query: asked } = visit
  const words = ownMessages(lang)
  const check = asked.check ? `&check=${encodeURIComponent(asked.check)}` : ''
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Section id="desks" title={words.desks}>
        <Desks visit={visit} />
      </Section>
      <Section id="helps" title={words.helps}>
        <Helps visit={visit} />
      </Section>
      <Section id="groups" title={words.groups}>
        <Narrow visit={visit} />
        <Groups visit={visit} groups={groups} />
      </Section>
      {takesIdeas(visit.definition) && (
        <Section id="together" title={words.together} lead={words.togetherText}>
          <p>
            <LinkButton kind="secondary" href={cityPath(city, '/together')}>
              {words.together}
            </LinkButton>
          </p>
        </Section>
      )}
      <Section id="patronage" title={words.patronage}>
        <Patronage visit={visit} />
      </Section>
      <Section id="ask" title={words.ask} lead={words.askText}>
        <p>
          <LinkButton kind="secondary" href={cityPath(city, `/ideas/new?aim=request${check}`)}>
            {words.request}
          </LinkButton>
        </p>
      </Section>
    </Stack>
  )
  return { title: words.title, body, shortPath: cityPath(city, '/own-activity') }
}

/** What helps those who go on by themselves: exit B of the self-check, or of a consultation. */
export const ownActivityRoutes: readonly Route[] = [
  page('/own-activity', {
    policy: anyone,
    query,
    show: async (visit) => ownPage(visit, await groupsNear(visit)),
  }),
]
