import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

/** Hidden until JavaScript can print; without it the browser's own menu prints as well. */
export const PrintButton = ({ lang }: { lang: Lang }) => (
  <yui-print hidden>
    <button class="yui-button yui-button--quiet" type="button">
      {uiMessages(lang).print}
    </button>
  </yui-print>
)

/** A short text to copy, as text; the button appears where copying works. */
export const CopyText = ({ lang, text }: { lang: Lang; text: string }) => (
  <yui-copy class="yui-copy" data-done={uiMessages(lang).copied}>
    <code class="yui-copy__text">{text}</code>
    <button class="yui-button yui-button--quiet" type="button" hidden>
      {uiMessages(lang).copy}
    </button>
  </yui-copy>
)
