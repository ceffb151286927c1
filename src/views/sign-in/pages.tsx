import { findSection } from '../../core/edition/view.ts'
import { hatKindName } from '../../core/people/signature.ts'
import { waysOf } from '../../core/people/way.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath, safeNext } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import { SignInNotes } from '../../core/web/sign-in-notes.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { CardGrid, Heading, PersonButton, Section } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { mailMessages } from './mail-messages.ts'
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

export async function signInPage(
  visit: Visit,
  people: readonly DemoPerson[],
  failed?: Failed,
): Promise<Page> {
  const words = signInMessages(visit.lang)
  const mail = mailMessages(visit.lang)
  const { lang } = visit
  const next = safeNext(visit.city, failed ? keptText(failed.kept, 'next') : visit.query.next)
  const errors = sayErrors(
    failed?.errors ?? [],
    lang,
    { email: words.email, password: words.password },
    { wrong: words.wrong },
  )
  const others = await waysOf(visit, (way) => way.signIn?.(visit, next))
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      <SignInNotes visit={visit} />
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
      <Section id="by-mail" title={mail.door} lead={mail.doorText}>
        <LinkButton
          href={cityPath(visit.city, `/sign-in/mail?next=${encodeURIComponent(next)}`)}
          kind="secondary"
        >
          {mail.door}
        </LinkButton>
      </Section>
      {others}
    </>
  )
  return { title: words.title, body }
}
