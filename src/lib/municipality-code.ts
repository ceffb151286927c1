import { digitsOf } from './digits.ts'

const weights = [6, 5, 4, 3, 2]

/** 検査数字 of the five digits of a 全国地方公共団体コード (JIS X 0402). */
function checkDigit(digits: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0)
  return (11 - (sum % 11)) % 10
}

/** A 全国地方公共団体コード with its check digit, six digits as text: the first may be 0. */
export function isMunicipalityCode(code: string): boolean {
  const digits = Array.from(code, Number)
  return /^\d{6}$/.test(code) && /^(0[1-9]|[1-3]\d|4[0-7])/.test(code) && digits[5] === checkDigit(digits)
}

/** The code as people type it, full-width or with spaces and hyphens; undefined when it cannot be one. */
export function parseMunicipalityCode(text: string): string | undefined {
  const code = digitsOf(text)
  return code !== undefined && isMunicipalityCode(code) ? code : undefined
}
