import { hasAdvisers } from '../../../core/adviser/index.ts'
import type { GroupChoice } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  SelectField,
  TextField,
} from '../../../ui/forms.tsx'
import { crumbs } from '../crumbs.ts'
import { tablePath } from '../here.ts'
import { inviteMessages } from './messages.ts'

type Props = { visit: CaseVisit; groups: readonly GroupChoice[]; failed?: Failed | undefined }

const Fields = ({ visit, groups, failed, errors }: Props & { errors: FieldError[] }) => {
  const { lang, definition, parties } = visit
  const words = inviteMessages(lang)
  const field = (name: string) => ({
    lang,
    name,
    value: failed ? keptText(failed.kept, name) : '',
    error: messageFor(errors, name),
  })
  const named = (list: readonly { code: string; name: Parameters<typeof pick>[0] }[]) =>
    list.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  const free = groups.filter(({ id }) => parties.every((party) => party.organization_id !== id))
  const sections = definition.sections.filter(({ code }) => parties.every(({ section }) => section !== code))
  return (
    <>
      <SelectField
        {...field('organization')}
        label={words.organization}
        emptyLabel={words.notChosen}
        options={free.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        {...field('section')}
        label={words.section}
        emptyLabel={words.notChosen}
        options={named(sections)}
      />
      <TextField {...field('name')} label={words.name} hint={words.nameHint} autocomplete="off" />
      <SelectField {...field('kind')} label={words.kind} options={named(definition.actors.kinds)} />
      <TextField
        {...field('email')}
        label={words.email}
        hint={words.emailHint}
        type="email"
        autocomplete="off"
      />
    </>
  )
}

export function invitePage(props: Props): Page {
  const { visit, failed } = props
  const { lang, case: subject } = visit
  const words = inviteMessages(lang)
  const { organization, section, name, kind, email, whichOne, onlyOne, alreadyThere } = words
  const labels = { organization, section, name, kind, email }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { whichOne, onlyOne, alreadyThere })
  return {
    title: `${words.title} ${subject.title}`,
    breadcrumbs: crumbs(visit, words.title),
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={words.lead}>
          {words.title}
        </Heading>
        <Form lang={lang} action={tablePath(visit, '/members')} submissionId={blindId()}>
          <Fields {...props} errors={errors} />
          <Button>{words.invite}</Button>
        </Form>
        {hasAdvisers(visit.definition) && (
          <p>
            <a href={casePath(visit.city, subject.number, '/advisers')}>{words.adviser}</a>
          </p>
        )}
      </>
    ),
  }
}
