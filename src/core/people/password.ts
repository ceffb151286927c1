import { hash, verify } from '@node-rs/argon2'

/** argon2id with OWASP's second recommendation: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Verified against when there is no account: an unknown address then takes as long as a known one (class 33). */
const nobody = hash('nobody has this password', cost)

export async function passwordFits(stored: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password).catch(() => false)
  return fits && typeof stored === 'string'
}
