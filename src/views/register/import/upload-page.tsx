import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Chip, Heading, Section, Stack, type Tone } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TableFileField } from '../../../ui/forms.tsx'
import { crumbsOf } from '../pages/crumbs.ts'
import { importMessages } from './messages.ts'
import type { Import } from './store.ts'

import { base, mistakesOf } from './words.ts'

const tones: Record<Import['state'], Tone> = {
  checking: 'info',
  checked: 'warning',
  taking: 'info',
  imported: 'success',
  undoing: 'info',
  undone: 'neutral',
}

export function uploadPage(visit: Visit, imports: readonly Import[], failed?: Failed): Page {
  const { lang, city } = visit
  const words = importMessages(lang)
  const standing: Record<Import['state'], string> = {
    checking: words.checking,
    checked: words.notTaken,
    taking: words.working,
    imported: words.taken,
    undoing: words.undoing,
    undone: words.undone,
  }
  const errors = sayErrors(failed?.errors ?? [], lang, { file: words.file }, mistakesOf(lang))
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, base)} submissionId={blindId()} multipart>
        <TableFileField
          lang={lang}
          name="file"
          label={words.file}
          hint={words.fileHint}
          error={messageFor(errors, 'file')}
        />
        <Button>{words.read}</Button>
      </Form>
      {imports.length > 0 && (
        <Section id="earlier" title={words.earlier}>
          <ul>
            {imports.map(({ id, file_name, rows, state, created_at }) => (
              <li>
                <a href={cityPath(city, `${base}/${id}`)}>{file_name || id.slice(-6)}</a> {rows}
                {words.rows}　{formatDate(todayInJapan(created_at), lang)}{' '}
                <Chip tone={tones[state]}>{standing[state]}</Chip>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit, { label: words.title }) }
}
