import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { Button } from '../forms/button.tsx'
import { uiMessages } from '../messages.ts'

type FilterPanelProps = {
  lang: Lang
  action: string
  /** How many conditions are on; the panel then starts open. */
  active?: number
  clearHref?: string
  children: Child
}

/** Conditions for a list as a plain GET form; folded away on a phone until wanted. */
export const FilterPanel = ({ lang, action, active = 0, clearHref, children }: FilterPanelProps) => {
  const words = uiMessages(lang)
  return (
    <details class="yui-filter" open={active > 0}>
      <summary class="yui-filter__summary">{active > 0 ? words.filterActive(active) : words.filter}</summary>
      <form class="yui-filter__form" method="get" action={action}>
        {children}
        <p class="yui-filter__actions">
          <Button kind="secondary">{words.applyFilter}</Button>
          {clearHref && <a href={clearHref}>{words.clearFilter}</a>}
        </p>
      </form>
    </details>
  )
}
