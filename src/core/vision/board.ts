import { randomInt } from 'node:crypto'
import { pick } from '../../lib/language.ts'
import type { Definition } from '../edition/schema/index.ts'
import { found } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'

export const hasBoard = ({ visionBoard }: Definition): boolean => visionBoard !== undefined

/** The board as the city calls it; a city without one has no such page. */
export const boardOf = ({ definition }: Visit) => found(definition.visionBoard)
export const boardName = (visit: Visit): string => pick(boardOf(visit).name, visit.lang)

/** Letters and digits that nobody mixes up; six of them stand in the short address of a post or a theme. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const newVisionCode = (): string =>
  Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

/** A code as it is typed from paper. */
export function foldVisionCode(typed: string | undefined): string | undefined {
  const plain = (typed ?? '').slice(0, 20).normalize('NFKC').trim().toUpperCase()
  return plain.length === 6 && [...plain].every((letter) => alphabet.includes(letter)) ? plain : undefined
}
