import {
  completenessOf,
  type GroupEvent,
  type KeptProfile,
  keepsGroup,
  type Recovery,
} from '../../../core/group/index.ts'
import { hatLabel } from '../../../core/people/signature.ts'
import type { Hat } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Door, Doors, Heading, Notice, Prose, Section, Stack } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { handoverMessages } from '../handover/messages.ts'
import { memberMessages } from '../members/messages.ts'
import { paperMessages } from '../papers/messages.ts'
import { whyMessages } from '../profile/messages.ts'
import { Objection, RecoveryNotice } from '../recovery/notice.tsx'
import { registrationMessages } from '../registration/messages.ts'
import { crumbsOf } from '../words.ts'
import { Asks } from './asks.tsx'
import { History } from './history.tsx'
import { deskMessages } from './messages.ts'
import type { Standing } from './queries.ts'

export type GroupDesk = {
  groupId: string
  kept: KeptProfile
  standing: Standing
  recovery: Recovery | undefined
  events: readonly GroupEvent[]
  failed?: Failed | undefined
}

/** What was just done. */
const Done = ({ visit }: { visit: Visit }) => {
  const words = deskMessages(visit.lang)
  const { saved, founded, accepted, stillRightDone, objected } = words
  const { asked } = registrationMessages(visit.lang)
  const done = { saved, founded, accepted, stillRight: stillRightDone, objected, asked }[
    visit.query.done ?? ''
  ]
  if (done === undefined) return null
  return (
    <Notice lang={visit.lang} kind="success" title={done}>
      {visit.query.done === 'founded' && <p>{words.foundedText}</p>}
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
        <Prose>
          <ul>
            {missing.map((part) => (
              <li>{why[part]}</li>
            ))}
          </ul>
        </Prose>
      )}
    </Section>
  )
}

const Ways = ({ visit, groupId }: { visit: Visit; groupId: string }) => {
  const { lang, city, viewer, definition } = visit
  const words = deskMessages(lang)
  const to = (path: string) => cityPath(city, `/groups/${groupId}${path}`)
  const keeper = keepsGroup(viewer)
  return (
    <Doors>
      {keeper && <Door href={to('/profile')} title={words.edit} />}
      {keeper && <Door href={to('/papers')} title={paperMessages(lang).link} />}
      <Door href={to('/members')} title={memberMessages(lang).link} />
      {keeper && <Door href={to('/handover')} title={handoverMessages(lang).title} />}
      <Door href={to('/takeover')} title={handoverMessages(lang).takeLink} />
      {keeper && definition.groups?.roster && (
        <Door href={to('/roster')} title={registrationMessages(lang).giveLink} />
      )}
      <Door href={to('')} title={words.seePublic} />
    </Doors>
  )
}

const Carry = ({ visit, groupId }: { visit: Visit; groupId: string }) => {
  const { lang, city, viewer } = visit
  const words = deskMessages(lang)
  if (!keepsGroup(viewer)) return null
  return (
    <Section id="carry" title={words.carry} lead={words.carryLead}>
      <Form lang={lang} action={cityPath(city, `/groups/${groupId}/carry`)}>
        <Button kind="secondary">{words.carryDo}</Button>
      </Form>
    </Section>
  )
}

/** Where the people of a group look after it. */
export function groupDeskPage(visit: Visit, desk: GroupDesk): Page {
  const { groupId, kept, standing, recovery, events, failed } = desk
  const words = deskMessages(visit.lang)
  const title = words.title(kept.profile.name)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {title}
      </Heading>
      <Done visit={visit} />
      <RecoveryNotice visit={visit} recovery={recovery} />
      <Objection visit={visit} recovery={recovery} failed={failed} />
      <Asks visit={visit} groupId={groupId} standing={standing} />
      <Ways visit={visit} groupId={groupId} />
      <Completeness visit={visit} kept={kept} />
      <Carry visit={visit} groupId={groupId} />
      <History visit={visit} events={events} />
    </Stack>
  )
  return { title, body, breadcrumbs: crumbsOf(visit, kept.profile.name) }
}

/** Somebody of the group who wears another hat: nobody acts for a group without its hat on. */
export function switchPage(visit: Visit, hat: Hat): Page {
  const words = deskMessages(visit.lang)
  const { lang, city, definition } = visit
  /** Whoever has just taken over is led to what they took over. */
  const accepted = visit.query.done === 'accepted'
  const body = (
    <Stack>
      <Heading level={1} lead={words.switchText(hat.organizationName ?? '')}>
        {words.switchTitle}
      </Heading>
      {visit.query.done === 'founded' && <Notice lang={lang} kind="success" title={words.founded} />}
      {accepted && <Notice lang={lang} kind="success" title={words.accepted} />}
      <Form lang={lang} action={cityPath(city, '/account/hat')} submissionId={blindId()}>
        <input type="hidden" name="hat" value={hat.id} />
        <input
          type="hidden"
          name="next"
          value={cityPath(city, `/groups/${hat.organizationId}${accepted ? '/takeover' : '/desk'}`)}
        />
        <Button>{words.switchTo(hatLabel(hat, definition, lang))}</Button>
      </Form>
    </Stack>
  )
  return { title: words.switchTitle, body, breadcrumbs: crumbsOf(visit, words.switchTitle) }
}
