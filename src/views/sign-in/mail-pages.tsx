import type { MailProof } from '../../core/people/mail-proof.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { blindId } from '../../lib/ids.ts'
import { Heading, Notice, Stack } from '../../ui/components/index.ts'
import {
  Button,
  CodeField,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextField,
} from '../../ui/forms.tsx'
import { mailMessages } from './mail-messages.ts'
import { signInMessages } from './messages.ts'

const crumbs = (visit: Visit, here: string) => [
  { label: signInMessages(visit.lang).title, href: cityPath(visit.city, '/sign-in') },
  { label: here },
]

export function askPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = mailMessages(lang)
  const next = safeNext(city, failed ? keptText(failed.kept, 'next') : visit.query.next)
  const errors = sayErrors(failed?.errors ?? [], lang, { email: words.email })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/sign-in/mail')}>
        <input type="hidden" name="next" value={next} />
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          required
          autocomplete="username"
          value={failed ? keptText(failed.kept, 'email') : ''}
          error={messageFor(errors, 'email')}
        />
        <Button>{words.send}</Button>
      </Form>
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbs(visit, words.title) }
}

export function sentPage(visit: Visit, address: string | undefined, failed?: Failed): Page {
  const { lang, city } = visit
  const words = mailMessages(lang)
  const own = { wrongCode: words.wrongCode }
  const errors = sayErrors(failed?.errors ?? [], lang, { code: words.code }, own)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.sentText}>
        {words.sentTitle}
      </Heading>
      {visit.runtime.demo && <Notice lang={lang} kind="warning" title={words.inDemo} />}
      {address && <p>{words.sentTo(address)}</p>}
      <Form lang={lang} action={cityPath(city, '/sign-in/code')}>
        <CodeField
          lang={lang}
          name="code"
          label={words.code}
          hint={words.codeHint}
          error={messageFor(errors, 'code')}
        />
        <Button>{words.withCode}</Button>
      </Form>
      <p>{words.notThere}</p>
      <p>
        <LinkButton href={cityPath(city, '/sign-in/mail')} kind="secondary">
          {words.again}
        </LinkButton>
      </p>
    </>
  )
  return { title: words.sentTitle, body, breadcrumbs: crumbs(visit, words.sentTitle) }
}

/** The link alone does nothing: whoever opens it presses the button. */
export function enterPage(visit: Visit, token: string, { address }: MailProof): Page {
  const { lang, city } = visit
  const words = mailMessages(lang)
  const body = (
    <>
      <Heading level={1} lead={words.enterLead(address)}>
        {words.enterTitle}
      </Heading>
      <Form lang={lang} action={cityPath(city, `/sign-in/mail/${token}`)}>
        <Button>{words.enter}</Button>
      </Form>
      <p>{words.notYou}</p>
    </>
  )
  return { title: words.enterTitle, body, shortPath: cityPath(city, '/sign-in') }
}

export function deadPage(visit: Visit): Page {
  const { lang, city } = visit
  const words = mailMessages(lang)
  const body = (
    <Stack>
      <Heading level={1}>{words.deadTitle}</Heading>
      <Notice lang={lang} kind="warning" title={words.deadText} />
      <p>
        <LinkButton href={cityPath(city, '/sign-in/mail')}>{words.sendAgain}</LinkButton>
      </p>
    </Stack>
  )
  return { title: words.deadTitle, body, status: 404, shortPath: cityPath(city, '/sign-in') }
}

export function makePage(visit: Visit, token: string, { address }: MailProof, failed?: Failed): Page {
  const { lang, city } = visit
  const words = mailMessages(lang)
  const labels = { name: words.name, reading: words.reading, lang: words.language }
  const errors = sayErrors(failed?.errors ?? [], lang, labels)
  const of = (name: keyof typeof labels) => ({
    lang,
    name,
    label: labels[name],
    value: failed ? keptText(failed.kept, name) : '',
    error: messageFor(errors, name),
  })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.makeLead(address)}>
        {words.makeTitle}
      </Heading>
      <Form lang={lang} action={cityPath(city, `/sign-in/mail/${token}/account`)} submissionId={blindId()}>
        <TextField {...of('name')} hint={words.nameHint} required autocomplete="name" />
        <TextField {...of('reading')} hint={words.readingHint} />
        <RadioGroup
          {...of('lang')}
          hint={words.languageHint}
          required
          value={failed ? keptText(failed.kept, 'lang') : lang}
          options={[
            { value: 'ja', label: words.japanese },
            { value: 'easy', label: words.easyJapanese },
            { value: 'en', label: words.english },
          ]}
        />
        <Button>{words.make}</Button>
      </Form>
      <p>{words.notYou}</p>
    </>
  )
  return { title: words.makeTitle, body, shortPath: cityPath(city, '/sign-in') }
}
