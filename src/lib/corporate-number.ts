import { digitsOf } from './digits.ts'

/** 検査用数字 of the twelve digits after it: digits weigh 1 and 2 in turn, beginning with 1 at the right. */
function checkDigit(base: readonly number[]): number {
  const sum = base.toReversed().reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 1 : 2), 0)
  return 9 - (sum % 9)
}

/** A 法人番号: thirteen digits as text, the first of them the check digit. */
export function isCorporateNumber(number: string): boolean {
  const [check, ...base] = Array.from(number, Number)
  return /^\d{13}$/.test(number) && check === checkDigit(base)
}

/** The number as people type it, full-width or with spaces and hyphens; undefined when it cannot be one. */
export function parseCorporateNumber(text: string): string | undefined {
  const number = digitsOf(text)
  return number !== undefined && isCorporateNumber(number) ? number : undefined
}
