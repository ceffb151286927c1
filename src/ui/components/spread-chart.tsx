import type { Child } from 'hono/jsx'
import { joined, type Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'
import { Chip } from './chip.tsx'
import { DataTable } from './data-table.tsx'
import { Disclosure } from './disclosure.tsx'
import { PartyShape } from './party-shape.tsx'
import { bySpread, isComparable, placeDots, reachOf, type SpreadItem, shareOf, spreadOf } from './spread.ts'

/** An item of the chart; `details` (who said what) stand under its strip. */
type ChartItem = SpreadItem & { details?: Child }
type SpreadChartProps = {
  lang: Lang
  /** Unique on the page. */
  id: string
  caption: string
  parties: string[]
  /** Scores in the order of `parties`; `undefined` where a party gave none. */
  items: ChartItem[]
  /** Words for the ends of the scale, lowest and highest. */
  ends?: [string, string]
}

/** Half of the scale: here the sides have seen something else. */
const wide = 0.5

function scaleOf(item: SpreadItem) {
  const { low, high } = reachOf(item)
  const marks = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  const percent = (score: number) => `${((score - low) / Math.max(1, high - low)) * 92 + 4}%`
  return { marks, percent }
}

const Strip = ({ lang, item, parties }: { lang: Lang; item: SpreadItem; parties: string[] }) => {
  const words = uiMessages(lang)
  const said = joined(
    parties.map((party, index) => `${party} ${item.scores[index] ?? words.notAnswered}`),
    lang,
  )
  const { dots, low, high, height } = placeDots(item.scores)
  const middle = height / 2
  const { marks, percent } = scaleOf(item)
  return (
    <svg
      class="yui-spread__strip"
      width="100%"
      height={height}
      role="img"
      aria-label={
        isComparable(item)
          ? words.spreadOf(item.label, said, spreadOf(item))
          : words.spreadUnknown(item.label, said)
      }
    >
      {marks.map((score) => (
        <line class="yui-spread__grid" x1={percent(score)} x2={percent(score)} y1="4" y2={height - 4} />
      ))}
      {low !== undefined && high !== undefined && (
        <line class="yui-spread__range" x1={percent(low)} x2={percent(high)} y1={middle} y2={middle} />
      )}
      {dots.map(({ party, score, offset }) => (
        <svg aria-hidden="true" x={percent(score)} y={middle + offset} overflow="visible">
          <PartyShape index={party} />
        </svg>
      ))}
    </svg>
  )
}

const Legend = ({ parties }: { parties: string[] }) => (
  <ul class="yui-spread__legend">
    {parties.map((party, index) => (
      <li>
        <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
          <PartyShape index={index} />
        </svg>
        {party}
      </li>
    ))}
  </ul>
)

const SpreadTable = ({ lang, id, caption, parties, items }: SpreadChartProps) => {
  const words = uiMessages(lang)
  return (
    <DataTable
      id={`${id}-table`}
      stack
      caption={caption}
      columns={[
        { label: words.item },
        ...parties.map((label) => ({ label, number: true })),
        { label: words.spread, number: true },
      ]}
      rows={items.map((item) => [
        item.label,
        ...parties.map((_, index) => item.scores[index] ?? words.notAnswered),
        isComparable(item) ? spreadOf(item) : words.incomparable,
      ])}
    />
  )
}

/** Behind the chart; folded where every mark stands under its strip already. */
const Numbers = (props: SpreadChartProps) => {
  const isSaid = props.items.some(({ details }) => details !== undefined)
  return isSaid ? (
    <Disclosure summary={uiMessages(props.lang).asTable(props.caption)}>
      <SpreadTable {...props} />
    </Disclosure>
  ) : (
    <SpreadTable {...props} />
  )
}

const Difference = ({ lang, item }: { lang: Lang; item: SpreadItem }) => {
  const words = uiMessages(lang)
  if (!isComparable(item)) return <Chip tone="neutral">{words.incomparable}</Chip>
  return (
    <Chip tone={shareOf(item) < wide ? 'neutral' : 'accent'}>
      {words.spread} {spreadOf(item)}
    </Chip>
  )
}

/** The scale in words: its lowest mark and its highest. */
const Ends = ({
  ends: [lowest, highest],
  items: [first],
}: {
  ends: [string, string]
  items: ChartItem[]
}) => {
  const { low, high } = reachOf(first ?? {})
  return (
    <p class="yui-spread__ends">
      <span>
        {low} {lowest}
      </span>
      <span>
        {high} {highest}
      </span>
    </p>
  )
}

/** How far the parties' scores lie apart, item by item, widest first; the same numbers follow as a table. */
export const SpreadChart = (props: SpreadChartProps) => {
  const items = bySpread(props.items)
  return (
    <figure class="yui-spread">
      <figcaption class="yui-spread__caption">
        <b>{props.caption}</b>
        <span>{uiMessages(props.lang).spreadNote}</span>
      </figcaption>
      <Legend parties={props.parties} />
      <ul class="yui-spread__items">
        {items.map((item) => (
          <li>
            <div class="yui-spread__item">
              <span>
                <b>{item.label}</b>{' '}
                {item.details !== undefined && <Difference lang={props.lang} item={item} />}
              </span>
              <Strip lang={props.lang} item={item} parties={props.parties} />
            </div>
            {item.details}
          </li>
        ))}
      </ul>
      {props.ends && <Ends ends={props.ends} items={items} />}
      <Numbers {...props} items={items} />
    </figure>
  )
}
