import { createHash } from 'node:crypto'

/** Too coarse to tell anybody's address from it: tens of thousands of addresses have the same mark. */
export const markOf = (network: string | undefined): string | null =>
  network === undefined ? null : createHash('sha256').update(network).digest('hex').slice(0, 4)
