import type { GroupCase, ListedGroup } from '../../../core/group/index.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import { HoldLink } from '../../../core/records/hold-link.tsx'
import { standingOf } from '../../../core/stage-name.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import {
  Card,
  CardGrid,
  Chip,
  DescriptionList,
  Heading,
  Notice,
  ScreenOnly,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { AccountsTable, factsOf } from './facts.tsx'
import { isStale, Marks } from './marks.tsx'
import { directoryMessages } from './messages.ts'

/** For those of the group: the way to where they look after it. */
const Own = ({ visit, group }: { visit: Visit; group: ListedGroup }) => {
  const { viewer, lang, city } = visit
  const words = directoryMessages(lang)
  const hat = viewer?.hats.find(({ organizationId }) => organizationId === group.id)
  if (hat === undefined) return null
  const worn = viewer?.hat.organizationId === group.id
  return (
    <ScreenOnly>
      <Notice lang={lang} title={words.yours}>
        <p>{worn ? words.yoursText : words.switchText}</p>
        <p>
          <LinkButton href={cityPath(city, worn ? `/groups/${group.id}/desk` : '/account')} kind="secondary">
            {worn ? words.manage : words.switchHat}
          </LinkButton>
        </p>
      </Notice>
    </ScreenOnly>
  )
}

/** For the coordination office: what is only done at the counter. */
const Office = ({ visit, group }: { visit: Visit; group: ListedGroup }) => {
  const { viewer, lang, city } = visit
  if (!isCoordination(viewer)) return null
  return (
    <ScreenOnly>
      <p>
        <a href={cityPath(city, `/groups/${group.id}/recovery`)}>{directoryMessages(lang).recovery}</a>
      </p>
      <p>
        <HoldLink visit={visit} record="group" id={group.id} />
      </p>
    </ScreenOnly>
  )
}

const CaseCard = ({ visit, one }: { visit: Visit; one: GroupCase }) => {
  const { runtime, definition, lang, city } = visit
  const standing = standingOf(runtime.stages, definition, one, lang)
  return (
    <Card
      title={<Typed text={one.title} lang={lang} />}
      href={casePath(city, one.number)}
      meta={`${one.number}　${formatDate(one.created_on, lang)}`}
      chips={<Chip tone={standing.tone}>{standing.label}</Chip>}
    />
  )
}

const Cases = ({ visit, cases }: { visit: Visit; cases: readonly GroupCase[] }) => {
  const words = directoryMessages(visit.lang)
  return (
    <Section id="cases" title={words.casesTitle} lead={words.casesLead}>
      {cases.length === 0 ? (
        <p>{words.noCases}</p>
      ) : (
        <CardGrid>
          {cases.map((one) => (
            <CaseCard visit={visit} one={one} />
          ))}
        </CardGrid>
      )}
    </Section>
  )
}

/** A group by itself, as everybody may read it. */
export function groupPage(visit: Visit, group: ListedGroup, cases: readonly GroupCase[]): Page {
  const { lang, city } = visit
  const words = directoryMessages(lang)
  const { accounts = [], reading } = group.card
  const body = (
    <Stack>
      <Heading level={1} lead={reading}>
        <Typed text={group.name} lang={lang} />
      </Heading>
      <p class="yui-card__chips">
        <Marks visit={visit} group={group} />
      </p>
      {isStale(visit, group) && (
        <Notice lang={lang} kind="warning">
          <p>{words.staleText}</p>
        </Notice>
      )}
      <Own visit={visit} group={group} />
      <Office visit={visit} group={group} />
      <Section id="about" title={words.about}>
        <DescriptionList items={factsOf(visit, group.id, group.card)} />
        <p>{words.notAll}</p>
      </Section>
      {accounts.length > 0 && (
        <Section id="accounts" title={words.accounts}>
          <AccountsTable visit={visit} groupId={group.id} accounts={accounts} />
        </Section>
      )}
      <Cases visit={visit} cases={cases} />
      <p>
        <a href={cityPath(city, `/together/new?group=${group.id}`)}>{words.askThem}</a>
      </p>
    </Stack>
  )
  const breadcrumbs = [{ label: words.title, href: cityPath(city, '/groups') }, { label: group.name }]
  return { title: group.name, body, breadcrumbs }
}
