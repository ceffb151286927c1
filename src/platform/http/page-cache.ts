/** A rendered public page, ready to send: compressed, as all but a few want it. */
export type CachedPage = { gzip: Buffer; status: number; token: string; validUntil: number }

export type PageCache = {
  get: (key: string, token: string, nowMs: number) => CachedPage | undefined
  set: (key: string, page: CachedPage) => void
  /** One rendering of the same thing at a time; whoever comes meanwhile gets what it makes. */
  join: (what: string, make: () => Promise<CachedPage | undefined>) => Promise<CachedPage | undefined>
  bytes: () => number
}

/** Least recently used first out, by bytes. A page whose token has gone on is dropped when it is next asked for. */
export function openPageCache(mostBytes: number): PageCache {
  const pages = new Map<string, CachedPage>()
  const making = new Map<string, Promise<CachedPage | undefined>>()
  let bytes = 0
  const sizeOf = (page: CachedPage) => page.gzip.length
  function drop(key: string) {
    const page = pages.get(key)
    if (page === undefined) return
    pages.delete(key)
    bytes -= sizeOf(page)
  }
  return {
    get(key, token, nowMs) {
      const page = pages.get(key)
      if (page === undefined) return undefined
      if (page.token !== token || page.validUntil <= nowMs) {
        drop(key)
        return undefined
      }
      pages.delete(key)
      pages.set(key, page)
      return page
    },
    set(key, page) {
      drop(key)
      if (sizeOf(page) > mostBytes / 8) return
      pages.set(key, page)
      bytes += sizeOf(page)
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
    join(what, make) {
      const under = making.get(what)
      if (under) return under
      const made = make().finally(() => making.delete(what))
      making.set(what, made)
      return made
    },
    bytes: () => bytes,
  }
}
