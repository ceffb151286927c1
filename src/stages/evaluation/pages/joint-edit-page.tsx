import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/language.ts'
import { Disclosure, Heading, Notice } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, type FieldError, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { most } from '../forms.ts'
import { messages } from '../messages.ts'
import { reviewMessages } from '../review/messages.ts'
import { type Statement, statementParts } from '../rules.ts'
import { crumbsOf, publicity, type Written } from './joint-page.tsx'
import { StatementText, statementLabels } from './statement.tsx'

const isRequired = (part: string) => part === 'achieved' || part === 'learned'

type FieldsProps = { visit: CaseVisit; kept: Failed['kept']; errors: FieldError[] }

const Fields = ({ visit: { lang }, kept, errors }: FieldsProps) => {
  const labels = statementLabels(lang)
  return (
    <>
      {statementParts.map((part) => (
        <TextArea
          lang={lang}
          name={part}
          label={labels[part]}
          hint={part === 'learned' && messages(lang).learnedHint}
          required={isRequired(part)}
          rows={4}
          maxLength={most.statement}
          value={keptText(kept, part)}
          error={messageFor(errors, part)}
        />
      ))}
    </>
  )
}

/** The version the form was made from; after somebody else's was told, the one that is there now. */
function versionRead(joint: Written | undefined, failed: Failed | undefined): number {
  const isTold = failed === undefined || failed.errors.some(({ code }) => code === 'newerVersion')
  return isTold ? (joint?.version ?? 0) : Number(failed.kept.version)
}

/** `begun`: what the review left to begin with. */
type Begun = { joint: Written | undefined; begun: Statement | undefined }

/** The first version begins with what was noted; a later one has it beside. */
const Notes = ({ lang, joint, begun }: Begun & { lang: Lang }) => {
  const words = reviewMessages(lang)
  if (begun === undefined) return null
  return joint ? (
    <Disclosure summary={words.said}>
      <StatementText lang={lang} statement={begun} />
    </Disclosure>
  ) : (
    <Notice lang={lang}>
      <p>{words.begun}</p>
    </Notice>
  )
}

/** The joint statement in one form; a changed text asks everyone again. */
export function jointEditPage(visit: CaseVisit, { joint, begun }: Begun, failed?: Failed): Page {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const { newerVersion } = words
  const errors = sayErrors(failed?.errors ?? [], lang, statementLabels(lang), { newerVersion })
  const kept = failed?.kept ?? fieldsFrom(joint?.document.content ?? begun ?? {})
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={subject.title} lead={words.jointLead}>
        {words.jointTitle}
      </Heading>
      <p>{publicity(visit)}</p>
      {joint && (
        <Notice lang={lang} kind="warning">
          {words.editNote}
        </Notice>
      )}
      <Notes lang={lang} joint={joint} begun={begun} />
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/evaluation/joint/versions')}
        submissionId={blindId()}
        version={versionRead(joint, failed)}
        draft={visit.draft}
      >
        <Fields visit={visit} kept={kept} errors={errors} />
        <p>
          <Button>{words.save}</Button>
        </p>
      </Form>
    </>
  )
  return { title: words.jointTitle, body, breadcrumbs: crumbsOf(visit) }
}
