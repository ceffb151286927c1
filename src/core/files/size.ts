/** A size as people read it: 3.4 MB, 812 kB. */
export function saySize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('ja-JP')} kB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A hash in groups of four, to be compared by eye. */
export const inGroups = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ')
