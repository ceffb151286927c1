import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { proveAgain } from '../../core/people/enter.ts'
import { keepAccountEvent } from '../../core/people/events.ts'
import { isGuarded } from '../../core/people/proof.ts'
import { hatLabel } from '../../core/people/signature.ts'
import { recoveryOpens, totpOpens } from '../../core/people/totp.ts'
import { waysOf } from '../../core/people/way.ts'
import { found } from '../../core/web/errors.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import { signedIn } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { digitsOf } from '../../lib/digits.ts'
import { line } from '../../lib/form-text.ts'
import { Heading, Section } from '../../ui/components/index.ts'
import { Button, CodeField, ErrorSummary, Form, messageFor, TextField } from '../../ui/forms.tsx'
import { secondMessages } from './second-messages.ts'

const codeForm = z.object({ code: line({ max: 20, required: true }), next: line({ max: 500 }) })
const recoveryForm = z.object({ recovery: line({ max: 40, required: true }), next: line({ max: 500 }) })
const wrong = (field: string, next: string): Failed => ({
  errors: [{ field, code: 'wrongCode' }],
  kept: { next },
})

async function byApp(visit: Visit, { code, next }: z.output<typeof codeForm>): Promise<Outcome> {
  const { person } = found(visit.viewer)
  if (!(await totpOpens(visit, person.id, digitsOf(code) ?? ''))) return wrong('code', next)
  return proveAgain(visit, 'totp', safeNext(visit.city, next))
}

async function byRecovery(visit: Visit, { recovery, next }: z.output<typeof recoveryForm>): Promise<Outcome> {
  const { person } = found(visit.viewer)
  if (!(await recoveryOpens(visit, person.id, recovery))) return wrong('recovery', next)
  await keepAccountEvent(visit, { personId: person.id, kind: 'recoveryUsed' })
  return proveAgain(visit, 'recovery', safeNext(visit.city, next))
}

type Piece = { visit: Visit; next: string; errors: { field: string; message: string }[] }

const CodeForms = ({ visit: { lang, city }, next, errors }: Piece) => {
  const words = secondMessages(lang)
  return (
    <>
      <Section id="by-app" title={words.byApp}>
        <Form lang={lang} action={cityPath(city, '/sign-in/second')}>
          <input type="hidden" name="next" value={next} />
          <CodeField
            lang={lang}
            name="code"
            label={words.code}
            hint={words.codeHint}
            error={messageFor(errors, 'code')}
          />
          <Button>{words.go}</Button>
        </Form>
      </Section>
      <Section id="by-recovery" title={words.byRecovery} lead={words.recoveryLead}>
        <Form lang={lang} action={cityPath(city, '/sign-in/second/recovery')}>
          <input type="hidden" name="next" value={next} />
          <TextField
            lang={lang}
            name="recovery"
            label={words.recovery}
            required
            width="m"
            autocomplete="off"
            error={messageFor(errors, 'recovery')}
          />
          <Button kind="secondary">{words.useRecovery}</Button>
        </Form>
      </Section>
    </>
  )
}

/** Nothing to show a second time yet: it is set up first, and then the page one wanted comes. */
const SetUp = ({ visit: { lang, city }, next }: Pick<Piece, 'visit' | 'next'>) => {
  const words = secondMessages(lang)
  return (
    <Section id="set-up" title={words.setUp} lead={words.setUpLead}>
      <Form lang={lang} action={cityPath(city, '/account/second/start')}>
        <input type="hidden" name="next" value={next} />
        <Button>{words.begin}</Button>
      </Form>
    </Section>
  )
}

/** The way on for somebody who has another hat that needs no second factor, and the way out. */
const OtherWays = ({ visit: { lang, city, viewer, session, definition } }: Pick<Piece, 'visit'>) => {
  const words = secondMessages(lang)
  const free = session?.totp ? [] : (viewer?.hats.filter(({ kind }) => !isGuarded(kind)) ?? [])
  return (
    <Section id="otherwise" title={words.otherwise}>
      {free.map((hat) => (
        <Form lang={lang} action={cityPath(city, '/account/hat')}>
          <input type="hidden" name="hat" value={hat.id} />
          <Button kind="secondary">{words.goOnAs(hatLabel(hat, definition, lang))}</Button>
        </Form>
      ))}
      <Form lang={lang} action={cityPath(city, '/sign-out')}>
        <Button kind="secondary">{words.signOut}</Button>
      </Form>
    </Section>
  )
}

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  const { lang, session } = visit
  const words = secondMessages(lang)
  const next = safeNext(visit.city, failed ? keptText(failed.kept, 'next') : visit.query.next)
  const labels = { code: words.code, recovery: words.recovery }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { wrongCode: words.wrongCode })
  const others: Child[] = await waysOf(visit, (way) => way.second?.(visit, next))
  const begins = !session?.totp && others.length === 0
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {others}
      {session?.totp && <CodeForms visit={visit} next={next} errors={errors} />}
      {begins && <SetUp visit={visit} next={next} />}
      {begins && (await waysOf(visit, (way) => way.setUp?.(visit, next)))}
      <OtherWays visit={visit} />
    </>
  )
  return { title: words.title, body }
}

const policy = signedIn
const halfway = true
const ownData = true

export const secondRoutes: readonly Route[] = [
  page('/sign-in/second', { policy, halfway, ownData, show: (visit) => show(visit) }),
  action('/sign-in/second', { policy, halfway, ownData, form: codeForm, act: byApp, again: show }),
  action('/sign-in/second/recovery', {
    policy,
    halfway,
    ownData,
    form: recoveryForm,
    act: byRecovery,
    again: show,
  }),
]
