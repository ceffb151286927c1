import type { Path } from './mistakes.ts'
import { isRecord } from './upgrade.ts'

/** A value in a file that may be wrong in any way, and where it stands. */
export type At = { path: Path; value: unknown }

const entries = (value: unknown): [string | number, unknown][] => {
  if (Array.isArray(value)) return value.map((member, i) => [i, member])
  return isRecord(value) ? Object.entries(value) : []
}

const into = ({ path, value }: At, step: string): At[] =>
  entries(value)
    .filter(([key]) => step === '*' || key === step)
    .map(([key, member]) => ({ path: [...path, key], value: member }))

/** Every value that a pattern such as `routing.rules.*.field` names; `*` is any place in a list. */
export const valuesAt = (root: unknown, pattern: string): At[] =>
  pattern
    .split('.')
    .reduce<At[]>((found, step) => found.flatMap((at) => into(at, step)), [{ path: [], value: root }])

/** A place and everything in it. */
export const allWithin = (at: At): At[] => [at, ...into(at, '*').flatMap(allWithin)]

/** The text that stands under a name, if it is text. */
export const textIn = (value: unknown, name: string): string | undefined => {
  const member = isRecord(value) ? value[name] : undefined
  return typeof member === 'string' ? member : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The codes of all entries of the named lists. */
export const codesOf = (root: unknown, lists: readonly string[]): string[] =>
  lists.flatMap((list) => valuesAt(root, `${list}.*.code`).map(({ value }) => value)).filter(isText)
