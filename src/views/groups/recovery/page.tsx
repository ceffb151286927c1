import { isOpen, type Member, type Recovery, recoveryDaysOf, seenThings } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbsOf } from '../words.ts'
import { recoveryMessages } from './messages.ts'
import { RecoveryNotice } from './notice.tsx'

export type RecoveryPage = {
  group: { id: string; name: string }
  members: readonly Member[]
  recovery: Recovery | undefined
  failed?: Failed | undefined
}
type FieldsProps = RecoveryPage & { visit: Visit; errors: FieldError[] }

const Who = ({ visit: { lang }, members, failed, errors }: FieldsProps) => {
  const words = recoveryMessages(lang)
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const people = [...new Map(members.map(({ personId, name }) => [personId, name]))]
  return (
    <Section id="who" title={words.who}>
      <SelectField
        {...of('member')}
        label={words.member}
        options={people.map(([value, label]) => ({ value, label }))}
      />
      <TextField {...of('name')} label={words.name} hint={words.nameHint} autocomplete="off" />
      <TextField {...of('reading')} label={words.reading} autocomplete="off" />
      <TextField
        {...of('email')}
        type="email"
        label={words.email}
        hint={words.emailHint}
        autocomplete="off"
      />
    </Section>
  )
}

const Basis = ({ visit: { lang }, members, failed, errors }: FieldsProps) => {
  const words = recoveryMessages(lang)
  const kept = failed?.kept ?? {}
  const ending = members.filter(({ role, until }) => role !== 'member' && until === null)
  return (
    <>
      {ending.length > 0 && (
        <CheckboxGroup
          lang={lang}
          name="ends"
          label={words.ends}
          hint={words.endsHint}
          values={[kept.ends ?? []].flat()}
          options={ending.map(({ hatId, name, role }) => ({
            value: hatId,
            label: words.whose(name, hatKindName(role, lang)),
          }))}
        />
      )}
      <CheckboxGroup
        lang={lang}
        name="seen"
        label={words.seen}
        hint={words.seenHint}
        required
        values={[kept.seen ?? []].flat()}
        error={messageFor(errors, 'seen')}
        options={seenThings.map((thing) => ({ value: thing, label: words[thing] }))}
      />
      <TextArea
        lang={lang}
        name="checked"
        label={words.checked}
        hint={words.checkedHint}
        required
        maxLength={1000}
        value={keptText(kept, 'checked')}
        error={messageFor(errors, 'checked')}
      />
    </>
  )
}

/** One at a time: while one runs there is nothing to begin. */
const isRunning = ({ today }: Visit, recovery: Recovery | undefined): boolean =>
  recovery !== undefined && isOpen(recovery, today)

const RecoveryForm = (props: FieldsProps) => {
  const { lang, city, definition } = props.visit
  const words = recoveryMessages(lang)
  return (
    <Form lang={lang} action={cityPath(city, `/groups/${props.group.id}/recovery`)} submissionId={blindId()}>
      <Who {...props} />
      <Basis {...props} />
      <p>{words.days(recoveryDaysOf(definition))}</p>
      <Button>{words.open}</Button>
    </Form>
  )
}

export function recoveryPage(visit: Visit, given: RecoveryPage): Page {
  const { lang } = visit
  const words = recoveryMessages(lang)
  const labels = { member: words.who, name: words.name, seen: words.seen, checked: words.checked }
  const { needWho, already, badEmail, isRepresentative } = words
  const said = { needWho, already, badEmail, isRepresentative }
  const errors = sayErrors(given.failed?.errors ?? [], lang, labels, said)
  const props = { ...given, visit, errors }
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={given.group.name} lead={words.lead}>
        {words.title}
      </Heading>
      {visit.query.done === 'started' && <Notice lang={lang} kind="success" title={words.started} />}
      <RecoveryNotice visit={visit} recovery={given.recovery} />
      {(given.failed || !isRunning(visit, given.recovery)) && <RecoveryForm {...props} />}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title) }
}
