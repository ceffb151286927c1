import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, TableFileField } from '../../../ui/forms.tsx'
import { rosterMessages } from '../roster-messages.ts'
import { organizationCrumbs } from './section-page.tsx'

/** Where a roster file is given. */
export function rosterPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = rosterMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { file: words.file }, words as never)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/organization/roster')} submissionId={blindId()} multipart>
        <TableFileField
          lang={lang}
          name="file"
          label={words.file}
          hint={words.fileHint}
          error={messageFor(errors, 'file')}
        />
        <Button>{words.check}</Button>
      </Form>
      <Section id="columns" title={words.columns}>
        <p>{words.columnsText}</p>
        <p>
          <LinkButton kind="secondary" href={cityPath(city, '/organization/roster/current')}>
            {words.current}
          </LinkButton>
        </p>
        <p>{words.currentText}</p>
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: organizationCrumbs(visit, words.title) }
}
