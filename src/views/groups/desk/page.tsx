import { completenessOf, type GroupEvent, type KeptProfile, keepsGroup } from '../../../core/group/index.ts'
import { hatLabel } from '../../../core/people/signature.ts'
import type { Hat } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import { whyMessages } from '../profile/messages.ts'
import { crumbsOf } from '../words.ts'
import { History } from './history.tsx'
import { deskMessages } from './messages.ts'
import type { Standing } from './queries.ts'

export type GroupDesk = {
  groupId: string
  kept: KeptProfile
  standing: Standing
  events: readonly GroupEvent[]
}

/** What was just done. */
const Done = ({ visit }: { visit: Visit }) => {
  const words = deskMessages(visit.lang)
  const { done } = visit.query
  if (done === 'saved') return <Notice lang={visit.lang} kind="success" title={words.saved} />
  if (done !== 'founded') return null
  return (
    <Notice lang={visit.lang} kind="success" title={words.founded}>
      <p>{words.foundedText}</p>
    </Notice>
  )
}

const Waiting = ({ visit, standing }: { visit: Visit; standing: Standing }) => {
  const words = deskMessages(visit.lang)
  if (standing.registration !== 'waiting') return null
  return (
    <Notice lang={visit.lang} title={words.waiting}>
      <p>{words.waitingText}</p>
    </Notice>
  )
}

/** A hint that never blocks: what is missing and what it would be good for. */
const Completeness = ({ visit, kept }: { visit: Visit; kept: KeptProfile }) => {
  const words = deskMessages(visit.lang)
  const why = whyMessages(visit.lang)
  const { done, of, missing } = completenessOf(kept.profile)
  return (
    <Section id="completeness" title={words.completeness} lead={words.completenessLead(done, of)}>
      <svg class="yui-bars__bar" width="100%" height="16" aria-hidden="true">
        <rect class="yui-bars__track" width="100%" height="16" rx="3" />
        <rect class="yui-bars__fill" width={`${(done / of) * 100}%`} height="16" rx="3" />
      </svg>
      {missing.length === 0 ? (
        <p>{words.complete}</p>
      ) : (
        <ul>
          {missing.map((part) => (
            <li>{why[part]}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const Ways = ({ visit, groupId }: { visit: Visit; groupId: string }) => {
  const words = deskMessages(visit.lang)
  const to = (path: string) => cityPath(visit.city, `/groups/${groupId}${path}`)
  return (
    <p>
      {keepsGroup(visit.viewer) && <LinkButton href={to('/profile')}>{words.edit}</LinkButton>}{' '}
      <LinkButton href={to('')} kind="secondary">
        {words.seePublic}
      </LinkButton>
    </p>
  )
}

/** Where the people of a group look after it. */
export function groupDeskPage(visit: Visit, { groupId, kept, standing, events }: GroupDesk): Page {
  const words = deskMessages(visit.lang)
  const title = words.title(kept.profile.name)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {title}
      </Heading>
      <Done visit={visit} />
      <Waiting visit={visit} standing={standing} />
      <Ways visit={visit} groupId={groupId} />
      <Completeness visit={visit} kept={kept} />
      <History visit={visit} events={events} />
    </Stack>
  )
  return { title, body, breadcrumbs: crumbsOf(visit, kept.profile.name) }
}

/** Somebody of the group who wears another hat: nobody acts for a group without its hat on. */
export function switchPage(visit: Visit, hat: Hat): Page {
  const words = deskMessages(visit.lang)
  const { lang, city, definition } = visit
  const body = (
    <Stack>
      <Heading level={1} lead={words.switchText(hat.organizationName ?? '')}>
        {words.switchTitle}
      </Heading>
      {visit.query.done === 'founded' && <Notice lang={lang} kind="success" title={words.founded} />}
      <Form lang={lang} action={cityPath(city, '/account/hat')}>
        <input type="hidden" name="hat" value={hat.id} />
        <input type="hidden" name="next" value={cityPath(city, `/groups/${hat.organizationId}/desk`)} />
        <Button>{words.switchTo(hatLabel(hat, definition, lang))}</Button>
      </Form>
    </Stack>
  )
  return { title: words.switchTitle, body, breadcrumbs: crumbsOf(visit, words.switchTitle) }
}
