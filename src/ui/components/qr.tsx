import { encode } from 'uqr'

type QrProps = {
  text: string
  label: string
  size?: number
  /** Drawn this once and not remembered: what it says is a secret. */
  secret?: boolean
  /** To be read from a scan, perhaps of a copy: more of it may be lost. */
  firm?: boolean
}
type Drawing = { size: number; path: string }

/** Each run of dark modules in a row as one bar. */
const rowPath = (row: boolean[], y: number) =>
  [
    ...row
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g),
  ]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join('')

const draw = (text: string, firm = false): Drawing => {
  const { data, size } = encode(text, firm ? { border: 4, ecc: 'M' } : { border: 2 })
  return { size, path: data.map(rowPath).join('') }
}

const kept = new Map<string, Drawing>()
const keepAtMost = 500

/** Drawing a code takes longer than drawing the rest of a page, and a page keeps its address. */
const drawingOf = (text: string): Drawing => {
  const known = kept.get(text)
  if (known) return known
  const drawing = draw(text)
  const [oldest] = kept.keys()
  if (kept.size >= keepAtMost && oldest !== undefined) kept.delete(oldest)
  kept.set(text, drawing)
  return drawing
}

/** A QR code drawn black on white whatever the colours around it, since phones read nothing else. */
export const Qr = ({ text, label, size: shown = 112, secret = false, firm = false }: QrProps) => {
  const { size, path } = secret || firm ? draw(text, firm) : drawingOf(text)
  return (
    <svg
      class="yui-qr"
      viewBox={`0 0 ${size} ${size}`}
      width={String(shown)}
      height={String(shown)}
      role="img"
      aria-label={label}
    >
      <rect class="yui-qr__paper" width={size} height={size} />
      <path class="yui-qr__ink" d={path} shape-rendering="crispEdges" />
    </svg>
  )
}
