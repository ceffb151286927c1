import { type Invitation, keepsGroup, type Member } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, Heading, Notice, Section, Stack, Typed } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbsOf, formatMoment } from '../words.ts'
import { memberMessages } from './messages.ts'
import { invitable, mayEnd, otherRoles } from './rules.ts'

export type MembersPage = {
  groupId: string
  members: readonly Member[]
  open: readonly Invitation[]
  failed?: Failed | undefined
}

type Errors = { field: string; message: string }[]
const to = (visit: Visit, path: string) => cityPath(visit.city, `/groups/${visit.params.id}${path}`)

const MemberActs = ({ visit, member }: { visit: Visit; member: Member }) => {
  const { lang, viewer } = visit
  const words = memberMessages(lang)
  const role = hatKindName(member.role, lang)
  const own = viewer?.person.id === member.personId
  return (
    <div>
      {mayEnd(viewer, member) && member.until === null && (
        <Form lang={lang} action={to(visit, '/members/endings')} submissionId={blindId()}>
          <input type="hidden" name="hat" value={member.hatId} />
          <Button kind="quiet">{own ? words.endOwn : words.end(member.name, role)}</Button>
        </Form>
      )}
      {otherRoles(viewer, member).map((other) => (
        <Form lang={lang} action={to(visit, '/members/roles')} submissionId={blindId()}>
          <input type="hidden" name="hat" value={member.hatId} />
          <input type="hidden" name="role" value={other} />
          <Button kind="quiet">{words.change(member.name, hatKindName(other, lang))}</Button>
        </Form>
      ))}
    </div>
  )
}

const Members = ({ visit, members }: { visit: Visit; members: readonly Member[] }) => {
  const { lang } = visit
  const words = memberMessages(lang)
  return (
    <DataTable
      id="members-table"
      caption={words.table}
      columns={[
        { label: words.name },
        { label: words.role },
        { label: words.since },
        { label: words.until },
        { label: words.act },
      ]}
      rows={members.map((member) => [
        <Typed text={member.name} lang={lang} />,
        hatKindName(member.role, lang),
        formatDate(member.since, lang),
        member.until ? formatDate(member.until, lang) : words.openEnd,
        <MemberActs visit={visit} member={member} />,
      ])}
      stack
    />
  )
}

const whoIs = (visit: Visit, { email, invited }: Invitation): string =>
  email ?? invited ?? memberMessages(visit.lang).onPaper

const Open = ({ visit, open }: { visit: Visit; open: readonly Invitation[] }) => {
  const { lang } = visit
  const words = memberMessages(lang)
  return (
    <Section id="open" title={words.open}>
      {open.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="yui-plain-list">
          {open.map((one) => (
            <li>
              <p>
                {words.openTo(whoIs(visit, one), hatKindName(one.role, lang))}{' '}
                {words.openUntil(formatMoment(one.expires_at, lang))}
              </p>
              <Form
                lang={lang}
                action={to(visit, `/invitations/${one.id}/withdrawal`)}
                submissionId={blindId()}
              >
                <Button kind="quiet">
                  {one.email || one.invited ? words.withdrawFor(whoIs(visit, one)) : words.withdrawPaper}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const Invite = ({ visit, failed, errors }: { visit: Visit; failed: Failed | undefined; errors: Errors }) => {
  const { lang } = visit
  const words = memberMessages(lang)
  const kept = failed?.kept ?? {}
  return (
    <Section id="invite" title={words.invite} lead={words.inviteLead}>
      <Form lang={lang} action={to(visit, '/invitations')} submissionId={blindId()}>
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={words.email}
          required
          autocomplete="off"
          value={keptText(kept, 'email')}
          error={messageFor(errors, 'email')}
        />
        <RadioGroup
          lang={lang}
          name="role"
          label={words.inviteRole}
          required
          value={keptText(kept, 'role') || 'member'}
          error={messageFor(errors, 'role')}
          options={invitable.map((role) => ({ value: role, label: hatKindName(role, lang) }))}
        />
        <Button>{words.inviteSend}</Button>
      </Form>
    </Section>
  )
}

export function membersPage(visit: Visit, { groupId, members, open, failed }: MembersPage): Page {
  const { lang, viewer } = visit
  const words = memberMessages(lang)
  const { badEmail, tooMany, lastOne } = words
  const labels = { email: words.email, role: words.inviteRole }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { badEmail, tooMany, lastOne })
  const { invited, withdrawn, ended, changed } = words
  const done = { invited, withdrawn, ended, changed }[visit.query.done ?? '']
  const keeper = keepsGroup(viewer)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Members visit={visit} members={members} />
      {keeper && (
        <p>
          {words.handover}{' '}
          <LinkButton href={to(visit, '/handover')} kind="secondary">
            {words.toHandover}
          </LinkButton>
        </p>
      )}
      {keeper && <Open visit={visit} open={open} />}
      {keeper && <Invite visit={visit} failed={failed} errors={errors} />}
    </Stack>
  )
  const name = viewer?.hat.organizationName ?? ''
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title, { id: groupId, name }) }
}
