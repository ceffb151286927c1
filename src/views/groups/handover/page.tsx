import type { Invitation, Member } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbsOf, formatMoment } from '../words.ts'
import { handoverMessages } from './messages.ts'
import { handedOn, nextSpring, ways } from './rules.ts'

export type HandoverPage = {
  groupId: string
  members: readonly Member[]
  open: readonly Invitation[]
  failed?: Failed | undefined
}

const to = (visit: Visit, path: string) => cityPath(visit.city, `/groups/${visit.params.id}${path}`)

const Waiting = ({ visit, open }: { visit: Visit; open: readonly Invitation[] }) => {
  const { lang } = visit
  const words = handoverMessages(lang)
  if (open.length === 0) return null
  const who = ({ email, invited }: Invitation) => email ?? invited ?? words.onPaper
  return (
    <Section id="waiting" title={words.waiting}>
      <ul class="yui-plain-list">
        {open.map((one) => (
          <li>
            <p>{words.waits(hatKindName(one.role, lang), who(one), formatMoment(one.expires_at, lang))}</p>
            <Form
              lang={lang}
              action={to(visit, `/invitations/${one.id}/withdrawal`)}
              submissionId={blindId()}
            >
              <Button kind="quiet">{words.cancel(who(one))}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type FieldsProps = HandoverPage & { visit: Visit; errors: FieldError[]; roles: readonly Member[] }

const WhoAndHow = ({ visit, failed, errors, members, roles }: FieldsProps) => {
  const { lang } = visit
  const words = handoverMessages(lang)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const hints = { mail: words.mailHint, member: words.memberHint, sheet: words.sheetHint }
  // Whoever has the one role there is to hand over is not offered it.
  const own = roles.length === 1 ? roles[0]?.personId : undefined
  const people = [...new Map(members.map(({ personId, name }) => [personId, name]))].filter(
    ([personId]) => personId !== own,
  )
  return (
    <>
      <RadioGroup
        {...of('way')}
        label={words.way}
        required
        options={ways.map((way) => ({ value: way, label: words[way], hint: hints[way] }))}
      />
      <TextField {...of('email')} type="email" label={words.email} autocomplete="off" />
      <SelectField
        {...of('member')}
        label={words.memberName}
        options={people.map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

const Begin = (props: FieldsProps) => {
  const { visit, failed, errors, roles } = props
  const { lang } = visit
  const words = handoverMessages(lang)
  const kept = failed?.kept ?? {}
  return (
    <Form lang={lang} action={to(visit, '/handover')} submissionId={blindId()}>
      <RadioGroup
        lang={lang}
        name="hat"
        label={words.which}
        required
        value={keptText(kept, 'hat') || (roles[0]?.hatId ?? '')}
        error={messageFor(errors, 'hat')}
        options={roles.map(({ hatId, name, role }) => ({
          value: hatId,
          label: words.whose(name, hatKindName(role, lang)),
        }))}
      />
      <WhoAndHow {...props} />
      <DateField
        lang={lang}
        name="startsOn"
        label={words.startsOn}
        required
        value={failed ? keptText(kept, 'startsOn') : nextSpring(visit.today)}
        error={messageFor(errors, 'startsOn')}
      />
      <Button>{words.begin}</Button>
    </Form>
  )
}

function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const words = handoverMessages(lang)
  const labels = {
    hat: words.which,
    way: words.way,
    email: words.email,
    member: words.memberName,
    startsOn: words.startsOn,
  }
  const { needEmail, needMember, badEmail, tooMany, past, twice, own, already } = words
  const said = { needEmail, needMember, badEmail, tooMany, past, twice, own, already }
  const errors = (failed?.errors ?? []).map((error) =>
    error.code === 'required' && ['hat', 'way'].includes(error.field)
      ? { ...error, code: 'badChoice' }
      : error,
  )
  return sayErrors(errors, lang, labels, said)
}

export function handoverPage(visit: Visit, given: HandoverPage): Page {
  const { lang, viewer } = visit
  const words = handoverMessages(lang)
  const errors = errorsOf(visit, given.failed)
  const roles = handedOn(viewer, given.members)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done === 'began' && <Notice lang={lang} kind="success" title={words.began} />}
      <Waiting visit={visit} open={given.open.filter(({ instead_of }) => instead_of !== null)} />
      {roles.length === 0 ? (
        <EmptyState
          title={words.nothing}
          text={words.nothingText}
          action={{ href: to(visit, '/members'), label: words.toMembers }}
        />
      ) : (
        <Begin {...given} visit={visit} errors={errors} roles={roles} />
      )}
    </Stack>
  )
  const desk = { id: given.groupId, name: viewer?.hat.organizationName ?? '' }
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title, desk) }
}
