import type { Delegation, GroupMatter } from '../../../core/delegation/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import {
  Card,
  CardGrid,
  Door,
  Doors,
  EmptyState,
  Heading,
  Notice,
  Section,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { delegationMessages } from './messages.ts'

/** What of it can be typed at which stage; the rest binds, and is for the group. */
const ways: Readonly<Record<string, { part: string; label: 'writeMessage' | 'writeLog' }>> = {
  consultation: { part: 'messages', label: 'writeMessage' },
  running: { part: 'log', label: 'writeLog' },
}

const MatterCard = ({ visit, path, matter }: { visit: Visit; path: string; matter: GroupMatter }) => {
  const words = delegationMessages(visit.lang)
  const way = ways[matter.stage]
  return (
    <Card title={matter.title} meta={matter.number}>
      {matter.sentBack && (
        <p>
          <LinkButton href={`${path}/correction/${matter.number}`}>{words.writeCorrection}</LinkButton>
        </p>
      )}
      {way ? (
        <LinkButton href={`${path}/${way.part}/${matter.number}`} kind="secondary">
          {words[way.label]}
        </LinkButton>
      ) : (
        <p>{words.onlyGroup}</p>
      )}
    </Card>
  )
}

/** What the centre may type for a group that asks it to: nothing of it binds the group. */
export function forGroupPage(visit: Visit, delegation: Delegation, matters: readonly GroupMatter[]): Page {
  const { lang, city, query } = visit
  const words = delegationMessages(lang)
  const path = cityPath(city, `/centre/delegations/${delegation.id}`)
  const done = {
    message: words.message_done,
    log: words.log_done,
    profile: words.profile_done,
    correction: words.correction_done,
  }[query.done ?? '']
  const title = words.forTitle(delegation.name)
  const body = (
    <>
      <Heading level={1} kicker={delegation.purpose} lead={words.forLead}>
        {title}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Section id="matters" title={words.matters}>
        {matters.length === 0 && <EmptyState title={words.noMatters} text={words.noMattersText} />}
        <CardGrid>
          {matters.map((matter) => (
            <MatterCard visit={visit} path={path} matter={matter} />
          ))}
        </CardGrid>
      </Section>
      <Doors>
        <Door href={`${path}/profile`} title={words.profile} text={words.profileText} />
        <Door
          href={cityPath(city, `/ideas/new?for=${delegation.id}`)}
          title={words.send}
          text={delegation.purpose}
        />
      </Doors>
    </>
  )
  const breadcrumbs = [
    { label: words.centreTitle, href: cityPath(city, '/centre/delegations') },
    { label: delegation.name },
  ]
  return { title, body, breadcrumbs }
}
