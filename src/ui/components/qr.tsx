import { encode } from 'uqr'

type QrProps = { text: string; label: string }

const modulePath = (rows: boolean[][]) =>
  rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')

/** A QR code drawn black on white whatever the colours around it, since phones read nothing else. */
export const Qr = ({ text, label }: QrProps) => {
  const { data, size } = encode(text, { border: 2 })
  return (
    <svg
      class="yui-qr"
      viewBox={`0 0 ${size} ${size}`}
      width="112"
      height="112"
      role="img"
      aria-label={label}
    >
      <rect class="yui-qr__paper" width={size} height={size} />
      <path class="yui-qr__ink" d={modulePath(data)} shape-rendering="crispEdges" />
    </svg>
  )
}
