import { z } from 'zod'

/** What a schema expects of a form: a text, a list, or named fields; `optional` when it may be absent as a whole. */
export type Shape = { optional: boolean } & (
  | { kind: 'text' }
  | { kind: 'list'; item: Shape }
  | { kind: 'fields'; fields: ReadonlyMap<string, Shape> }
)

type Schema = z.core.SomeType

const wrappers = [z.ZodNullable, z.ZodReadonly, z.ZodCatch] as const
const absentWrappers = [z.ZodOptional, z.ZodDefault, z.ZodPrefault] as const

function fieldsOf(schema: z.ZodObject): Shape {
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, shapeOf(field)] as const)
  return { kind: 'fields', optional: false, fields: new Map(fields) }
}

/** A form is read with the fields of all variants; the schema then decides which variant it is. */
function merged(shapes: readonly Shape[]): Shape {
  const fields = shapes.flatMap((shape) => (shape.kind === 'fields' ? [...shape.fields] : []))
  return fields.length > 0
    ? { kind: 'fields', optional: false, fields: new Map(fields) }
    : { kind: 'text', optional: false }
}

function unwrapped(schema: Schema): Schema | undefined {
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodTransform ? schema.out : schema.in
  return wrappers.some((wrapper) => schema instanceof wrapper) ? innerOf(schema) : undefined
}

const innerOf = (schema: Schema) => (schema as z.ZodOptional).unwrap()

/** Reads from a zod schema which names a form for it has. */
export function shapeOf(schema: Schema): Shape {
  if (schema instanceof z.ZodObject) return fieldsOf(schema)
  if (schema instanceof z.ZodArray) return { kind: 'list', optional: false, item: shapeOf(schema.element) }
  if (schema instanceof z.ZodUnion) return merged(schema.options.map(shapeOf))
  if (schema instanceof z.ZodIntersection) return merged([schema.def.left, schema.def.right].map(shapeOf))
  if (absentWrappers.some((wrapper) => schema instanceof wrapper))
    return { ...shapeOf(innerOf(schema)), optional: true }
  const inner = unwrapped(schema)
  return inner === undefined ? { kind: 'text', optional: false } : shapeOf(inner)
}
