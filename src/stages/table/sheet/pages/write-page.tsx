import type { Child } from 'hono/jsx'
import { sayErrors } from '../../../../core/web/form-words.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { blindId } from '../../../../lib/ids.ts'
import { pick } from '../../../../lib/language.ts'
import { Heading, Notice } from '../../../../ui/components/index.ts'
import { Button, ErrorSummary, Form } from '../../../../ui/forms.tsx'
import { sheetPath } from '../acts.ts'
import { fieldsOfContent, labelsOf } from '../fields.ts'
import { lineMessages } from '../line-messages.ts'
import { sheetMessages } from '../messages.ts'
import type { LineHistory } from '../queries.ts'
import type { SheetSection } from '../sections.ts'
import { Clash, clashIn } from './clash.tsx'
import { type FieldsProps, LineFields, OnPaperField, StruckField } from './line-fields.tsx'
import { crumbsOf } from './sheet-page.tsx'

export function sayMistakes({ lang }: CaseVisit, failed: Failed | undefined) {
  const { otherParty, tooManyLines, changed, clashTitle } = lineMessages(lang)
  const asEdited = failed?.kept.text === undefined ? changed : clashTitle
  return sayErrors(failed?.errors ?? [], lang, labelsOf(lang), {
    otherParty,
    tooManyLines,
    changed: asEdited,
  })
}

type FormProps = FieldsProps & { action: string; version: number; children: Child }

const LineForm = ({ action, version, children, ...props }: FormProps) => (
  <Form
    lang={props.visit.lang}
    action={action}
    submissionId={blindId()}
    version={version}
    draft={props.visit.draft}
  >
    <LineFields {...props} />
    {children}
  </Form>
)

/** A new line of a part of the sheet. */
export function newLinePage(visit: CaseVisit, part: SheetSection, failed?: Failed): Page {
  const { lang } = visit
  const words = lineMessages(lang)
  const errors = sayMistakes(visit, failed)
  const title = words.addTitle(pick(part.name, lang))
  const props = { visit, part, kept: failed?.kept ?? {}, errors }
  return {
    title: `${title} ${visit.case.title}`,
    breadcrumbs: [...crumbsOf(visit), { label: title }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={visit.case.title} {...(part.hint ? { lead: pick(part.hint, lang) } : {})}>
          {title}
        </Heading>
        <LineForm {...props} action={sheetPath(visit, `/parts/${part.code}/lines`)} version={0}>
          <OnPaperField {...props} />
          <p>{words.proposeNote}</p>
          <div class="yui-line__acts">
            <Button>{words.propose}</Button>
            <Button kind="secondary" name="more" value="1">
              {words.proposeMore}
            </Button>
          </div>
        </LineForm>
      </>
    ),
  }
}

type Editing = { visit: CaseVisit; line: LineHistory; part: SheetSection; failed?: Failed | undefined }

/** The line as it is now, or what was typed; after somebody was faster, both, and what differs. */
export function editLinePage({ visit, line, part, failed }: Editing): Page {
  const { lang } = visit
  const words = lineMessages(lang)
  const errors = sayMistakes(visit, failed)
  const title = words.editTitle(pick(part.name, lang))
  const now = line.versions[0]
  const clash = clashIn(line, part, failed)
  const kept = clash
    ? fieldsOfContent(clash.merged)
    : (failed?.kept ?? (now ? fieldsOfContent(now.content) : {}))
  const version = failed && !clash ? Number(failed.kept.version) : (now?.version ?? 0)
  const props = { visit, part, kept, errors }
  return {
    title: `${title} ${visit.case.title}`,
    breadcrumbs: [...crumbsOf(visit), { label: title }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={visit.case.title}>
          {title}
        </Heading>
        {clash ? (
          <Clash visit={visit} clash={clash} />
        ) : (
          <Notice lang={lang} kind="warning">
            {words.editNote}
          </Notice>
        )}
        <LineForm {...props} action={sheetPath(visit, `/lines/${line.id}/versions`)} version={version}>
          <StruckField {...props} />
          <LiveLine visit={visit} line={line.id} version={version} />
          <Button>{words.send}</Button>
        </LineForm>
      </>
    ),
  }
}

/** Says, while one still types, that the line has become another; what is typed stays as it is. */
const LiveLine = ({ visit, line, version }: { visit: CaseVisit; line: string; version: number }) => (
  <yui-live
    data-src={sheetPath(visit, `/lines/${line}/live`)}
    data-state={String(version)}
    data-changed={sheetMessages(visit.lang).lineChanged}
    data-offline={sheetMessages(visit.lang).offline}
  >
    <p class="yui-live__said yui-live__said--here" role="status" />
    <LineNow visit={visit} version={version} text="" />
  </yui-live>
)

/** What the script asks for: the version the line has now, and its words. */
export const LineNow = ({ visit, version, text }: { visit: CaseVisit; version: number; text: string }) => (
  <div data-live="line" data-part={version}>
    {text !== '' && (
      <p class="yui-live__now">
        <strong>{lineMessages(visit.lang).theirs}</strong> {text}
      </p>
    )}
  </div>
)
