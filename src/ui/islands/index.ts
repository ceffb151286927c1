import { CopyText } from './copy-text.ts'
import { CountedText } from './counted-text.ts'
import { DateText } from './date-text.ts'
import { LiveParts } from './live-parts.ts'
import { PasskeyForm } from './passkey-form.ts'
import { PostForm } from './post-form.ts'
import { PrintButton } from './print-button.ts'
import { SimilarCases } from './similar-cases.ts'
import { UploadField } from './upload-field.ts'

customElements.define('yui-form', PostForm)
customElements.define('yui-count', CountedText)
customElements.define('yui-date', DateText)
customElements.define('yui-print', PrintButton)
customElements.define('yui-copy', CopyText)
customElements.define('yui-passkey', PasskeyForm)
customElements.define('yui-upload', UploadField)
customElements.define('yui-live', LiveParts)
customElements.define('yui-similar', SimilarCases)
