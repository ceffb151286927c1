import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Section, Timeline } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextField,
} from '../../../ui/forms.tsx'
import type { NoticeEventRow } from '../queries.ts'
import { reachMessages } from './messages.ts'
import type { PersonReach } from './queries.ts'
import { channels } from './rules.ts'

function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const words = reachMessages(lang)
  const { channel, phone, postalCode, address, email, how } = words
  const { phoneNeeded, addressNeeded, badPhone, badPostalCode, badEmail } = words
  const own = { phoneNeeded, addressNeeded, badPhone, badPostalCode, badEmail }
  return sayErrors(failed?.errors ?? [], lang, { channel, phone, postalCode, address, email, how }, own)
}

type Props = { visit: Visit; person: PersonReach; failed: Failed | undefined }

const shown = (failed: Failed | undefined, name: string, stored: string | null): string =>
  failed ? keptText(failed.kept, name) : (stored ?? '')

const ReachFields = ({ visit, person, failed }: Props) => {
  const { lang } = visit
  const words = reachMessages(lang)
  const errors = errorsOf(visit, failed)
  const of = (name: string) => ({ lang, name, error: messageFor(errors, name) })
  const labels = { mail: words.mail, letter: words.letter, phone: words.phone_, none: words.none }
  return (
    <>
      <RadioGroup
        {...of('channel')}
        label={words.channel}
        hint={words.purpose}
        required
        value={shown(failed, 'channel', person.channel)}
        options={channels.map((value) => ({
          value,
          label: labels[value],
          ...(value === 'none' ? { hint: words.noneHint } : {}),
        }))}
      />
      <TextField
        {...of('phone')}
        label={words.phone}
        type="tel"
        autocomplete="tel"
        value={shown(failed, 'phone', person.phone)}
      />
      <TextField
        {...of('postalCode')}
        label={words.postalCode}
        width="s"
        inputmode="numeric"
        autocomplete="postal-code"
        value={shown(failed, 'postalCode', person.postal_code)}
      />
      <TextField
        {...of('address')}
        label={words.address}
        autocomplete="street-address"
        value={shown(failed, 'address', person.address)}
      />
    </>
  )
}

/** Of whoever has an account it is read here and changed in one place, with the rest of their details. */
const OwnChannel = ({ visit, person, failed }: Props) => {
  const { lang, city } = visit
  const words = reachMessages(lang)
  if (person.account) {
    const labels = { mail: words.mail, letter: words.letter, phone: words.phone_, none: words.none }
    return (
      <Section id="channel-now" title={words.now} lead={words.nowHint}>
        <p>{labels[person.channel]}</p>
        <p>
          <LinkButton href={cityPath(city, '/account/details')} kind="secondary">
            {words.toDetails}
          </LinkButton>
        </p>
      </Section>
    )
  }
  return (
    <Form lang={lang} action={cityPath(city, '/account/notices')} submissionId={blindId()}>
      <ReachFields visit={visit} person={person} failed={failed} />
      <Button>{words.save}</Button>
    </Form>
  )
}

export function ownPage(visit: Visit, person: PersonReach, failed?: Failed): Page {
  const { lang, city } = visit
  const words = reachMessages(lang)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={words.ownLead}>
        {words.ownTitle}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      <OwnChannel visit={visit} person={person} failed={failed} />
      <Form lang={lang} action={cityPath(city, '/account/notices/clock')} submissionId={blindId()}>
        <CheckboxGroup
          lang={lang}
          name="clock"
          label={words.clock}
          hint={words.clockHint}
          values={(['reminders', 'digests'] as const).filter((one) => person[one])}
          options={(['reminders', 'digests'] as const).map((value) => ({ value, label: words[value] }))}
        />
        <Button kind={person.account ? 'primary' : 'secondary'}>{words.save}</Button>
      </Form>
    </>
  )
  return { title: words.ownTitle, body, breadcrumbs: [deskCrumb(visit), { label: words.ownTitle }] }
}

export function contactPage(
  visit: Visit,
  person: PersonReach,
  events: readonly NoticeEventRow[],
  failed?: Failed,
): Page {
  const { lang, city } = visit
  const words = reachMessages(lang)
  const errors = errorsOf(visit, failed)
  const of = (name: string) => ({ lang, name, error: messageFor(errors, name) })
  const title = words.staffTitle(person.name)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.staffLead}>
        {title}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      <Form lang={lang} action={cityPath(city, `/contacts/${person.id}`)} submissionId={blindId()}>
        <ReachFields visit={visit} person={person} failed={failed} />
        {!person.account && (
          <TextField
            {...of('email')}
            label={words.email}
            type="email"
            autocomplete="off"
            value={shown(failed, 'email', person.contact_email)}
          />
        )}
        <TextField
          {...of('how')}
          label={words.how}
          hint={words.howHint}
          required
          value={shown(failed, 'how', '')}
        />
        <Button>{words.save}</Button>
      </Form>
      {events.length > 0 && (
        <Section id="history" title={words.history}>
          <Timeline
            label={words.history}
            entries={events.map(({ note, by, at }) => ({
              when: formatDateTime(at, lang),
              dateTime: at.toISOString(),
              who: by,
              what: words.changed,
              body: note,
            }))}
          />
        </Section>
      )}
    </>
  )
  return { title, body, breadcrumbs: [deskCrumb(visit), { label: title }] }
}
