import type { TaskOnSheet } from '../../../core/inventory/index.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../ui/forms.tsx'
import { inventoryMessages } from '../messages.ts'
import { errorsOf, inventoryCrumbs } from './sheet-page.tsx'
import { TaskFields } from './task-fields.tsx'

const valuesOf = (task: TaskOnSheet) => ({
  name: task.name,
  gist: task.gist,
  together: task.together,
  form: task.form,
  withWhom: task.with_whom,
  whyNot: task.why_not,
  shown: task.shown ? 'yes' : '',
})

export function taskPage(visit: Visit, task: TaskOnSheet, failed?: Failed): Page {
  const { lang, city } = visit
  const words = inventoryMessages(lang)
  const title = words.changeOf(task.name)
  const errors = errorsOf(visit, failed)
  const path = cityPath(city, `/inventory/tasks/${task.id}`)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Form lang={lang} action={path} submissionId={blindId()} version={task.version}>
        <TaskFields visit={visit} kept={failed?.kept ?? valuesOf(task)} errors={errors} />
        <Button>{words.save}</Button>
      </Form>
      <Section id="removal" title={words.remove} lead={words.removeText}>
        <Form lang={lang} action={`${path}/removal`} submissionId={blindId()} version={task.version}>
          <Button kind="danger">{words.remove}</Button>
        </Form>
      </Section>
    </Stack>
  )
  return { title, body, breadcrumbs: inventoryCrumbs(visit, title) }
}
