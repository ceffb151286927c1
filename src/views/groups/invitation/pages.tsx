import type { Invitation } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, isValidDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/forms.tsx'
import { formatMoment } from '../words.ts'
import { invitationMessages } from './messages.ts'

export function deadPage(visit: Visit): Page {
  const words = invitationMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1}>{words.dead}</Heading>
      <EmptyState
        title={words.dead}
        text={words.deadText}
        action={{ href: cityPath(visit.city, '/groups'), label: words.toGroups }}
      />
    </Stack>
  )
  return { title: words.dead, body, status: 404 }
}

/** Nobody is taken at their word: whoever accepts is signed in. */
const SignInFirst = ({ visit }: { visit: Visit }) => {
  const words = invitationMessages(visit.lang)
  const next = encodeURIComponent(visit.path)
  return (
    <Section id="who" title={words.signInFirst} lead={words.signInText}>
      <p>
        <LinkButton href={cityPath(visit.city, `/sign-in?next=${next}`)}>{words.signIn}</LinkButton>
      </p>
    </Section>
  )
}

const Accept = ({ visit }: { visit: Visit }) => {
  const words = invitationMessages(visit.lang)
  return (
    <>
      <p>{words.asWho(visit.viewer?.person.name ?? '')}</p>
      <Form lang={visit.lang} action={visit.path} submissionId={blindId()}>
        <Button>{words.accept}</Button>
      </Form>
      <p>{words.ignore}</p>
    </>
  )
}

export function invitationPage(visit: Visit, invitation: Invitation, failed?: Failed): Page {
  const { lang } = visit
  const words = invitationMessages(lang)
  const { own, already } = words
  const errors = sayErrors(failed?.errors ?? [], lang, {}, { own, already }).map(({ message }) => ({
    message,
  }))
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead(invitation.group, hatKindName(invitation.role, lang))}>
        {words.title}
      </Heading>
      {invitation.starts_on && <p>{words.begins(formatDate(invitation.starts_on, lang))}</p>}
      <p>{words.expires(formatMoment(invitation.expires_at, lang))}</p>
      {visit.viewer === undefined ? <SignInFirst visit={visit} /> : <Accept visit={visit} />}
    </Stack>
  )
  // What is printed must not let in whoever finds the paper.
  return { title: words.title, body, shortPath: cityPath(visit.city, '/groups') }
}

export function donePage(visit: Visit): Page {
  const { lang, query, city, today } = visit
  const words = invitationMessages(lang)
  const from = query.from ?? ''
  const later = isValidDate(from) && from > today
  const body = (
    <Stack>
      <Heading level={1}>{words.doneTitle}</Heading>
      <Notice lang={lang} kind="success">
        <p>{later ? words.doneFrom(formatDate(from, lang)) : words.doneNow}</p>
      </Notice>
      <p>
        <LinkButton href={cityPath(city, '/account')}>{words.account}</LinkButton>
      </p>
    </Stack>
  )
  return { title: words.doneTitle, body }
}
