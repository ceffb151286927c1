import type { Child } from 'hono/jsx'

/** Grounds that are told apart in greyscale and on paper: full, lined, empty, dotted, crossed, level. */
const marks: readonly Child[] = [
  <rect width="8" height="8" fill="currentColor" />,
  <path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke="currentColor" stroke-width="2.5" />,
  undefined,
  <circle cx="4" cy="4" r="1.75" fill="currentColor" />,
  <path d="M0 0 8 8M8 0 0 8" stroke="currentColor" stroke-width="1" />,
  <path d="M0 2H8" stroke="currentColor" stroke-width="2" />,
  <path d="M2 0V8" stroke="currentColor" stroke-width="3" />,
]

const groundId = (id: string, index: number) => `${id}-g${index % marks.length}`
export const groundOf = (id: string, index: number): string => `url(#${groundId(id, index)})`

/** The grounds of one chart, once on the page; `id` is the chart's own. */
export const Grounds = ({ id, count }: { id: string; count: number }) => (
  <svg width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      {marks.slice(0, count).map((mark, index) => (
        <pattern id={groundId(id, index)} width="8" height="8" patternUnits="userSpaceOnUse">
          {mark}
        </pattern>
      ))}
    </defs>
  </svg>
)

/** What stands for what, in the order of the parts. */
export const ChartLegend = ({ id, labels }: { id: string; labels: readonly string[] }) => (
  <ul class="yui-spread__legend">
    {labels.map((label, index) => (
      <li>
        <svg width="28" height="16" aria-hidden="true">
          <rect x="1" y="1" width="26" height="14" fill={groundOf(id, index)} stroke="currentColor" />
        </svg>
        {label}
      </li>
    ))}
  </ul>
)
