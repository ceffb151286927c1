import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { Icon } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'
type NoticeProps = { lang: Lang; kind?: NoticeKind; title?: Child; children?: Child }

/** A message to the reader; its kind is said in words, drawn and coloured. */
export const Notice = ({ lang, kind = 'info', title, children }: NoticeProps) => (
  <div class={`yui-notice yui-notice--${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <p class="yui-notice__kind">
      <Icon name={kind} />
      <span>{uiMessages(lang)[kind]}</span>
    </p>
    <div class="yui-notice__body">
      {title && <p class="yui-notice__title">{title}</p>}
      {children}
    </div>
  </div>
)
