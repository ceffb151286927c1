import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'
import { DraftFields, DraftSave, draftFormId, type FormDraft } from './draft-fields.tsx'

type FormProps = {
  lang: Lang
  action: string
  /** Makes a form sent twice count once. */
  submissionId?: string
  /** Version of the row being edited, so that nobody's change is overwritten unseen. */
  version?: number | string
  /** Set where the form carries files. */
  multipart?: boolean
  id?: string
  /** Kept on the server while it is typed. Of several on one page each has a `formId`. */
  draft?: FormDraft | undefined
  /** False where there is nothing to type any more, on the page that asks once more. */
  draftSaves?: boolean
  children: Child
}

const draftWords = (lang: Lang) => {
  const words = uiMessages(lang)
  return {
    'data-kept': words.draftSaved('{time}'),
    'data-failed': words.draftFailed,
    'data-ended': words.draftEnded,
    'data-clash': words.draftClash,
    'data-sent': words.draftSent,
  }
}

const idOf = ({ id, draft }: FormProps) => (draft ? (draft.formId ?? draftFormId) : id)

/** A form that posts. The browser's own checks are off: mistakes are explained by the server, all at once. */
export const Form = (props: FormProps) => {
  const { lang, action, submissionId, version, multipart, draft, draftSaves = true, children } = props
  const keeps = draft !== undefined && draftSaves
  return (
    <yui-form
      data-leave={uiMessages(lang).leaveWarning}
      data-sending={uiMessages(lang).sending}
      {...(keeps ? draftWords(lang) : {})}
    >
      <form
        class="yui-form"
        id={idOf(props)}
        method="post"
        action={action}
        enctype={multipart ? 'multipart/form-data' : undefined}
        novalidate
      >
        {submissionId !== undefined && <input type="hidden" name="submissionId" value={submissionId} />}
        {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
        {draft && <DraftFields draft={draft} />}
        {children}
        {keeps && <DraftSave lang={lang} draft={draft} />}
      </form>
    </yui-form>
  )
}
