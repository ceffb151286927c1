/** Thrown in routes only: not found (also: may not know of it), not allowed, or somebody was faster. */
export type HttpProblem = Error & { status: 403 | 404 | 409 | 429 | 503 }

const problem = (status: HttpProblem['status'], message: string): HttpProblem =>
  Object.assign(new Error(message), { status })

export const notFound = (): HttpProblem => problem(404, 'not found')
export const forbidden = (): HttpProblem => problem(403, 'forbidden')
/** Somebody was faster: the page tells so and shows the present state. */
export const conflict = (): HttpProblem => problem(409, 'conflict')

/** Too much in too short a time. */
export const tooMuch = (waitSeconds: number): HttpProblem & { waitSeconds: number } =>
  Object.assign(problem(429, 'too much'), { waitSeconds })

export const isProblem = (error: unknown): error is HttpProblem =>
  error instanceof Error && typeof (error as { status?: unknown }).status === 'number'

/** The value, or 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound()
  return value
}
