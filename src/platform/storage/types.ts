/** First and last byte, both of it. */
export type Range = { start: number; end: number }

/** Where files lie: by city and SHA-256, written once and never changed. */
export type Storage = {
  /** There for good when it returns. */
  put: (cityId: string, sha256: string, content: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Undefined: there is none. */
  size: (cityId: string, sha256: string) => Promise<number | undefined>
  /** For what no row names any more; what is not there is no mistake. */
  remove: (cityId: string, sha256: string) => Promise<void>
  read: (cityId: string, sha256: string, range?: Range) => Promise<ReadableStream<Uint8Array> | undefined>
}
