export type Verdict = 'clean' | 'infected' | 'unreachable'
/** Looks for known malware in bytes. */
export type Scanner = (content: Uint8Array) => Promise<Verdict>
/** Writes a harmless copy of the first file to the second place: true, or false when there can be none. */
export type Sanitiser = (from: string, to: string) => Promise<boolean>
