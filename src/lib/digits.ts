/** The digits of a number as people type it: full-width, with spaces, with any hyphen; undefined when more than that is in it. */
export function digitsOf(text: string): string | undefined {
  if (text.length > 60) return undefined
  const plain = text.normalize('NFKC').replace(/[\p{Dash}ー\s]/gu, '')
  return /^\d+$/.test(plain) ? plain : undefined
}
