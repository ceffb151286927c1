import { z } from '@hono/zod-openapi'
import type { Words } from './messages.ts'
import { type Finding, type Path, showValue } from './mistakes.ts'
import { definitionSchema } from './schema/index.ts'
import { isRecord } from './upgrade.ts'

type Schema = z.core.$ZodType
type Issue = z.core.$ZodIssue

const steps = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'symbol' ? String(step) : step))

const stepInto = (value: unknown, step: string | number): unknown =>
  Array.isArray(value) ? value[Number(step)] : isRecord(value) ? value[step] : undefined

export const valueAt = (root: unknown, path: Path): unknown => path.reduce(stepInto, root)

function unwrapped(schema: Schema): Schema {
  const wrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
  return wrapper ? unwrapped(schema.unwrap()) : schema
}

/** The member of a union whose `kind` is the one written. */
function chosen(schema: Schema, value: unknown): Schema {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema
  const name = schema.def.discriminator
  const fits = (option: Schema) =>
    option instanceof z.ZodObject && option.shape[name]?.safeParse(stepInto(value, name)).success === true
  return schema.options.find(fits) ?? schema
}

function child(schema: Schema, step: string | number): Schema | undefined {
  if (schema instanceof z.ZodArray) return schema.element
  return schema instanceof z.ZodObject ? schema.shape[step] : undefined
}

/** The schema that governs a place in a file. */
function schemaAt(path: Path, root: unknown): Schema | undefined {
  let schema: Schema | undefined = definitionSchema
  let value = root
  for (const step of path) {
    schema = schema && child(chosen(unwrapped(schema), value), step)
    value = stepInto(value, step)
  }
  return schema && chosen(unwrapped(schema), value)
}

const memberNames = (schema: Schema | undefined): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : []

const described = (schema: Schema | undefined): string =>
  schema instanceof z.ZodType && schema.description ? ` — ${schema.description}` : ''

const typeNames = ['string', 'number', 'int', 'boolean', 'array', 'object'] as const
const isTypeName = (name: string): name is (typeof typeNames)[number] =>
  typeNames.some((known) => known === name)

function allowedType(expected: string, schema: Schema | undefined, value: unknown, t: Words): string {
  const type = isTypeName(expected) ? t[expected] : expected
  const members = expected === 'object' ? ` (${t.members(memberNames(schema))})` : ''
  const hint = expected === 'string' && typeof value === 'number' ? `。${t.quote}` : ''
  return `${type}${members}${described(schema)}${hint}`
}

function allowedFormat(issue: Issue & { code: 'invalid_format' }, schema: Schema | undefined, t: Words) {
  if (issue.format === 'date') return t.date
  if (issue.format === 'url') return t.url
  if (issue.format === 'email') return t.email
  return t.pattern(`${issue.pattern ?? issue.format}${described(schema)}`)
}

const measured = (origin: string, t: Words) => (isTypeName(origin) ? t[origin] : origin)

const strings = (values: readonly unknown[]) => values.map(String)

function allowedBy(issue: Issue, schema: Schema | undefined, value: unknown, t: Words): string {
  switch (issue.code) {
    case 'invalid_type':
      return allowedType(issue.expected, schema, value, t)
    case 'invalid_value':
      return t.oneOf(strings(issue.values))
    case 'invalid_union':
      return t.oneOf(strings('options' in issue && Array.isArray(issue.options) ? issue.options : []))
    case 'invalid_format':
      return allowedFormat(issue, schema, t)
    case 'too_small':
      return t.atLeast(Number(issue.minimum), measured(issue.origin, t))
    case 'too_big':
      return t.atMost(Number(issue.maximum), measured(issue.origin, t))
    default:
      return issue.message === 'unsafeCharacters' ? t.unsafe : issue.message
  }
}

function unknownKeys(path: Path, keys: readonly string[], root: unknown, t: Words): Finding[] {
  const allowed = t.members(memberNames(schemaAt(path, root)))
  return keys.map((key) => ({ path: [...path, key], found: t.unknownKey(key), allowed, onKey: true }))
}

/** What the schema found, named by place, with what the schema allows there. */
export function findingsOfIssue(issue: Issue, root: unknown, t: Words): Finding[] {
  const path = steps(issue.path)
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys, root, t)
  const value = valueAt(root, path)
  const allowed = allowedBy(issue, schemaAt(path, root), value, t)
  const missing = value === undefined || value === null
  return [
    {
      path,
      found: missing ? t.missing : showValue(value),
      allowed: missing ? `${allowed}（${t.required}）` : allowed,
    },
  ]
}
