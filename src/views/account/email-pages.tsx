import type { MailProof } from '../../core/people/mail-proof.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { Heading, Notice, Stack } from '../../ui/components/index.ts'
import { Button, CodeField, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { crumbsTo } from './crumbs.ts'
import { emailMessages } from './email-messages.ts'

export function emailPage(visit: Visit, now: string | null, failed?: Failed): Page {
  const { lang, city } = visit
  const words = emailMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { email: words.email })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>{now === null ? words.noneNow : words.now(now)}</p>
      <Form lang={lang} action={cityPath(city, '/account/email')}>
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          required
          autocomplete="email"
          value={failed ? keptText(failed.kept, 'email') : ''}
          error={messageFor(errors, 'email')}
        />
        <Button>{words.send}</Button>
      </Form>
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbsTo(visit, words.title) }
}

export function emailSentPage(visit: Visit, address: string | undefined, failed?: Failed): Page {
  const { lang, city } = visit
  const words = emailMessages(lang)
  const own = { wrongCode: words.wrongCode }
  const errors = sayErrors(failed?.errors ?? [], lang, { code: words.code }, own)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.sentLead}>
        {words.sentTitle}
      </Heading>
      {address && <p>{words.sentTo(address)}</p>}
      <Form lang={lang} action={cityPath(city, '/account/email-code')}>
        <CodeField
          lang={lang}
          name="code"
          label={words.code}
          hint={words.codeHint}
          error={messageFor(errors, 'code')}
        />
        <Button>{words.withCode}</Button>
      </Form>
      <p>
        <LinkButton href={cityPath(city, '/account/email')} kind="secondary">
          {words.again}
        </LinkButton>
      </p>
    </>
  )
  return { title: words.sentTitle, body, breadcrumbs: crumbsTo(visit, words.sentTitle) }
}

export function emailLinkPage({ lang, city }: Visit, token: string, { address }: MailProof): Page {
  const words = emailMessages(lang)
  const body = (
    <>
      <Heading level={1} lead={words.linkLead(address)}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, `/account/email/${token}`)}>
        <Button>{words.change}</Button>
      </Form>
      <p>{words.notYou}</p>
    </>
  )
  return { title: words.title, body, shortPath: cityPath(city, '/account/email') }
}

export function emailDeadPage({ lang, city }: Visit): Page {
  const words = emailMessages(lang)
  const body = (
    <Stack>
      <Heading level={1}>{words.deadTitle}</Heading>
      <Notice lang={lang} kind="warning" title={words.deadText} />
      <p>
        <LinkButton href={cityPath(city, '/account/email')}>{words.title}</LinkButton>
      </p>
    </Stack>
  )
  return { title: words.deadTitle, body, status: 404, shortPath: cityPath(city, '/account/email') }
}

/** On a device where the person is not signed in. */
export function emailDonePage({ lang, city }: Visit): Page {
  const words = emailMessages(lang)
  const body = (
    <Stack>
      <Heading level={1}>{words.doneTitle}</Heading>
      <Notice lang={lang} kind="success" title={words.doneText} />
      <p>
        <LinkButton href={cityPath(city, '/sign-in')}>{words.signIn}</LinkButton>
      </p>
    </Stack>
  )
  return { title: words.doneTitle, body, shortPath: cityPath(city, '/account/email') }
}
