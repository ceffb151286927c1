import { z } from 'zod'

const seq = z.coerce.number().int().min(1).max(2_000_000_000).optional().catch(undefined)

/** What the address of the room says: what was just done, and which page of a long consultation; neither, the newest. */
export const roomQuery = z.object({
  done: z.string().max(20).optional().catch(undefined),
  before: seq,
  from: seq,
})

/** Which messages: those before one, or from one on; neither, the newest. */
export type Place = { before?: number | undefined; from?: number | undefined }

export function placeOf(query: Readonly<Record<string, string>>): Place {
  const { before, from } = roomQuery.parse(query)
  return { before, from }
}
