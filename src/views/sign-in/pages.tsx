import { findSection } from '../../core/edition/view.ts'
import { hatKindName, hatLabel } from '../../core/people/signature.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { colon, pick } from '../../lib/language.ts'
import { CardGrid, Heading, Notice, PersonButton, Section } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextField } from '../../ui/forms.tsx'
import { signInMessages } from './messages.ts'
import type { DemoPerson } from './queries.ts'

const place = (visit: Visit, person: DemoPerson): string => {
  const section = findSection(visit.definition, person.section ?? undefined)
  return [
    person.organization ?? (section && pick(section.name, visit.lang)),
    hatKindName(person.kind, visit.lang),
  ]
    .filter(Boolean)
    .join(' ')
}

const DemoPeople = ({
  visit,
  people,
  next,
}: {
  visit: Visit
  people: readonly DemoPerson[]
  next: string
}) => {
  const words = signInMessages(visit.lang)
  return (
    <Section id="demo" title={words.demoHeading} lead={words.demoLead}>
      <CardGrid>
        {people.map((person) => (
          <PersonButton
            lang={visit.lang}
            name={person.name}
            hat={place(visit, person)}
            action={cityPath(visit.city, '/demo-sign-in')}
            fields={{ person: person.person_id, hat: person.hat_id, next }}
          />
        ))}
      </CardGrid>
    </Section>
  )
}

export function signInPage(visit: Visit, people: readonly DemoPerson[], failed?: Failed): Page {
  const words = signInMessages(visit.lang)
  const { lang } = visit
  const next = safeNext(visit.city, failed ? keptText(failed.kept, 'next') : visit.query.next)
  const errors = sayErrors(
    failed?.errors ?? [],
    lang,
    { email: words.email, password: words.password },
    { wrong: words.wrong },
  )
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      {people.length > 0 && <DemoPeople visit={visit} people={people} next={next} />}
      <Section id="with-password" title={words.passwordHeading}>
        <Form lang={lang} action={cityPath(visit.city, '/sign-in')}>
          <input type="hidden" name="next" value={next} />
          <TextField
            lang={lang}
            name="email"
            type="email"
            label={words.email}
            required
            autocomplete="username"
            value={failed ? keptText(failed.kept, 'email') : ''}
            error={messageFor(errors, 'email')}
          />
          <TextField
            lang={lang}
            name="password"
            type="password"
            label={words.password}
            required
            autocomplete="current-password"
            error={messageFor(errors, 'password')}
          />
          <Button>{words.signIn}</Button>
        </Form>
      </Section>
    </>
  )
  return { title: words.title, body }
}

export function accountPage(visit: Visit, failed?: Failed): Page {
  const words = signInMessages(visit.lang)
  const { lang, viewer, city } = visit
  const others = viewer?.hats.filter((hat) => hat.id !== viewer.hat.id) ?? []
  const labels = { current: words.currentPassword, password: words.newPassword }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { wrongCurrent: words.wrongCurrent })
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.accountLead}>
        {words.accountTitle}
      </Heading>
      {visit.query.changed === 'password' && (
        <Notice lang={lang} kind="success">
          {words.changed}
        </Notice>
      )}
      <Section
        id="hats"
        title={words.switchTo}
        lead={
          viewer &&
          `${words.nowAs}${colon(lang)}${viewer.person.name}　${hatLabel(viewer.hat, visit.definition, lang)}`
        }
      >
        {others.length === 0 && <p>{words.onlyOne}</p>}
        {others.map((hat) => (
          <Form lang={lang} action={cityPath(city, '/account/hat')}>
            <input type="hidden" name="hat" value={hat.id} />
            <Button kind="secondary">{words.switchButton(hatLabel(hat, visit.definition, lang))}</Button>
          </Form>
        ))}
      </Section>
      {/* People of the demo have no password to change. */}
      {!visit.runtime.demo && (
        <Section id="change-password" title={words.changePassword}>
          <Form lang={lang} action={cityPath(city, '/account/password')}>
            <TextField
              lang={lang}
              name="current"
              type="password"
              label={words.currentPassword}
              required
              autocomplete="current-password"
              error={messageFor(errors, 'current')}
            />
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
            <Button kind="secondary">{words.save}</Button>
          </Form>
        </Section>
      )}
      <Section id="sign-out" title={words.signOut}>
        <Form lang={lang} action={cityPath(city, '/sign-out')}>
          <Button kind="secondary">{words.signOut}</Button>
        </Form>
      </Section>
    </>
  )
  return { title: words.accountTitle, body }
}
