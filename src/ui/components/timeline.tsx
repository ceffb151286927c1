import type { Child } from 'hono/jsx'

export type TimelineTone = 'plain' | 'accent' | 'success' | 'warning'
export type TimelineEntry = {
  id?: string
  when: Child
  /** Machine-readable form of `when`. */
  dateTime?: string
  who?: Child
  /** Left out where the body says it all. */
  what?: Child
  body?: Child
  tone?: TimelineTone
}

const Entry = ({ entry }: { entry: TimelineEntry }) => (
  <li class={`yui-timeline__entry yui-timeline__entry--${entry.tone ?? 'plain'}`} id={entry.id}>
    <p class="yui-timeline__head">
      <time datetime={entry.dateTime}>{entry.when}</time>
      {entry.who && <span class="yui-timeline__who">{entry.who}</span>}
    </p>
    {entry.what && <p class="yui-timeline__what">{entry.what}</p>}
    {entry.body && <div class="yui-timeline__body">{entry.body}</div>}
  </li>
)

export const Timeline = ({ entries, label }: { entries: TimelineEntry[]; label?: string }) => (
  <ol class="yui-timeline" aria-label={label}>
    {entries.map((entry) => (
      <Entry entry={entry} />
    ))}
  </ol>
)
