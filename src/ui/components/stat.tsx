import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'

type AmountProps = { label: Child; yen: number; lang: Lang; href?: string }
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

const manYen = 10_000

/** Yen in a size that fits its place, with the whole amount beside it. */
export const AmountStat = ({ label, yen, lang, href }: AmountProps) => {
  const [by, unit] = lang === 'en' ? ([1_000_000, 'million yen'] as const) : ([manYen, '万\u2060円'] as const)
  const whole = `${yen.toLocaleString('ja-JP')}${lang === 'en' ? ' yen' : '円'}`
  return (
    <Stat
      label={label}
      value={(yen / by).toLocaleString('ja-JP', { maximumFractionDigits: 1 })}
      unit={unit}
      note={whole}
      {...(href ? { href } : {})}
    />
  )
}

export const StatRow = ({ children }: PropsWithChildren) => <dl class="yui-stat-row">{children}</dl>
