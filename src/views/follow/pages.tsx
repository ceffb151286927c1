import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { Heading, Notice, Section } from '../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  TextField,
} from '../../ui/forms.tsx'
import { followMessages } from './messages.ts'

const nothing: Failed = { errors: [], kept: {} }

function saidErrors(lang: Visit['lang'], failed: Failed): FieldError[] {
  const { number, key, email, wrong, own, badEmail } = followMessages(lang)
  return sayErrors(failed.errors, lang, { number, key, lostNumber: number, email }, { wrong, own, badEmail })
}

type NumberFieldProps = { visit: Visit; name: string; value: string; errors: FieldError[] }

const NumberField = ({ visit: { lang }, name, value, errors }: NumberFieldProps) => (
  <TextField
    lang={lang}
    name={name}
    label={followMessages(lang).number}
    hint={followMessages(lang).numberHint}
    required
    width="m"
    value={value}
    error={messageFor(errors, name)}
  />
)

type KeyFormProps = { visit: Visit; action: string; label: string; failed: Failed; errors: FieldError[] }

const KeyForm = ({ visit, action, label, failed, errors }: KeyFormProps) => {
  const { lang } = visit
  const words = followMessages(lang)
  const number = keptText(failed.kept, 'number') || (visit.query.number ?? '')
  return (
    <Form lang={lang} action={action}>
      <NumberField visit={visit} name="number" value={number} errors={errors} />
      <TextField
        lang={lang}
        name="key"
        label={words.key}
        hint={words.keyHint}
        required
        width="m"
        autocomplete="off"
        value={keptText(failed.kept, 'key')}
        error={messageFor(errors, 'key')}
      />
      <p>
        <Button>{label}</Button>
      </p>
    </Form>
  )
}

const LostKey = ({ visit, failed, errors }: { visit: Visit; failed: Failed; errors: FieldError[] }) => {
  const { lang, city } = visit
  const words = followMessages(lang)
  return (
    <Section id="lost" title={words.lostTitle} lead={words.lostText}>
      <Form lang={lang} action={cityPath(city, '/follow/lost-key')}>
        <NumberField
          visit={visit}
          name="lostNumber"
          value={keptText(failed.kept, 'lostNumber')}
          errors={errors}
        />
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={words.email}
          required
          autocomplete="email"
          value={keptText(failed.kept, 'email')}
          error={messageFor(errors, 'email')}
        />
        <p>
          <Button kind="secondary">{words.sendKey}</Button>
        </p>
      </Form>
    </Section>
  )
}

export function followPage(visit: Visit, failed: Failed = nothing): Page {
  const { lang, city } = visit
  const words = followMessages(lang)
  const errors = saidErrors(lang, failed)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <KeyForm
        visit={visit}
        action={cityPath(city, '/follow')}
        label={words.open}
        failed={failed}
        errors={errors}
      />
      <LostKey visit={visit} failed={failed} errors={errors} />
    </>
  )
  return { title: words.title, body }
}

/** The same whether number and address belong together or not. */
export function keySentPage(visit: Visit): Page {
  const { lang, city } = visit
  const words = followMessages(lang)
  const body = (
    <>
      <Heading level={1} lead={words.sentText}>
        {words.sentTitle}
      </Heading>
      <p>
        <LinkButton href={cityPath(city, '/follow')}>{words.title}</LinkButton>{' '}
        <LinkButton href={cityPath(city, '/desks')} kind="secondary">
          {words.desks}
        </LinkButton>
      </p>
    </>
  )
  return { title: words.sentTitle, body }
}

export function claimPage(visit: Visit, failed: Failed = nothing): Page {
  const { lang, city } = visit
  const words = followMessages(lang)
  const errors = saidErrors(lang, failed)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {visit.query.done === 'claimed' && (
        <Notice lang={lang} kind="success">
          {words.claimed} <a href={cityPath(city, '/desk')}>{words.toDesk}</a>
        </Notice>
      )}
      <Heading level={1} lead={words.claimLead}>
        {words.claimTitle}
      </Heading>
      <KeyForm
        visit={visit}
        action={cityPath(city, '/claims')}
        label={words.claim}
        failed={failed}
        errors={errors}
      />
    </>
  )
  return { title: words.claimTitle, body }
}
