import type { Child, PropsWithChildren } from 'hono/jsx'

type StatProps = { label: Child; value: Child; unit?: Child; note?: Child; href?: string }

/** One number and what it counts; stands inside `StatRow`. */
export const Stat = ({ label, value, unit, note, href }: StatProps) => (
  <div class="yui-stat">
    <dt class="yui-stat__label">{href ? <a href={href}>{label}</a> : label}</dt>
    <dd class="yui-stat__value">
      <b>{value}</b>
      {unit && <span class="yui-stat__unit">{unit}</span>}
      {note && <span class="yui-stat__note">{note}</span>}
    </dd>
  </div>
)

export const StatRow = ({ children }: PropsWithChildren) => <dl class="yui-stat-row">{children}</dl>
