import type { Child } from 'hono/jsx'

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'error'

export const Chip = ({ tone = 'neutral', children }: { tone?: Tone; children: Child }) => (
  <span class={`yui-chip yui-chip--${tone}`}>{children}</span>
)
