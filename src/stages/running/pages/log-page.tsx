import type { Entry } from '../../../core/case/types.ts'
import { StaffNotes } from '../../../core/guidance/index.ts'
import { seesInside } from '../../../core/joint/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { EmptyState, Heading, Section } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  TextArea,
} from '../../../ui/forms.tsx'
import { runningMessages } from '../messages.ts'
import { isRunning, mayFinish, mayLog } from '../rules.ts'
import { LogFields } from './log-fields.tsx'
import { LogList } from './log-list.tsx'
import { Term } from './term.tsx'

type FormProps = { visit: CaseVisit; errors: FieldError[]; failed?: Failed | undefined }

function mistakes({ lang }: CaseVisit, failed: Failed | undefined) {
  const words = runningMessages(lang)
  const { on, text, photos, photoText, visibility, result, futureDate } = words
  const labels = { on, text, photos, photoText, visibility, result }
  return sayErrors(failed?.errors ?? [], lang, labels, { futureDate })
}

const paths = { log: '/cases/:number/log', finish: '/cases/:number/completion' } as const

/** What was left unsent in either form; no field stands in both. */
const keptOf = ({ drafts }: CaseVisit) => ({
  ...drafts?.[paths.log]?.fields,
  ...drafts?.[paths.finish]?.fields,
})

const textIn = (kept: Failed['kept'], name: string, first: string): string =>
  kept[name] === undefined ? first : keptText(kept, name)

/** Both forms of the page fail into it: each shows again only what was its own. */
const fieldOf =
  ({ visit, errors, failed }: FormProps) =>
  (name: string, first = '') => ({
    lang: visit.lang,
    name,
    value: textIn(failed?.kept[name] === undefined ? keptOf(visit) : failed.kept, name, first),
    error: messageFor(errors, name),
  })

/** Of the line: what came back with a mistake, or what was left unsent. */
const keptIn = ({ visit, failed }: FormProps) => ({ ...keptOf(visit), ...failed?.kept })

const LogForm = (props: FormProps) => {
  const { lang, city, case: subject } = props.visit
  const words = runningMessages(lang)
  return (
    <Section id="write" title={words.write}>
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/log')}
        submissionId={blindId()}
        draft={props.visit.drafts?.[paths.log]?.state}
        multipart
      >
        <LogFields visit={props.visit} field={fieldOf(props)} kept={keptIn(props)} first="public" />
        <Button>{words.save}</Button>
      </Form>
    </Section>
  )
}

const FinishForm = (props: FormProps) => {
  const { lang, city, case: subject } = props.visit
  const words = runningMessages(lang)
  return (
    <Section id="finish" title={words.finish} lead={words.finishLead}>
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/completion')}
        submissionId={blindId()}
        draft={props.visit.drafts?.[paths.finish]?.state}
      >
        <TextArea
          {...fieldOf(props)('result')}
          label={words.result}
          hint={words.resultHint}
          required
          rows={4}
          maxLength={2000}
        />
        <Button kind="secondary">{words.finishNow}</Button>
      </Form>
    </Section>
  )
}

const Lines = ({ visit, lines }: { visit: CaseVisit; lines: readonly Entry[] }) => {
  const words = runningMessages(visit.lang)
  return (
    <Section id="log" title={words.log}>
      {lines.length === 0 ? (
        <EmptyState title={words.empty} text={words.emptyText} />
      ) : (
        <LogList visit={visit} lines={lines} />
      )}
    </Section>
  )
}

export function logPage(visit: CaseVisit, lines: readonly Entry[], failed?: Failed): Page {
  const { lang, city, viewer, case: subject } = visit
  const words = runningMessages(lang)
  const errors = mistakes(visit, failed)
  const form = { visit, errors, failed }
  return {
    title: `${words.title} ${subject.title}`,
    breadcrumbs: [{ label: subject.title, href: casePath(city, subject.number) }, { label: words.title }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={words.lead}>
          {words.title}
        </Heading>
        <Term visit={visit} />
        {seesInside(visit) && (
          <p>
            <LinkButton href={casePath(city, subject.number, '/completion/print')} kind="quiet">
              {words.toReport}
            </LinkButton>
          </p>
        )}
        {mayLog(viewer, visit) && <LogForm {...form} />}
        <Lines visit={visit} lines={lines} />
        {isRunning(visit) && mayFinish(viewer, visit) && <FinishForm {...form} />}
        <StaffNotes visit={visit} stage="running" />
      </>
    ),
  }
}
