import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

type PersonButtonProps = {
  lang: Lang
  name: string
  hat: Child
  action: string
  /** What is posted to become this person. */
  fields: Record<string, string>
  note?: Child
}

/** One person of the demo, entered with one press. */
export const PersonButton = ({ lang, name, hat, action, fields, note }: PersonButtonProps) => (
  <form class="yui-person" method="post" action={action}>
    {Object.entries(fields).map(([key, value]) => (
      <input type="hidden" name={key} value={value} />
    ))}
    <button class="yui-person__button" type="submit">
      <span class="yui-person__hat">{hat}</span>
      <span class="yui-person__name">{uiMessages(lang).enterAs(name)}</span>
      {note && <span class="yui-person__note">{note}</span>}
    </button>
  </form>
)
