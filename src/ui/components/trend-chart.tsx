import { joined, type Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'
import { DataTable } from './data-table.tsx'
import { PartyShape } from './party-shape.tsx'

export type TrendLine = { label: string; values: (number | undefined)[] }
type TrendChartProps = {
  lang: Lang
  /** Unique on the page. */
  id: string
  caption: string
  unit?: string
  /** The points in time, oldest first; `values` of the lines come in this order. */
  points: string[]
  lines: TrendLine[]
}

const height = 180
const [top, bottom] = [16, height - 28]
const dashes = ['', '8 4', '2 4', '12 4 2 4']
const text = (value: number) => value.toLocaleString('ja-JP')

const acrossOf = (count: number) => (index: number) => `${count < 2 ? 50 : 6 + (index / (count - 1)) * 88}%`

type Place = { x: (index: number) => string; y: (value: number) => number }

/** A line ends where a year has no number, and begins anew after it. */
const Line = ({ line, index, at }: { line: TrendLine; index: number; at: Place }) => (
  <>
    {line.values.slice(1).map((value, before) => {
      const last = line.values[before]
      if (value === undefined || last === undefined) return undefined
      return (
        <line
          x1={at.x(before)}
          y1={at.y(last)}
          x2={at.x(before + 1)}
          y2={at.y(value)}
          stroke="currentColor"
          stroke-width="2"
          stroke-dasharray={dashes[index % dashes.length]}
        />
      )
    })}
    {line.values.map(
      (value, point) =>
        value !== undefined && (
          <svg aria-hidden="true" x={at.x(point)} y={at.y(value)} overflow="visible">
            <PartyShape index={index} />
          </svg>
        ),
    )}
  </>
)

const last = (points: readonly string[]) => points.length - 1
const isNamed = (points: readonly string[], index: number) =>
  index === 0 || index === last(points) || (points.length <= 6 && index % 2 === 0)

const anchorOf = (points: readonly string[], index: number) => {
  if (points.length === 1) return { x: '50%', 'text-anchor': 'middle' }
  if (index === 0) return { x: '0', 'text-anchor': 'start' }
  return index === last(points)
    ? { x: '100%', 'text-anchor': 'end' }
    : { x: acrossOf(points.length)(index), 'text-anchor': 'middle' }
}

/** The first and the last point, and those between where there is room; all of them stand in the table. */
const Ends = ({ points }: { points: string[] }) => (
  <>
    {points.map(
      (point, index) =>
        isNamed(points, index) && (
          <text y={height - 4} fill="currentColor" font-size="14" {...anchorOf(points, index)}>
            {point}
          </text>
        ),
    )}
  </>
)

/** What stands for which line. */
export const TrendLegend = ({ labels }: { labels: string[] }) => (
  <ul class="yui-spread__legend">
    {labels.map((label, index) => (
      <li>
        <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
          <PartyShape index={index} />
        </svg>
        {label}
      </li>
    ))}
  </ul>
)

const numberText = (value: number | undefined, { lang, unit = '' }: TrendChartProps) =>
  value === undefined ? uiMessages(lang).noNumber : `${text(value)}${unit}`

const said = (props: TrendChartProps) =>
  props.lines
    .map(({ label, values }) =>
      uiMessages(props.lang).lineOf(
        label,
        joined(
          props.points.map((point, index) => `${point} ${numberText(values[index], props)}`),
          props.lang,
        ),
      ),
    )
    .join(' ')

const Drawing = (props: TrendChartProps) => {
  const { points, lines } = props
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const at: Place = {
    x: acrossOf(points.length),
    y: (value) => bottom - (value / most) * (bottom - top),
  }
  return (
    <svg class="yui-spread__strip" width="100%" height={height} role="img" aria-label={said(props)}>
      {[0, most].map((value) => (
        <line class="yui-spread__grid" x1="0" x2="100%" y1={at.y(value)} y2={at.y(value)} />
      ))}
      <text x="0" y="12" fill="currentColor" font-size="14">
        {numberText(most, props)}
      </text>
      <Ends points={points} />
      {lines.map((line, index) => (
        <Line line={line} index={index} at={at} />
      ))}
    </svg>
  )
}

const stripHeight = 104
const [stripTop, stripBottom] = [14, stripHeight - 14]
/** Lines that run together stay apart by so much. */
const apart = 4

type StripProps = {
  lines: readonly TrendLine[]
  /** Ends of the scale. */
  low: number
  high: number
}

/** How marks on a scale went, small: beside the same numbers, which say what it shows to whoever does not see it. */
export const TrendStrip = ({ lines, low, high }: StripProps) => {
  const x = acrossOf(Math.max(0, ...lines.map(({ values }) => values.length)))
  const y = (value: number) =>
    stripBottom - ((value - low) / Math.max(1, high - low)) * (stripBottom - stripTop)
  const steps = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  const shift = (index: number) => (index - (lines.length - 1) / 2) * apart
  return (
    <svg class="yui-spread__strip" width="100%" height={stripHeight} aria-hidden="true">
      {steps.map((step) => (
        <line class="yui-spread__grid" x1="0" x2="100%" y1={y(step)} y2={y(step)} />
      ))}
      {lines.map((line, index) => (
        <Line line={line} index={index} at={{ x, y: (value) => y(value) + shift(index) }} />
      ))}
    </svg>
  )
}

/** How numbers go over the years, each line with marks and dashes of its own; the same numbers follow as a table. */
export const TrendChart = (props: TrendChartProps) => {
  const { lang, id, caption, points, lines } = props
  const words = uiMessages(lang)
  return (
    <figure class="yui-spread">
      <figcaption class="yui-spread__caption">
        <b>{caption}</b>
      </figcaption>
      {lines.length > 1 && <TrendLegend labels={lines.map(({ label }) => label)} />}
      <Drawing {...props} />
      <DataTable
        id={`${id}-table`}
        stack
        caption={words.asTable(caption)}
        columns={[{ label: words.item }, ...lines.map(({ label }) => ({ label, number: true }))]}
        rows={points.map((point, index) => [
          point,
          ...lines.map(({ values }) => numberText(values[index], props)),
        ])}
      />
    </figure>
  )
}
