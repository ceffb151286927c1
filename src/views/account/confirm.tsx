import { z } from 'zod'
import { type Account, findAccountOf, passwordOpens } from '../../core/people/accounts.ts'
import { proveAgain } from '../../core/people/enter.ts'
import { secret } from '../../core/people/secret-field.ts'
import { waysOf } from '../../core/people/way.ts'
import { found, notFound } from '../../core/web/errors.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { signedIn } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import { confirmPath } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { line } from '../../lib/form-text.ts'
import { Heading, Notice, Section, Stack } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { accountMessages } from './messages.ts'

/** Stands for a form that waits in another tab: nowhere to go, its page is still open. */
const stay = 'stay'
const nextOf = (visit: Visit, next: string): string => (next === stay ? stay : safeNext(visit.city, next))
const leadsTo = (visit: Visit, next: string): string =>
  next === stay ? cityPath(visit.city, `${confirmPath}?done=1`) : safeNext(visit.city, next)

const mine = async (visit: Visit): Promise<Account> =>
  found(await findAccountOf(visit.tx, visit.viewer?.person.id ?? '', visit.today))

const passwordForm = z.object({ password: secret(1), next: line({ max: 500 }) })

async function byPassword(visit: Visit, input: z.output<typeof passwordForm>): Promise<Outcome> {
  const fits = await passwordOpens(visit, await mine(visit), input.password)
  if (!fits) return { errors: [{ field: 'password', code: 'wrong' }], kept: { next: input.next } }
  return proveAgain(visit, undefined, leadsTo(visit, input.next))
}

const demoForm = z.object({ next: line({ max: 500 }) })

async function inDemo(visit: Visit, input: z.output<typeof demoForm>): Promise<Outcome> {
  if (visit.session?.factor !== 'demo' || !visit.runtime.demo) throw notFound()
  return proveAgain(visit, undefined, leadsTo(visit, input.next))
}

type Piece = { visit: Visit; next: string; errors: { field: string; message: string }[] }

const PasswordPiece = ({ visit: { lang, city }, next, errors }: Piece) => {
  const words = accountMessages(lang)
  return (
    <Section id="by-password" title={words.confirmPassword}>
      <Form lang={lang} action={cityPath(city, `${confirmPath}/password`)}>
        <input type="hidden" name="next" value={next} />
        <TextField
          lang={lang}
          name="password"
          type="password"
          label={words.password}
          required
          autocomplete="current-password"
          error={messageFor(errors, 'password')}
        />
        <Button>{words.confirm}</Button>
      </Form>
    </Section>
  )
}

const DemoPiece = ({ visit: { lang, city }, next }: Piece) => {
  const words = accountMessages(lang)
  return (
    <Section id="in-demo" title={words.demoConfirm} lead={words.demoConfirmText}>
      <Form lang={lang} action={cityPath(city, `${confirmPath}/demo`)}>
        <input type="hidden" name="next" value={next} />
        <Button>{words.confirm}</Button>
      </Form>
    </Section>
  )
}

function donePage({ lang, city }: Visit): Page {
  const words = accountMessages(lang)
  const body = (
    <Stack>
      <Heading level={1}>{words.confirmed}</Heading>
      <Notice lang={lang} kind="success" title={words.confirmedText} />
      <p>
        <LinkButton href={cityPath(city, '/account')} kind="secondary">
          {words.toAccount}
        </LinkButton>
      </p>
    </Stack>
  )
  return { title: words.confirmed, body }
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  if (visit.query.done === '1' && !failed) return donePage(visit)
  const { lang } = visit
  const words = accountMessages(lang)
  const next = nextOf(visit, failed ? keptText(failed.kept, 'next') : (visit.query.next ?? ''))
  const errors = sayErrors(failed?.errors ?? [], lang, { password: words.password }, { wrong: words.wrong })
  const account = await mine(visit)
  const piece = { visit, next, errors }
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.confirmLead}>
        {words.confirmTitle}
      </Heading>
      {visit.session?.factor === 'demo' && <DemoPiece {...piece} />}
      {account.password_hash !== null && <PasswordPiece {...piece} />}
      {await waysOf(visit, (way) => way.confirm?.(visit, next))}
    </>
  )
  return { title: words.confirmTitle, body }
}

const policy = signedIn

export const confirmRoutes: readonly Route[] = [
  page(confirmPath, { policy, show: (visit) => show(visit) }),
  action(`${confirmPath}/password`, { policy, form: passwordForm, act: byPassword, again: show }),
  action(`${confirmPath}/demo`, { policy, form: demoForm, act: inDemo, again: show }),
]
