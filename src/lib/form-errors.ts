import type { z } from 'zod'
import { type FormInput, type Kept, keptFrom, readFieldsOf } from './form-fields.ts'
import { shapeOf } from './form-shape.ts'

/** What is wrong with a field: a code that pages put into words, such as tooLong with the detail 200. */
export type FieldError = { field: string; code: string; detail?: string }

export type FormResult<T> = { ok: true; value: T } | { ok: false; errors: FieldError[]; kept: Kept }

type Issue = z.core.$ZodIssue

const ownCode = /^([a-z][A-Za-z]*)(?::(.*))?$/s
const sizes: Readonly<Record<string, readonly [tooSmall: string, tooBig: string]>> = {
  string: ['tooShort', 'tooLong'],
  array: ['tooFew', 'tooMany'],
}
const numberSizes = ['tooSmall', 'tooLarge'] as const

/** Codes for schemas that use zod's own checks instead of the fields in form-text. */
function zodCode(issue: Issue): readonly [string, unknown?] {
  const at = (origin: string) => sizes[origin] ?? numberSizes
  if (issue.code === 'too_small') return [at(issue.origin)[0], issue.minimum]
  if (issue.code === 'too_big') return [at(issue.origin)[1], issue.maximum]
  if (issue.code === 'invalid_format') return ['badFormat', issue.format]
  if (issue.code === 'invalid_type') return [issue.expected === 'number' ? 'badNumber' : 'invalid']
  return [issue.code === 'invalid_value' || issue.code === 'invalid_union' ? 'badChoice' : 'invalid']
}

const isMissing = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value)
}

function codeOf(issue: Issue, value: unknown): readonly [string, unknown?] {
  const own = ownCode.exec(issue.message)
  if (own !== null) return [own[1] ?? 'invalid', own[2]]
  return isMissing(valueAt(value, issue.path)) ? ['required'] : zodCode(issue)
}

function fieldError(issue: Issue, value: unknown, names: ReadonlyMap<string, string>): FieldError {
  const path = issue.path.map(String).join('.')
  const [code, detail] = codeOf(issue, value)
  return { field: names.get(path) ?? path, code, ...(detail === undefined ? {} : { detail: String(detail) }) }
}

/**
 * Reads a form by its schema. Names are dotted: a name sent several times is a list, `rows.0.name` a list of rows;
 * rows left empty are skipped and errors still name the field that was typed in. At most one error for a field, in
 * the order of the schema; `kept` is what was sent, unchanged. What the schema does not name is never read.
 */
export function readForm<S extends z.ZodType>(schema: S, input: FormInput): FormResult<z.output<S>> {
  const { value, names } = readFieldsOf(shapeOf(schema), input)
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, errors: fieldErrors(parsed.error, value, names), kept: keptFrom(input) }
}

/** What is wrong with each field, at most one error for each, in the order of the schema. */
export function fieldErrors(
  error: z.core.$ZodError,
  value: unknown,
  names: ReadonlyMap<string, string> = new Map(),
): FieldError[] {
  const errors = new Map<string, FieldError>()
  for (const issue of error.issues) {
    const found = fieldError(issue, value, names)
    if (!errors.has(found.field)) errors.set(found.field, found)
  }
  return [...errors.values()]
}
