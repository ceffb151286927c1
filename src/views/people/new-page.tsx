import type { GroupChoice } from '../../core/group/index.ts'
import { PurposeNote } from '../../core/privacy/purpose.tsx'
import { keptText } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { blindId } from '../../lib/ids.ts'
import { Heading, Notice, Stack } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TextField } from '../../ui/forms.tsx'
import { crumbs, errorsOf } from './frame.ts'
import { HatFields } from './hat-fields.tsx'
import { peopleMessages } from './messages.ts'

export function newPersonPage(visit: Visit, organizations: readonly GroupChoice[], failed?: Failed): Page {
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
