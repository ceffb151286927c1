import type { GroupChoice } from '../../../core/group/index.ts'
import { mayBind } from '../../../core/people/viewer.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Chip, Heading, Notice, PlainText, Section, Stack, type Tone } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, type FieldError, Form, TextArea } from '../../../ui/forms.tsx'
import { togetherMessages } from '../messages.ts'
import type { Invited } from '../queries.ts'
import { isGathering, most } from '../rules.ts'
import { errorsOf, PartnerFields } from './new-page.tsx'

type Shown = {
  invitations: readonly Invited[]
  groups: readonly GroupChoice[]
  consents: readonly string[]
  failed?: Failed | undefined
}

const at = ({ city, case: subject }: CaseVisit, below = '') =>
  casePath(city, subject.number, `/together${below}`)

const tones: Record<Invited['state'], Tone> = {
  waiting: 'info',
  accepted: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
}

/** A group that asks is answered by whoever may bind a party; one that was asked is waited for, or no more. */
const Acts = ({ visit, one }: { visit: CaseVisit; one: Invited }) => {
  const { lang, viewer } = visit
  const words = togetherMessages(lang)
  if (one.state !== 'waiting') return null
  if (one.by_group && !mayBind(viewer)) return <p>{words.byRepresentative}</p>
  return (
    <Form lang={lang} action={at(visit, one.by_group ? '/joining' : '/withdrawals')} submissionId={blindId()}>
      <input type="hidden" name="id" value={one.id} />
      <p>
        {one.by_group ? (
          <>
            <Button name="answer" value="accept">
              {words.accept}
            </Button>{' '}
            <Button kind="secondary" name="answer" value="decline">
              {words.decline}
            </Button>
          </>
        ) : (
          <Button kind="secondary">{words.withdraw}</Button>
        )}
      </p>
    </Form>
  )
}

const Invitations = ({ visit, list }: { visit: CaseVisit; list: readonly Invited[] }) => {
  const words = togetherMessages(visit.lang)
  if (list.length === 0) return null
  return (
    <Section id="invitations" title={words.invitations}>
      <ul class="yui-plain-list">
        {list.map((one) => (
          <li>
            <p>
              {one.group_name}{' '}
              <Chip tone={tones[one.state]}>
                {one.state === 'waiting' && one.by_group ? words.asksIn : words[one.state]}
              </Chip>
            </p>
            {one.message && <PlainText text={one.message} />}
            <Acts visit={visit} one={one} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Start = ({ visit }: { visit: CaseVisit }) => {
  const { lang, viewer, parties } = visit
  const words = togetherMessages(lang)
  const enough = parties.length > 1
  return (
    <Section id="start" title={words.start} lead={enough ? words.startText : words.needTwo}>
      {enough && mayBind(viewer) && (
        <Form lang={lang} action={at(visit, '/start')} submissionId={blindId()}>
          <Button>{words.start}</Button>
        </Form>
      )}
      {enough && !mayBind(viewer) && <p>{words.byRepresentative}</p>}
    </Section>
  )
}

const Publication = ({ visit, consents }: { visit: CaseVisit; consents: readonly string[] }) => {
  const { lang, viewer, parties, case: subject } = visit
  const words = togetherMessages(lang)
  if (subject.visibility === 'public') return null
  return (
    <Section id="publication" title={words.publish} lead={words.publishText}>
      <ul class="yui-plain-list">
        {parties.map(({ id, name }) => (
          <li>
            {name}{' '}
            <Chip tone={consents.includes(id) ? 'success' : 'neutral'}>
              {consents.includes(id) ? words.agreed : words.waiting}
            </Chip>
          </li>
        ))}
      </ul>
      {mayBind(viewer) ? (
        <Form lang={lang} action={at(visit, '/publication')} submissionId={blindId()}>
          <Button kind="secondary">{words.publish}</Button>
        </Form>
      ) : (
        <p>{words.byRepresentative}</p>
      )}
    </Section>
  )
}

type InviteProps = {
  visit: CaseVisit
  groups: readonly GroupChoice[]
  failed: Failed | undefined
  errors: FieldError[]
}

const Invite = ({ visit, groups, failed, errors }: InviteProps) => (
  <Section id="invite" title={togetherMessages(visit.lang).invite}>
    <Form lang={visit.lang} action={at(visit, '/invitations')} submissionId={blindId()}>
      <PartnerFields visit={visit} groups={groups} kept={failed?.kept ?? {}} errors={errors} required />
      <Button kind="secondary">{togetherMessages(visit.lang).invite}</Button>
    </Form>
  </Section>
)

const crumbs = (visit: CaseVisit, label: string) => [
  { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
  { label },
]

export function roomPage(visit: CaseVisit, { invitations, groups, consents, failed }: Shown): Page {
  const { lang, parties, case: subject } = visit
  const words = togetherMessages(lang)
  const errors = errorsOf(visit, failed)
  const gathers = isGathering(visit)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={`${subject.number} ${subject.title}`} lead={words.roomLead}>
        {words.room}
      </Heading>
      <Section id="parties" title={words.parties}>
        <ul>
          {parties.map(({ name }) => (
            <li>{name}</li>
          ))}
        </ul>
      </Section>
      <Invitations visit={visit} list={invitations} />
      {gathers && <Start visit={visit} />}
      {gathers && <Invite visit={visit} groups={groups} failed={failed} errors={errors} />}
      <Publication visit={visit} consents={consents} />
    </Stack>
  )
  return { title: words.room, body, breadcrumbs: crumbs(visit, words.room) }
}

/** For a group that has read of it and would join. */
export function askPage(visit: CaseVisit): Page {
  const { lang, case: subject } = visit
  const words = togetherMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} kicker={`${subject.number} ${subject.title}`} lead={words.askText}>
        {words.ask}
      </Heading>
      <Notice lang={lang} title={words.lead} />
      <Form lang={lang} action={at(visit, '/ask')} submissionId={blindId()}>
        <TextArea lang={lang} name="message" label={words.message} rows={4} maxLength={most.message} />
        <Button>{words.ask}</Button>
      </Form>
    </Stack>
  )
  return { title: words.ask, body, breadcrumbs: crumbs(visit, words.ask) }
}
