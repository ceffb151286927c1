import { largestPaper, type Profile, rosterDaysOf } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { addDays, formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  type FieldError,
  FileField,
  Form,
  messageFor,
  TextArea,
} from '../../../ui/forms.tsx'
import { crumbsOf, formatMoment, kindName } from '../words.ts'
import { registrationMessages } from './messages.ts'
import type { Registration, Roster } from './queries.ts'
import { RosterPart, RosterResult } from './roster.tsx'

type Given = {
  groupId: string
  profile: Profile
  registration: Registration
  roster: Roster | undefined
  failed?: Failed | undefined
}

function errorsOf({ lang }: Visit, failed: Failed | undefined): { field: string; message: string }[] {
  const words = registrationMessages(lang)
  const { needChecks, tooLarge, badFileKind, fileNeeded } = words
  const labels = { reason: words.reason, counted: words.rosterCounted, roster: words.giveFile }
  return sayErrors(failed?.errors ?? [], lang, labels, { needChecks, tooLarge, badFileKind, fileNeeded })
}

/** What the office needs to decide, and no more. */
const Wrote = ({ visit, profile }: { visit: Visit; profile: Profile }) => {
  const words = registrationMessages(visit.lang)
  const { name, area, activity, representative, phone, members } = profile
  const rows: [string, string][] = [
    [words.name, name],
    [words.kind, kindName(visit, profile.kind)],
    [words.members, members === undefined ? '' : String(members)],
    [words.area, area],
    [words.activity, activity],
    [words.representative, representative],
    [words.phone, phone],
  ]
  return (
    <Section id="profile" title={words.profile}>
      <DescriptionList
        items={rows.map(([term, text]) => ({
          term,
          description: text === '' ? words.notWritten : <PlainText text={text} />,
        }))}
      />
    </Section>
  )
}

type FormProps = { visit: Visit; groupId: string; failed: Failed | undefined; errors: FieldError[] }

const Confirm = ({ visit, groupId, failed, errors }: FormProps) => {
  const { lang, city, definition } = visit
  const words = registrationMessages(lang)
  const checks = definition.groups?.checks ?? []
  return (
    <Section id="confirm" title={words.confirm}>
      <Form lang={lang} action={cityPath(city, `/groups/${groupId}/registration`)} submissionId={blindId()}>
        <input type="hidden" name="decision" value="confirm" />
        {checks.length > 0 && (
          <CheckboxGroup
            lang={lang}
            name="checks"
            label={words.checks}
            required
            values={[failed?.kept.checks ?? []].flat()}
            error={messageFor(errors, 'checks')}
            options={checks.map(({ code, text }) => ({ value: code, label: pick(text, lang) }))}
          />
        )}
        <Button>{words.confirmDo}</Button>
      </Form>
    </Section>
  )
}

const Return = ({ visit, groupId, failed, errors }: FormProps) => {
  const { lang, city } = visit
  const words = registrationMessages(lang)
  return (
    <Section id="return" title={words.return}>
      <Form lang={lang} action={cityPath(city, `/groups/${groupId}/registration`)} submissionId={blindId()}>
        <input type="hidden" name="decision" value="return" />
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          required
          maxLength={1000}
          value={keptText(failed?.kept ?? {}, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        <Button kind="secondary">{words.returnDo}</Button>
      </Form>
    </Section>
  )
}

export function registrationPage(visit: Visit, given: Given): Page {
  const { lang, definition } = visit
  const words = registrationMessages(lang)
  const errors = errorsOf(visit, given.failed)
  const { groupId, registration, failed } = given
  const forms = { visit, groupId, failed, errors }
  const waits = registration.registration === 'waiting'
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={given.profile.name} lead={words.lead}>
        {words.title}
      </Heading>
      {registration.confirmed_on && <p>{words.confirmed(formatDate(registration.confirmed_on, lang))}</p>}
      {!waits && <Notice lang={lang} title={words.waitingNot} />}
      {waits && <Wrote visit={visit} profile={given.profile} />}
      {definition.groups?.roster && <RosterPart {...forms} roster={given.roster} />}
      {waits && <Confirm {...forms} />}
      {waits && <Return {...forms} />}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, words.title) }
}

type GivePage = { groupId: string; roster: Roster | undefined; failed?: Failed | undefined }

/** The group hands in its list, and reads beforehand who sees it and until when. */
export function givePage(visit: Visit, { groupId, roster, failed }: GivePage): Page {
  const { lang, city, today, definition, viewer } = visit
  const words = registrationMessages(lang)
  const errors = errorsOf(visit, failed)
  const until = addDays(today, rosterDaysOf(definition))
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.giveLead}>
        {words.giveTitle}
      </Heading>
      {roster && (
        <Notice lang={lang} kind="success" title={words.given(formatMoment(roster.given_at, lang))}>
          <RosterResult visit={visit} roster={roster} />
          <p>
            {roster.disposed_at ? words.rosterGone : words.rosterDispose(formatDate(roster.dispose_on, lang))}
          </p>
        </Notice>
      )}
      <Form
        lang={lang}
        action={cityPath(city, `/groups/${groupId}/roster`)}
        submissionId={blindId()}
        multipart
      >
        <p>{words.giveDispose(formatDate(until, lang))}</p>
        <FileField
          lang={lang}
          name="roster"
          label={words.giveFile}
          required
          maxSize={`${largestPaper / 1024 / 1024}MB`}
          error={messageFor(errors, 'roster')}
        />
        <Button>{words.giveDo}</Button>
      </Form>
    </Stack>
  )
  const desk = { id: groupId, name: viewer?.hat.organizationName ?? '' }
  return { title: words.giveTitle, body, breadcrumbs: crumbsOf(visit, words.giveTitle, desk) }
}
