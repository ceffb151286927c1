import { z } from 'zod'
import { findAccountOf, storePassword } from '../../core/people/accounts.ts'
import { reopen } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import { hashPassword } from '../../core/people/password.ts'
import { secret } from '../../core/people/secret-field.ts'
import { tellAccount } from '../../core/people/tell-account.ts'
import { found } from '../../core/web/errors.ts'
import { sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import { withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { Heading } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextField } from '../../ui/forms.tsx'
import { crumbsTo } from './crumbs.ts'
import { accountMessages } from './messages.ts'

const passwordForm = z.object({ password: secret(12) })

async function setPassword(visit: Visit, input: z.output<typeof passwordForm>): Promise<Outcome> {
  const { person } = found(visit.viewer)
  const account = found(await findAccountOf(visit.tx, person.id, visit.today))
  await storePassword(visit.tx, person.id, await hashPassword(input.password))
  await keepAccountEvent(visit, { personId: person.id, kind: 'passwordSet' })
  await tellAccount(visit, account, 'passwordSet')
  return reopen(visit, cityPath(visit.city, '/account?changed=password'))
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  const { lang, city, viewer } = visit
  const words = accountMessages(lang)
  const account = found(await findAccountOf(visit.tx, found(viewer).person.id, visit.today))
  const title = account.password_hash === null ? words.setPassword : words.changePassword
  const errors = sayErrors(failed?.errors ?? [], lang, { password: words.newPassword })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.newPasswordLead}>
        {title}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/account/password')}>
        {/* For password managers: whose password this is. */}
        <input type="hidden" name="username" autocomplete="username" value={account.email ?? ''} />
        <TextField
          lang={lang}
          name="password"
          type="password"
          label={words.newPassword}
          required
          hint={words.newPasswordHint}
          autocomplete="new-password"
          error={messageFor(errors, 'password')}
        />
        <Button>{words.save}</Button>
      </Form>
    </>
  )
  return { title, body, breadcrumbs: crumbsTo(visit, title) }
}

const policy = withAccount
const stepUp = true

export const passwordRoutes: readonly Route[] = [
  page('/account/password', { policy, stepUp, show: (visit) => show(visit) }),
  action('/account/password', { policy, stepUp, form: passwordForm, act: setPassword, again: show }),
]
