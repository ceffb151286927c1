const weights = [6, 5, 4, 3, 2]

/** The sixth digit of a 全国地方公共団体コード, from the first five (JIS X 0401/0402). */
export function checkDigit(firstFive: string): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(firstFive[i]), 0)
  return (11 - (sum % 11)) % 10
}

/** The code with its right check digit. */
export const correctedCode = (code: string): string => `${code.slice(0, 5)}${checkDigit(code)}`
