import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, PlainText, Section, Stack, Typed } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../ui/forms.tsx'
import { adviserMessages } from '../messages.ts'
import type { Entry } from '../queries.ts'
import { seatMessages } from '../seat-messages.ts'
import type { Service } from '../seat-queries.ts'
import { EntryFields, errorsOf } from './entry-form.tsx'
import { ServiceTable } from './service-table.tsx'

/** Title, what is asked, and the two answers; the case itself opens once they accept. */
const Invitation = ({ visit, seat }: { visit: Visit; seat: Service }) => {
  const { lang, city } = visit
  const words = seatMessages(lang)
  return (
    <>
      <h3>
        {seat.number}　<Typed text={seat.title} lang={lang} />
      </h3>
      {seat.why !== '' && <PlainText text={seat.why} />}
      <p>{words.acceptText}</p>
      <Form lang={lang} action={cityPath(city, `/account/adviser/seats/${seat.id}`)} submissionId={blindId()}>
        <input type="hidden" name="version" value={String(seat.version)} />
        <Button name="as" value="accepted">
          {words.accept}
        </Button>{' '}
        <Button kind="secondary" name="as" value="declined">
          {words.decline}
        </Button>
      </Form>
    </>
  )
}

export function ownPage(visit: Visit, entry: Entry, service: readonly Service[], failed?: Failed): Page {
  const { lang, city } = visit
  const [words, seat] = [adviserMessages(lang), seatMessages(lang)]
  const open = service.filter(({ state }) => state === 'invited')
  const done = { saved: words.saved, accepted: seat.accepted, declined: seat.declined }[
    visit.query.done ?? ''
  ]
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} lead={seat.ownLead}>
        {seat.own}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Section id="invitations" title={seat.invitations}>
        {open.length === 0 && <p>{seat.invitationsNone}</p>}
        {open.map((one) => (
          <Invitation visit={visit} seat={one} />
        ))}
      </Section>
      <ServiceTable visit={visit} service={service.filter(({ state }) => state !== 'invited')} />
      <Section id="entry" title={seat.ownEntry}>
        <p>
          <Typed text={entry.name} lang={lang} />
        </p>
        <Form lang={lang} action={cityPath(city, '/account/adviser')} submissionId={blindId()}>
          <input type="hidden" name="version" value={String(entry.version)} />
          <EntryFields visit={visit} entry={entry} failed={failed} />
          <Button>{words.save}</Button>
        </Form>
      </Section>
    </Stack>
  )
  return { title: seat.own, body, breadcrumbs: [deskCrumb(visit), { label: seat.own }] }
}
