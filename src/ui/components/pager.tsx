import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { Icon } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

type PagerProps = {
  lang: Lang
  prevHref?: string
  nextHref?: string
  /** What lies there, where that can be said better than by "previous" and "next". */
  prevLabel?: Child
  nextLabel?: Child
  total?: Child
}

/** Forward and back through a keyset; a direction without a page is left out. */
export const Pager = ({ lang, prevHref, nextHref, prevLabel, nextLabel, total }: PagerProps) => (
  <nav
    class={nextLabel || prevLabel ? 'yui-pager yui-pager--named' : 'yui-pager'}
    aria-label={uiMessages(lang).paging}
  >
    {prevHref && (
      <a class="yui-pager__link" href={prevHref} rel="prev">
        <Icon name="previous" />
        {prevLabel ?? uiMessages(lang).previousPage}
      </a>
    )}
    {total && <p class="yui-pager__total">{total}</p>}
    {nextHref && (
      <a class="yui-pager__link" href={nextHref} rel="next">
        {nextLabel ?? uiMessages(lang).nextPage}
        <Icon name="next" />
      </a>
    )}
  </nav>
)
