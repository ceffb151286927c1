import type { Child } from 'hono/jsx'
import type { Account } from '../../core/people/accounts.ts'
import { waysOf } from '../../core/people/way.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import { confirmPath } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { Heading, Notice, Section, Stack } from '../../ui/components/index.ts'
import { Button, CodeField, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { confirmMessages } from './confirm-messages.ts'

/** Stands for a form that waits in another tab: nowhere to go, its page is still open. */
export const stay = 'stay'

type Errors = { field: string; message: string }[]
type Asked = { visit: Visit; next: string; errors: Errors }
type WayProps = Asked & {
  id: string
  title: string
  lead?: string
  button: string
  kind?: 'secondary' | undefined
  children?: Child
}

/** One way to confirm: a form that leads on to where one was going. */
const Way = ({ visit, next, id, title, lead, button, kind, children }: WayProps) => (
  <Section id={id} title={title} lead={lead}>
    <Form lang={visit.lang} action={cityPath(visit.city, `${confirmPath}/${id}`)}>
      <input type="hidden" name="next" value={next} />
      {children}
      <Button {...(kind ? { kind } : {})}>{button}</Button>
    </Form>
  </Section>
)

const PasswordWay = (asked: Asked) => {
  const words = confirmMessages(asked.visit.lang)
  return (
    <Way {...asked} id="password" title={words.byPassword} button={words.confirm}>
      <TextField
        lang={asked.visit.lang}
        name="password"
        type="password"
        label={words.password}
        required
        autocomplete="current-password"
        error={messageFor(asked.errors, 'password')}
      />
    </Way>
  )
}

type DigitsProps = Asked & { name: 'code' | 'mailed'; label: string; hint: string }
const Digits = ({ visit, errors, name, label, hint }: DigitsProps) => (
  <CodeField lang={visit.lang} name={name} label={label} hint={hint} error={messageFor(errors, name)} />
)

const AppWay = (asked: Asked) => {
  const words = confirmMessages(asked.visit.lang)
  return (
    <Way {...asked} id="app" title={words.byApp} button={words.confirm}>
      <Digits {...asked} name="code" label={words.code} hint={words.codeHint} />
    </Way>
  )
}

const MailWays = ({ address, ...asked }: Asked & { address: string }) => {
  const words = confirmMessages(asked.visit.lang)
  const sent = asked.visit.query.sent === '1' || messageFor(asked.errors, 'mailed') !== undefined
  return (
    <>
      {sent && (
        <Way {...asked} id="code" title={words.withCode} button={words.confirm}>
          <Digits {...asked} name="mailed" label={words.mailed} hint={words.mailedHint} />
        </Way>
      )}
      <Way
        {...asked}
        id="mail"
        title={words.byMail}
        lead={words.byMailLead(address)}
        button={words.send}
        kind="secondary"
      />
    </>
  )
}

const SignInAnew = ({ visit: { lang, city } }: Pick<Asked, 'visit'>) => {
  const words = confirmMessages(lang)
  return (
    <Section id="anew" title={words.otherwise} lead={words.otherwiseLead}>
      <Form lang={lang} action={cityPath(city, '/sign-out')}>
        <Button kind="secondary">{words.signOut}</Button>
      </Form>
    </Section>
  )
}

/** What this person can confirm with: the app alone where there is one, otherwise what they have. */
function waysFor(asked: Asked, account: Account): Child[] {
  if (asked.visit.session?.totp) return [<AppWay {...asked} />]
  const words = confirmMessages(asked.visit.lang)
  const demo = asked.visit.session?.factor === 'demo'
  return [
    demo && <Way {...asked} id="demo" title={words.inDemo} lead={words.inDemoLead} button={words.confirm} />,
    account.password_hash !== null && <PasswordWay {...asked} />,
    account.email !== null && <MailWays {...asked} address={account.email} />,
  ].filter((way) => way !== false)
}

export async function confirmPage(visit: Visit, account: Account, failed?: Failed): Promise<Page> {
  const { lang } = visit
  const words = confirmMessages(lang)
  const given = failed ? keptText(failed.kept, 'next') : (visit.query.next ?? '')
  const next = given === stay ? stay : safeNext(visit.city, given)
  const labels = { password: words.password, code: words.code, mailed: words.mailed }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { wrong: words.wrong })
  const asked = { visit, next, errors }
  const ways = [...waysFor(asked, account), ...(await waysOf(visit, (way) => way.confirm?.(visit, next)))]
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {ways}
      {ways.length === 0 && <SignInAnew visit={visit} />}
    </>
  )
  return { title: words.title, body }
}

export function donePage({ lang, city }: Visit): Page {
  const words = confirmMessages(lang)
  const body = (
    <Stack>
      <Heading level={1}>{words.done}</Heading>
      <Notice lang={lang} kind="success" title={words.doneText} />
      <p>
        <LinkButton href={cityPath(city, '/account')} kind="secondary">
          {words.toAccount}
        </LinkButton>
      </p>
    </Stack>
  )
  return { title: words.done, body }
}
