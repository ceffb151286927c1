import type { Tx } from '../../platform/db/transaction.ts'
import { limitsOf } from './limits.ts'
import { bytesOfPerson } from './queries.ts'
import { ownerOf, spoolOf, type Taker } from './receive.ts'
import { listUploads } from './spool.ts'

const dayMs = 24 * 60 * 60 * 1000
/** People nobody knows cannot be told apart: together they may leave so many times the share of one lying unsent. */
const strangers = 10

/**
 * Whether somebody without an account may send as much more today. What is on its way counts as well as what is attached;
 * whoever has an account is known, and bound by form and case alone.
 */
export async function isDayFull(taker: Taker & { tx: Tx }, coming: number): Promise<boolean> {
  const { viewer, now, definition } = taker
  if (viewer !== undefined && !viewer.person.guest) return false
  const since = new Date(now.getTime() - dayMs)
  const owner = ownerOf(viewer)
  const lying = (await listUploads(spoolOf(taker)))
    .filter((one) => one.personId === owner && new Date(one.begunAt) >= since)
    .reduce((sum, { size }) => sum + size, 0)
  const attached = owner === null ? 0 : await bytesOfPerson(taker.tx, owner, since)
  const most = limitsOf(definition).day * (owner === null ? strangers : 1)
  return lying + attached + coming > most
}
