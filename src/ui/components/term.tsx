import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

type TermProps = {
  lang: Lang
  /** Unique on the page. */
  id: string
  term: string
  children: Child
}

/**
 * A word explained where it stands. A popover and not `<details>`, because details cannot stand inside a
 * paragraph; a browser that does not know popovers shows the explanation in brackets after the word.
 */
export const Term = ({ lang, id, term, children }: TermProps) => (
  <span class="yui-term">
    <button
      class="yui-term__word"
      type="button"
      popovertarget={id}
      aria-label={uiMessages(lang).explanationOf(term)}
    >
      {term}
    </button>
    <span class="yui-term__text" id={id} popover="auto">
      <b class="yui-term__name">{term}</b>
      {children}
    </span>
  </span>
)
