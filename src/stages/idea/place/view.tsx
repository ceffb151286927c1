import type { Child } from 'hono/jsx'
import type { Point } from '../../../core/case/open.ts'
import type { Case } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { placeMessages } from './messages.ts'
import { writePoint } from './rules.ts'

/** Degrees from one line of the grid to the next, and from the point to the edge. */
const gap = 0.005
const reach = 0.01
const half = 80

/** Where the lines of round degrees lie on a drawing whose middle is the point. */
function linesAbout(middle: number, to: number): number[] {
  const first = Math.ceil((middle - to) / gap)
  const count = Math.floor((middle + to) / gap) - first + 1
  return Array.from({ length: count }, (_, n) => half + (((first + n) * gap - middle) / to) * half)
}

const wide = ({ latitude }: Point): number => reach / Math.max(Math.cos((latitude * Math.PI) / 180), 0.1)
const fixed = (at: number): string => at.toFixed(1)

/** The point on a plain grid, drawn by us: no picture of a map comes from anywhere. */
const Drawing = ({ lang, point }: { lang: Lang; point: Point }) => {
  const words = placeMessages(lang)
  return (
    <figure class="yui-point">
      <svg viewBox="0 0 160 160" role="img" aria-label={words.drawn(writePoint(point))}>
        <rect class="yui-point__ground" x="1" y="1" width="158" height="158" rx="6" />
        {linesAbout(point.latitude, reach).map((at) => (
          <path class="yui-point__line" d={`M1 ${fixed(2 * half - at)}H159`} />
        ))}
        {linesAbout(point.longitude, wide(point)).map((at) => (
          <path class="yui-point__line" d={`M${fixed(at)} 1V159`} />
        ))}
        <text class="yui-point__north" x="140" y="16">
          N
        </text>
        <path class="yui-point__pin" d="M80 80c-9-12-14-18-14-25a14 14 0 0 1 28 0c0 7-5 13-14 25z" />
        <circle class="yui-point__eye" cx="80" cy="55" r="5" />
      </svg>
      <figcaption>
        {writePoint(point)}
        <br />
        <small>{words.scale}</small>
        <br />
        <a
          href={`https://maps.gsi.go.jp/#16/${point.latitude}/${point.longitude}/`}
          rel="noopener noreferrer"
        >
          {words.openMap}
        </a>
      </figcaption>
    </figure>
  )
}

type Place = Pick<Case, 'district' | 'place' | 'latitude' | 'longitude'>

export const hasPlace = ({ district, place, latitude }: Place): boolean =>
  district !== null || place !== '' || latitude !== null

/** Where it is about, as far as it was said. */
export function placeOf(of: Place, definition: Definition, lang: Lang): Child | undefined {
  if (!hasPlace(of)) return undefined
  const { district: code, place, latitude, longitude } = of
  const district = definition.districts?.list.find((one) => one.code === code)
  const said = [district && pick(district.name, lang), place].filter(Boolean).join('　')
  return (
    <>
      {said !== '' && <p>{said}</p>}
      {latitude !== null && longitude !== null && <Drawing lang={lang} point={{ latitude, longitude }} />}
    </>
  )
}
