import type { z } from '@hono/zod-openapi'
import { problem } from './schemas.ts'

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

export const problems = {
  404: json(problem, 'No such city, or nothing public there'),
  422: json(problem, 'A parameter that could not be read'),
} as const
