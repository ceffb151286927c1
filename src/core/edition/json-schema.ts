import { z } from '@hono/zod-openapi'
import { definitionSchema } from './schema/index.ts'

/** The schema as JSON Schema, from which editors complete and check a city file. */
export const definitionJsonSchema = () => ({
  title: 'Yui: a city definition',
  ...z.toJSONSchema(definitionSchema, { io: 'input', reused: 'ref' }),
})
