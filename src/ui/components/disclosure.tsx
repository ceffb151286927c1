import type { Child } from 'hono/jsx'

type DisclosureProps = { summary: Child; open?: boolean; id?: string; children: Child }

export const Disclosure = ({ summary, open, id, children }: DisclosureProps) => (
  <details class="yui-disclosure" open={open} id={id}>
    <summary class="yui-disclosure__summary">{summary}</summary>
    <div class="yui-disclosure__body">{children}</div>
  </details>
)
