import { accountEventWords } from '../../core/people/event-words.ts'
import type { AccountEvent } from '../../core/people/events.ts'
import { hatLabel } from '../../core/people/signature.ts'
import { PurposeNote } from '../../core/privacy/purpose.tsx'
import { deskCrumb } from '../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import {
  Card,
  CardGrid,
  EmptyState,
  Heading,
  Notice,
  Pager,
  Section,
  Stack,
  Timeline,
} from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { HatFields } from './hat-fields.tsx'
import { peopleMessages } from './messages.ts'
import {
  type FoundPerson,
  type ListedHat,
  type ListedPerson,
  type Organization,
  pageSize,
} from './queries.ts'
import { SignInActs } from './sign-in-acts.tsx'

const label = (visit: Visit, hat: ListedHat): string =>
  hatLabel(
    {
      id: hat.id,
      kind: hat.kind,
      section: hat.section ?? undefined,
      organizationName: hat.organization ?? undefined,
    },
    visit.definition,
    visit.lang,
  )

const hatsLine = (visit: Visit, person: ListedPerson): string =>
  person.hats.length === 0
    ? peopleMessages(visit.lang).noHat
    : person.hats.map((hat) => label(visit, hat)).join('・')

export function listPage(visit: Visit, found: readonly ListedPerson[]): Page {
  const words = peopleMessages(visit.lang)
  const people = found.slice(0, pageSize)
  const last = people.at(-1)
  const next =
    found.length > pageSize && last ? { nextHref: `${cityPath(visit.city, '/people')}?after=${last.id}` } : {}
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        <LinkButton href={cityPath(visit.city, '/people/new')}>{words.add}</LinkButton>
      </p>
      {people.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      <CardGrid>
        {people.map((person) => (
          <Card
            title={person.name}
            href={cityPath(visit.city, `/people/${person.id}`)}
            level={2}
            meta={hatsLine(visit, person)}
          >
            {person.email && <p>{person.email}</p>}
          </Card>
        ))}
      </CardGrid>
      <Pager lang={visit.lang} {...next} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}

function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const { name, email, hat, section, group, newGroup, newGroupKind, ...words } = peopleMessages(lang)
  const { emailTaken, sectionNeeded, groupNeeded, groupKindNeeded, lastAdministrator, notOneself } = words
  const own = {
    emailTaken,
    sectionNeeded,
    groupNeeded,
    groupKindNeeded,
    lastAdministrator,
    notOneself,
  }
  return sayErrors(
    failed?.errors ?? [],
    lang,
    { name, email, hat, section, group, newGroup, newGroupKind },
    own,
  )
}

export function newPersonPage(visit: Visit, organizations: readonly Organization[], failed?: Failed): Page {
  const words = peopleMessages(visit.lang)
  const { lang } = visit
  const kept = failed?.kept ?? {}
  const errors = errorsOf(visit, failed)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.addLead}>
        {words.add}
      </Heading>
      <Form lang={lang} action={cityPath(visit.city, '/people')} submissionId={blindId()}>
        <TextField
          lang={lang}
          name="name"
          label={words.name}
          required
          value={keptText(kept, 'name')}
          error={messageFor(errors, 'name')}
          autocomplete="off"
        />
        <TextField
          lang={lang}
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          required
          value={keptText(kept, 'email')}
          error={messageFor(errors, 'email')}
          autocomplete="off"
        />
        <HatFields visit={visit} organizations={organizations} kept={kept} errors={errors} />
        <PurposeNote visit={visit} of="account" />
        <Button>{words.save}</Button>
      </Form>
    </>
  )
  return { title: words.add, body, breadcrumbs: crumbs(visit, words.add) }
}

const crumbs = (visit: Visit, here: string) => [
  { label: peopleMessages(visit.lang).title, href: cityPath(visit.city, '/people') },
  { label: here },
]

const HatList = ({ visit, person }: { visit: Visit; person: ListedPerson }) => {
  const words = peopleMessages(visit.lang)
  if (person.hats.length === 0) return <p>{words.noHat}</p>
  return (
    <ul class="yui-plain-list">
      {person.hats.map((hat) => (
        <li>
          <p>{label(visit, hat)}</p>
          <Form
            lang={visit.lang}
            action={cityPath(visit.city, `/people/${person.id}/endings`)}
            submissionId={blindId()}
          >
            <input type="hidden" name="hat" value={hat.id} />
            <Button kind="secondary">{words.endHat(label(visit, hat))}</Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

const eventEntry = ({ lang }: Visit, { kind, by, at }: AccountEvent) => ({
  when: formatDateTime(at, lang),
  dateTime: at.toISOString(),
  who: by ?? '',
  what: accountEventWords(kind, lang),
})

export function personPage(
  visit: Visit,
  person: FoundPerson,
  organizations: readonly Organization[],
  events: readonly AccountEvent[],
  failed?: Failed,
): Page {
  const words = peopleMessages(visit.lang)
  const { lang } = visit
  const errors = errorsOf(visit, failed)
  const done = { ended: words.ended, added: words.hatAdded, off: words.takenOff }[visit.query.done ?? '']
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={person.email ?? undefined}>
        {words.person(person.name)}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Section id="hats" title={words.hats}>
        <HatList visit={visit} person={person} />
      </Section>
      <Section id="add-hat" title={words.addHatFor(person.name)}>
        <Form lang={lang} action={cityPath(visit.city, `/people/${person.id}/hats`)} submissionId={blindId()}>
          <HatFields visit={visit} organizations={organizations} kept={failed?.kept ?? {}} errors={errors} />
          <Button>{words.addHat}</Button>
        </Form>
      </Section>
      <SignInActs visit={visit} person={person} />
      <Section id="history" title={words.history}>
        <Timeline label={words.history} entries={events.map((event) => eventEntry(visit, event))} />
      </Section>
    </>
  )
  return { title: person.name, body, breadcrumbs: crumbs(visit, person.name) }
}

/** The one page that shows a made password; it is stored only as a hash. */
export function passwordPage(visit: Visit, title: string, password: string): Page {
  const words = peopleMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1}>{title}</Heading>
      <Notice lang={visit.lang} kind="warning">
        <p>{words.once}</p>
      </Notice>
      <p>
        {words.password}： <strong>{password}</strong>
      </p>
      <p>
        <LinkButton href={cityPath(visit.city, '/people')}>{words.back}</LinkButton>
      </p>
    </Stack>
  )
  return { title, body, breadcrumbs: crumbs(visit, title) }
}
