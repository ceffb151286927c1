/** One line of docs/performance.md. */
export type Figure = {
  claim: string
  measured: string
  target: string
  /** Undefined where nothing was promised. */
  reached?: boolean | undefined
}

export const atLeast = (claim: string, value: number, target: number, detail = ''): Figure => ({
  claim,
  measured: `${value.toFixed(2)}${detail && ` (${detail})`}`,
  target: `≥ ${target}`,
  reached: value >= target,
})

export const atMost = (claim: string, value: number, target: number, unit = '', detail = ''): Figure => ({
  claim,
  measured: `${value.toFixed(2)}${unit && ` ${unit}`}${detail && ` (${detail})`}`,
  target: `≤ ${target}${unit && ` ${unit}`}`,
  reached: value <= target,
})
