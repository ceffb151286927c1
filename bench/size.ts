/** How much is measured: `--quick` while working on the code, otherwise what docs/performance.md shows. */
export type Size = {
  rounds: number
  seconds: number
  cases: number
  requests: number
  cities: number
  casesPerCity: number
  writes: number
  kills: number
  /** How long two parties edit one sheet. */
  sheetMinutes: number
}

export const full: Size = {
  rounds: 5,
  seconds: 2,
  cases: 10_000,
  requests: 80,
  cities: 200,
  casesPerCity: 200,
  writes: 3200,
  kills: 50,
  sheetMinutes: 30,
}
export const quick: Size = {
  rounds: 2,
  seconds: 2,
  cases: 10_000,
  requests: 30,
  cities: 50,
  casesPerCity: 200,
  writes: 320,
  kills: 5,
  sheetMinutes: 1,
}
