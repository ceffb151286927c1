import { z } from 'zod'
import { isCoordination } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import { foldPhone } from '../../../lib/digits.ts'
import { choice, line } from '../../../lib/form-text.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import type { Asked, PersonRow } from './queries.ts'

export const mergers: Policy = {
  says: 'the coordination office, which knows who is one and the same person',
  may: isCoordination,
}

export const mergeForm = z.object({
  other: line({ max: 36, required: true }),
  stays: choice(['this', 'other']),
})
export const searchForm = z.object({ q: line({ max: 100 }) })
export const undoForm = z.object({})

/** What was typed, read as a reference number, a telephone number or a part of a name. */
export function askedIn(typed: string): Asked {
  const text = typed.slice(0, 100).normalize('NFC').trim()
  const number = parseReferenceNumber(text)
  const phone = foldPhone(text) ?? ''
  const name = number === undefined && phone === '' ? text.replace(/[ \u3000]/g, '') : ''
  return { number, phone, name }
}

export type MergeFault = 'twoAccounts' | 'accountStays' | 'hasOthers'
type Merged = Pick<PersonRow, 'account' | 'others'>

/** Whoever signs in keeps their record, and nothing is merged in two steps, so that each step can be undone by itself. */
export function faultOfMerge(from: Merged, into: Merged): MergeFault | undefined {
  if (from.account && into.account) return 'twoAccounts'
  if (from.account) return 'accountStays'
  return from.others > 0 ? 'hasOthers' : undefined
}
