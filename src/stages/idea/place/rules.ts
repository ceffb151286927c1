import { z } from 'zod'
import type { Point } from '../../../core/case/open.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'

const decimal = '([+-]?\\d{1,3}(?:\\.\\d{1,12})?)'
const pair = new RegExp(`^${decimal}[,\\s]+${decimal}$`)

/** Five decimals are a metre; more would tell of a doorstep and help nobody. */
const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000

/** 「38.7650, 140.3050」 as maps give it, in any width; undefined when it is none. */
export function readPoint(text: string): Point | undefined {
  const found = pair.exec(text.normalize('NFKC').replaceAll('、', ',').trim())
  const [latitude, longitude] = [Number(found?.[1]), Number(found?.[2])]
  const fits = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return found && fits ? { latitude: rounded(latitude), longitude: rounded(longitude) } : undefined
}

export const writePoint = ({ latitude, longitude }: Point): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`

/** A point as it is typed; left out when the field is empty. */
export const pointField = () =>
  z.unknown().transform((value, context): Point | undefined => {
    const text = typeof value === 'string' ? value.trim() : ''
    const point = readPoint(text.slice(0, 80))
    if (text === '' || point !== undefined) return point
    context.addIssue({ code: 'custom', message: 'badPoint', input: undefined })
    return z.NEVER
  })

/** The district as the case keeps it; undefined where none of the city's was chosen. */
export const districtOf = (definition: Definition, code: string): string | undefined =>
  definition.districts?.list.find((district) => district.code === code)?.code
