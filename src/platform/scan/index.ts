import { openClamd } from './clamd.ts'
import { openSanitiser } from './sanitise.ts'
import type { Sanitiser, Scanner } from './types.ts'

/** What an operator has set up; without it nothing is scanned or made harmless. */
export type FileChecks = { scan?: Scanner | undefined; sanitise?: Sanitiser | undefined }

export const openChecks = (given: {
  clamd?: string | undefined
  sanitise?: string | undefined
}): FileChecks => ({
  scan: given.clamd === undefined ? undefined : openClamd(given.clamd),
  sanitise: given.sanitise === undefined ? undefined : openSanitiser(given.sanitise),
})
