import type { Brief } from '../../../core/organization/case-staff.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Notice, PrintButton, ScreenOnly, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, SelectField, TextArea } from '../../../ui/forms.tsx'
import { BriefSheet } from './brief.tsx'
import { briefMessages } from './messages.ts'

type Props = { visit: CaseVisit; brief: Brief; staff: readonly Staff[]; failed?: Failed | undefined }

const errorsOf = ({ visit, failed }: Props) => {
  const words = briefMessages(visit.lang)
  return sayErrors(
    failed?.errors ?? [],
    visit.lang,
    { note: words.noteLabel, officer: words.officer },
    words as never,
  )
}

const Forms = (props: Props) => {
  const { visit, brief, staff, failed } = props
  const { lang, city } = visit
  const words = briefMessages(lang)
  const errors = errorsOf(props)
  const version = brief.staff?.version ?? 0
  const kept = failed?.kept ?? {}
  const at = (path: string) => casePath(city, visit.case.number, path)
  return (
    <>
      <Section id="write" title={words.note} lead={words.noteText}>
        <Form lang={lang} action={at('/brief/note')} submissionId={blindId()} version={version}>
          <TextArea
            lang={lang}
            name="note"
            label={words.noteLabel}
            rows={6}
            maxLength={2000}
            value={'note' in kept ? keptText(kept, 'note') : (brief.staff?.note ?? '')}
            error={messageFor(errors, 'note')}
          />
          <Button>{words.keepNote}</Button>
        </Form>
      </Section>
      <Section id="who" title={words.who} lead={words.whoText}>
        <Form lang={lang} action={at('/officer')} submissionId={blindId()} version={version}>
          <SelectField
            lang={lang}
            name="officer"
            label={words.officer}
            emptyLabel={words.nobody}
            value={'officer' in kept ? keptText(kept, 'officer') : (brief.staff?.officer_id ?? '')}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
            error={messageFor(errors, 'officer')}
          />
          <Button kind="secondary">{words.keepWho}</Button>
        </Form>
      </Section>
    </>
  )
}

/** The brief of one case, with what its section may write on it. */
export function briefPage(props: Props): Page {
  const { visit, brief, failed } = props
  const { lang, city, definition } = visit
  const words = briefMessages(lang)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(props)} />
      {visit.query.done && (
        <ScreenOnly>
          <Notice lang={lang} kind="success" title={words.saved} />
        </ScreenOnly>
      )}
      <PrintButton lang={lang} />
      <BriefSheet visit={visit} definition={definition} brief={brief} level={1} />
      <ScreenOnly>
        <Stack>
          <Forms {...props} />
        </Stack>
      </ScreenOnly>
    </Stack>
  )
  const late = failed?.errors.some(({ code }) => code === 'changed')
  return {
    title: `${words.title} ${visit.case.number}`,
    body,
    ...(late ? { status: 409 as const } : {}),
    breadcrumbs: [
      { label: visit.case.number, href: casePath(city, visit.case.number) },
      { label: words.title },
    ],
  }
}
