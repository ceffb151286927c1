import type { Lang } from '../../lib/language.ts'
import { Button } from '../forms/button.tsx'
import { Icon } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

type SearchBoxProps = {
  lang: Lang
  action: string
  name?: string
  value?: string
  label?: string
  /** Conditions kept while searching. */
  hidden?: Record<string, string>
}

export const SearchBox = ({ lang, action, name = 'q', value, label, hidden = {} }: SearchBoxProps) => (
  <search>
    <form class="yui-search" method="get" action={action}>
      {Object.entries(hidden).map(([key, kept]) => (
        <input type="hidden" name={key} value={kept} />
      ))}
      <label class="yui-search__label" for={`search-${name}`}>
        {label ?? uiMessages(lang).searchFor}
      </label>
      <span class="yui-search__row">
        <input
          class="yui-input"
          type="search"
          id={`search-${name}`}
          name={name}
          value={value}
          maxlength={100}
        />
        <Button kind="secondary">
          <Icon name="search" />
          {uiMessages(lang).search}
        </Button>
      </span>
    </form>
  </search>
)
