import { joined, type Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'
import { ChartLegend, Grounds, groundOf } from './chart-parts.tsx'
import { DataTable } from './data-table.tsx'

export type StackedRow = { label: string; href?: string; values: number[] }
type StackedChartProps = {
  lang: Lang
  /** Unique on the page. */
  id: string
  caption: string
  unit?: string
  /** What a bar is made of, at most seven; `values` of the rows come in this order. */
  parts: string[]
  rows: StackedRow[]
}

const total = ({ values }: StackedRow) => values.reduce((sum, value) => sum + value, 0)

const Bar = ({ id, row, most, label }: { id: string; row: StackedRow; most: number; label: string }) => {
  let from = 0
  return (
    <svg class="yui-bars__bar" width="100%" height="20" role="img" aria-label={label}>
      {row.values.map((value, index) => {
        const x = from
        from += value
        return (
          value > 0 && (
            <rect
              x={`${(x / most) * 100}%`}
              y="1"
              width={`${(value / most) * 100}%`}
              height="18"
              fill={groundOf(id, index)}
              stroke="currentColor"
            />
          )
        )
      })}
    </svg>
  )
}

const text = (value: number) => value.toLocaleString('ja-JP')

const said = (row: StackedRow, { lang, parts, unit = '' }: StackedChartProps) =>
  uiMessages(lang).stackOf(
    row.label,
    joined(
      parts.map((part, index) => `${part} ${text(row.values[index] ?? 0)}${unit}`),
      lang,
    ),
    `${text(total(row))}${unit}`,
  )

const Bars = (props: StackedChartProps) => {
  const { id, rows, unit } = props
  const most = Math.max(1, ...rows.map(total))
  return (
    <ul class="yui-spread__items">
      {rows.map((row) => (
        <li class="yui-spread__item">
          <span class="yui-spread__label">{row.href ? <a href={row.href}>{row.label}</a> : row.label}</span>
          <span class="yui-bars__cell">
            <Bar id={id} row={row} most={most} label={said(row, props)} />
            <span class="yui-bars__value">
              {text(total(row))}
              {unit}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What sums are made of, row below row on one measure; the same numbers follow as a table. */
export const StackedChart = (props: StackedChartProps) => {
  const { lang, id, caption, parts, rows } = props
  const words = uiMessages(lang)
  return (
    <figure class="yui-spread">
      <figcaption class="yui-spread__caption">
        <b>{caption}</b>
      </figcaption>
      <Grounds id={id} count={parts.length} />
      <ChartLegend id={id} labels={parts} />
      <Bars {...props} />
      <DataTable
        id={`${id}-table`}
        stack
        caption={words.asTable(caption)}
        columns={[
          { label: words.item },
          ...parts.map((label) => ({ label, number: true })),
          { label: words.total, number: true },
        ]}
        rows={rows.map((row) => [
          row.label,
          ...parts.map((_, index) => text(row.values[index] ?? 0)),
          text(total(row)),
        ])}
      />
    </figure>
  )
}
