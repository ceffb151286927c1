import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

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
  children: Child
}

/** A form that posts. The browser's own checks are off: mistakes are explained by the server, all at once. */
export const Form = ({ lang, action, submissionId, version, multipart, id, children }: FormProps) => (
  <yui-form data-leave={uiMessages(lang).leaveWarning} data-sending={uiMessages(lang).sending}>
    <form
      class="yui-form"
      id={id}
      method="post"
      action={action}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
    >
      {submissionId !== undefined && <input type="hidden" name="submissionId" value={submissionId} />}
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      {children}
    </form>
  </yui-form>
)
