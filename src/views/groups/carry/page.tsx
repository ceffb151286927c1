import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, FileField, Form, messageFor } from '../../../ui/forms.tsx'
import { saidErrors } from '../profile/errors.ts'
import { profileMessages } from '../profile/messages.ts'
import { crumbsOf } from '../words.ts'

export function importPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = profileMessages(lang)
  const errors = saidErrors(visit, failed)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.importLead}>
        {words.importTitle}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/groups/import')} submissionId={blindId()} multipart>
        <FileField
          lang={lang}
          name="file"
          label={words.importFile}
          required
          accept="application/json,.json"
          error={messageFor(errors, 'file')}
        />
        <Button>{words.importDo}</Button>
      </Form>
    </Stack>
  )
  return { title: words.importTitle, body, breadcrumbs: crumbsOf(visit, words.importTitle) }
}
