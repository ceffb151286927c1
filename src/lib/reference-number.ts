/** 23 letters, a prime: I, O and Z are left out because they are read as 1, 0 and 2. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXY'

/**
 * The digits as one number modulo 23. A wrong digit changes it by d·10ᵏ with d < 10, two swapped neighbours by
 * 9·d·10ᵏ, and neither is a multiple of 23. (ISO 7064 MOD 37,36 misses some swaps.)
 */
function checkLetter(digits: string): string {
  return letters.charAt(Number(digits) % letters.length)
}

/** 受付番号 such as `2026-00012-E`: fiscal year, number within it, check letter. */
export function referenceNumber(fiscalYear: number, serial: number): string {
  const year = String(fiscalYear)
  const number = String(serial).padStart(5, '0')
  if (!/^\d{4}$/.test(year) || !/^\d{5,9}$/.test(number)) throw new RangeError('no such reference number')
  return `${year}-${number}-${checkLetter(year + number)}`
}

const written = /^(\d{4})(\d{5}|[1-9]\d{5,8})([A-Z])$/
const hyphensAndSpaces = /[\p{Dash}ー\s]/gu

/** The normal form of a 受付番号 as people type it (full-width, any hyphen or none); undefined when it cannot be one. */
export function parseReferenceNumber(text: string): string | undefined {
  if (text.length > 60) return undefined
  const plain = text.normalize('NFKC').replace(hyphensAndSpaces, '').toUpperCase()
  const [, year = '', serial = '', letter] = written.exec(plain) ?? []
  return letter === checkLetter(year + serial) ? `${year}-${serial}-${letter}` : undefined
}
