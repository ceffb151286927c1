import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

type Bar = { label: string; value: number; href?: string }
type BarChartProps = {
  lang: Lang
  /** Unique on the page. */
  id: string
  caption: string
  unit?: string
  bars: Bar[]
}

const BarRow = ({ bar, most, unit }: { bar: Bar; most: number; unit: string }) => (
  <tr>
    <th scope="row">{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</th>
    <td class="yui-bars__cell">
      <svg class="yui-bars__bar" width="100%" height="16" aria-hidden="true">
        <rect class="yui-bars__track" width="100%" height="16" rx="3" />
        <rect class="yui-bars__fill" width={`${(bar.value / most) * 100}%`} height="16" rx="3" />
      </svg>
      <span class="yui-bars__value">
        {bar.value.toLocaleString('ja-JP')}
        {unit}
      </span>
    </td>
  </tr>
)

/** Amounts side by side. It is a table with a bar drawn in each row, so chart and table cannot disagree. */
export const BarChart = ({ lang, id, caption, unit = '', bars }: BarChartProps) => {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <table class="yui-bars" id={id}>
      <caption>{caption}</caption>
      <thead class="yui-visually-hidden">
        <tr>
          <th scope="col">{uiMessages(lang).item}</th>
          <th scope="col">{uiMessages(lang).value}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <BarRow bar={bar} most={most} unit={unit} />
        ))}
      </tbody>
    </table>
  )
}
