import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type FieldError, fieldErrors } from '../../lib/form-errors.ts'

type Status = 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
const messages: Record<Status, string> = {
  400: 'The request could not be read.',
  403: 'Not allowed.',
  404: 'There is no such thing here, or it is not public.',
  409: 'Somebody was faster.',
  413: 'Too much was sent.',
  422: 'A parameter could not be read.',
  500: 'Something went wrong here. Please try again later.',
  429: 'Too many requests in a short time. Please wait a minute.',
  503: 'Too busy at the moment. Please try again in a few seconds.',
}

/** The one shape of every error. */
export const problem = (c: Context, status: Status, errors: readonly FieldError[] = []) => {
  c.header('Cache-Control', 'no-store')
  const named = errors.map(({ field, code }) => ({ field, code }))
  return c.json({ message: messages[status], status, errors: named }, status)
}

const unknownNames = (error: z.core.$ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((field) => ({ field, code: 'unknown' })) : [],
  )

/** Parameters that a route's schema refuses, each once. */
export function refuseParameters(c: Context, error: z.core.$ZodError): Response {
  const given = { ...c.req.query(), ...c.req.param() }
  const errors = fieldErrors(error, given).filter(({ field }) => field !== '')
  return problem(c, 422, [...errors, ...unknownNames(error)])
}
