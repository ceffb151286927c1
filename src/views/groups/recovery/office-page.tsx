import type { Recovery } from '../../../core/group/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import {
  Card,
  CardGrid,
  Chip,
  Heading,
  SearchBox,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { formatMoment, kindName } from '../words.ts'
import { recoveryMessages } from './messages.ts'
import type { OfficeGroup } from './queries.ts'

export type OfficePage = {
  waiting: readonly OfficeGroup[]
  recoveries: readonly Recovery[]
  hits: readonly OfficeGroup[] | undefined
}

const to = (visit: Visit, path: string) => cityPath(visit.city, `/groups/${path}`)

type GroupsProps = { visit: Visit; groups: readonly OfficeGroup[]; path: string }

const Groups = ({ visit, groups, path }: GroupsProps) => (
  <CardGrid>
    {groups.map((group) => (
      <Card
        title={<Typed text={group.name} lang={visit.lang} />}
        href={to(visit, `${group.id}/${path}`)}
        chips={<Chip tone="accent">{kindName(visit, group.kind)}</Chip>}
        meta={formatMoment(group.created_at, visit.lang)}
      />
    ))}
  </CardGrid>
)

const Recoveries = ({ visit, recoveries }: { visit: Visit; recoveries: readonly Recovery[] }) => {
  const { lang } = visit
  const words = recoveryMessages(lang)
  if (recoveries.length === 0) return <p>{words.noRecoveries}</p>
  return (
    <CardGrid>
      {recoveries.map((one) => (
        <Card
          title={<Typed text={one.group} lang={lang} />}
          href={to(visit, `${one.group_id}/recovery`)}
          chips={
            one.objected_at ? (
              <Chip tone="error">{words.objected}</Chip>
            ) : (
              <Chip>{words.until(formatDate(one.starts_on, lang))}</Chip>
            )
          }
        />
      ))}
    </CardGrid>
  )
}

const Find = ({ visit, hits }: { visit: Visit; hits: readonly OfficeGroup[] | undefined }) => {
  const words = recoveryMessages(visit.lang)
  return (
    <Section id="find" title={words.find} lead={words.findLead}>
      <SearchBox
        lang={visit.lang}
        action={to(visit, 'office')}
        value={visit.query.q ?? ''}
        label={words.search}
      />
      {hits?.length === 0 && <p>{words.noHit}</p>}
      {hits && hits.length > 0 && <Groups visit={visit} groups={hits} path="recovery" />}
    </Section>
  )
}

/** What the coordination office does about groups. */
export function officePage(visit: Visit, { waiting, recoveries, hits }: OfficePage): Page {
  const words = recoveryMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.officeLead}>
        {words.officeTitle}
      </Heading>
      <p>
        <LinkButton href={to(visit, 'counter')} kind="secondary">
          {words.counter}
        </LinkButton>
      </p>
      <Section id="waiting" title={words.waiting}>
        {waiting.length === 0 ? (
          <p>{words.noWaiting}</p>
        ) : (
          <Groups visit={visit} groups={waiting} path="registration" />
        )}
      </Section>
      <Section id="recoveries" title={words.recoveries}>
        <Recoveries visit={visit} recoveries={recoveries} />
      </Section>
      <Find visit={visit} hits={hits} />
    </Stack>
  )
  return { title: words.officeTitle, body }
}
