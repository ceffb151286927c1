/** So many at once, and so many a minute after that. */
export type Allowance = { burst: number; perMinute: number }
type Bucket = { left: number; at: number }

export type Limits = {
  /** Takes one of what `who` may still do; otherwise the seconds after which it may be tried again. */
  take: (who: string, allowance: Allowance) => { ok: true } | { ok: false; waitSeconds: number }
}

/**
 * Token buckets in the memory of one process: a coarse guard against floods. What must hold for all processes together
 * (wrong passwords, wrong keys, mails to one address) is counted in the database.
 */
export function openLimits(mostKept: number, nowMs: () => number = () => performance.now()): Limits {
  const buckets = new Map<string, Bucket>()
  function current(who: string, { burst, perMinute }: Allowance): Bucket {
    const now = nowMs()
    const known = buckets.get(who)
    buckets.delete(who)
    if (known === undefined) return { left: burst, at: now }
    return { left: Math.min(burst, known.left + ((now - known.at) / 60_000) * perMinute), at: now }
  }
  function keep(who: string, bucket: Bucket) {
    buckets.set(who, bucket)
    if (buckets.size > mostKept) buckets.delete(buckets.keys().next().value ?? '')
  }
  return {
    take(who, allowance) {
      const bucket = current(who, allowance)
      const ok = bucket.left >= 1
      keep(who, ok ? { ...bucket, left: bucket.left - 1 } : bucket)
      if (ok) return { ok }
      return { ok, waitSeconds: Math.max(1, Math.ceil(((1 - bucket.left) / allowance.perMinute) * 60)) }
    },
  }
}
