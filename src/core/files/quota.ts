import type { Tx } from '../../platform/db/transaction.ts'
import { type Limits, limitsOf } from './limits.ts'
import { markOf } from './mark.ts'
import { bytesOfPerson } from './queries.ts'
import { ownerOf, spoolOf, type Taker } from './receive.ts'
import { type About, listUploads } from './spool.ts'

const dayMs = 24 * 60 * 60 * 1000
/**
 * Of the share of one person: what may come in a day from one address, since a school or the customers of one telephone
 * company share it, and from all strangers together, so that the disk stays bounded.
 */
const perAddress = 3
const together = 20

type Coming = { size: number; draftId?: string | undefined }
export type Full = 'dayFull' | 'addressFull' | 'cityFull' | undefined

const sum = (all: readonly About[]): number => all.reduce((bytes, { size }) => bytes + size, 0)

/**
 * Why somebody without an account may not send as much more today: one form has the share of a person, an address that of
 * a few, and all strangers together a bounded one. What was attached counts as well as what is on its way; whoever has an
 * account is known, and bound by form and case alone.
 */
export async function fullToday(taker: Taker & { tx: Tx }, coming: Coming): Promise<Full> {
  const { viewer, now, definition } = taker
  if (viewer !== undefined && !viewer.person.guest) return undefined
  const since = new Date(now.getTime() - dayMs)
  const owner = ownerOf(viewer)
  const lying = (await listUploads(spoolOf(taker))).filter(
    (one) => one.personId === owner && one.state !== 'refused' && new Date(one.begunAt) >= since,
  )
  if (owner === null) return fullOfStrangers(taker, lying, coming)
  const attached = await bytesOfPerson(taker.tx, owner, since)
  return sum(lying) + attached + coming.size > limitsOf(definition).day ? 'dayFull' : undefined
}

function fullOfStrangers(
  { network, definition }: Taker,
  lying: readonly About[],
  { size, draftId }: Coming,
): Full {
  const { day }: Limits = limitsOf(definition)
  const mark = markOf(network)
  const here = lying.filter((one) => (one.mark ?? null) === mark)
  const ofForm = here.filter((one) => (one.draftId ?? '') === (draftId ?? ''))
  if (sum(ofForm) + size > day) return 'dayFull'
  if (sum(here) + size > day * perAddress) return 'addressFull'
  return sum(lying) + size > day * together ? 'cityFull' : undefined
}
