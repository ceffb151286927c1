import type { GroupChoice } from '../../core/group/index.ts'
import { accountEventWords } from '../../core/people/event-words.ts'
import type { AccountEvent } from '../../core/people/events.ts'
import { HoldLink } from '../../core/records/hold-link.tsx'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import { Heading, Notice, Section, Timeline } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../ui/forms.tsx'
import { crumbs, errorsOf, label } from './frame.ts'
import { HatFields } from './hat-fields.tsx'
import { peopleMessages } from './messages.ts'
import type { FoundPerson, ListedPerson } from './queries.ts'
import { SignInActs } from './sign-in-acts.tsx'

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
  organizations: readonly GroupChoice[],
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
      <p>
        <HoldLink visit={visit} record="person" id={person.id} />
      </p>
      <Section id="history" title={words.history}>
        {events.length === 0 ? (
          <p>{words.noHistory}</p>
        ) : (
          <Timeline label={words.history} entries={events.map((event) => eventEntry(visit, event))} />
        )}
      </Section>
    </>
  )
  return { title: person.name, body, breadcrumbs: crumbs(visit, person.name) }
}
