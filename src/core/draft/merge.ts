/** A form as typed, field by field. */
export type Fields = Readonly<Record<string, string | string[]>>
/** What another screen wrote into a field meanwhile, and when. */
export type Others = Readonly<Record<string, { value: string | string[]; at: string }>>

const text = (value: string | string[] | undefined): string =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? '""' : JSON.stringify(value)

export const isSame = (a: string | string[] | undefined, b: string | string[] | undefined): boolean =>
  text(a) === text(b)

export const sameFields = (a: Fields, b: Fields): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => isSame(a[name], b[name]))

export type Merged = { fields: Fields; clashes: readonly string[] }

/**
 * Joins what one screen holds with what is kept, field by field, from what that screen had before. A field that only one
 * of them changed takes the change; where both changed it differently, what is kept stays and the field is named.
 */
export function mergeFields(before: Fields, kept: Fields, typed: Fields): Merged {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(typed)])]
  const clashes = names.filter(
    (name) =>
      !isSame(typed[name], kept[name]) &&
      !isSame(typed[name], before[name]) &&
      !isSame(kept[name], before[name]),
  )
  const takesTyped = (name: string) => !isSame(typed[name], before[name]) && !clashes.includes(name)
  const entries = names.map((name) => [name, (takesTyped(name) ? typed : kept)[name]] as const)
  return {
    fields: Object.fromEntries(
      entries.filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
    ),
    clashes,
  }
}

export type Standing = { fields: Fields; others: Others }
export type Typing = {
  before: Fields
  typed: Fields
  /** Fields whose two texts were shown side by side on the screen that now sends: it has decided. */
  settles: readonly string[]
  at: string
  /** Fields that nobody reads, such as the version a form was made from: the last word counts. */
  isQuiet?: (name: string) => boolean
}

/** The draft after one save. What loses its place is kept beside, until somebody who has seen both decides. */
export function standingAfter({ fields, others }: Standing, typing: Typing): Standing {
  const { before, typed, settles, at, isQuiet = () => false } = typing
  const merged = mergeFields(before, fields, typed)
  const last = [...settles, ...merged.clashes.filter(isQuiet)]
  const next = { ...merged.fields, ...Object.fromEntries(last.map((name) => [name, typed[name] ?? ''])) }
  const clashing = merged.clashes.filter((name) => !last.includes(name))
  const open = Object.entries(others).filter(([name]) => !settles.includes(name))
  const added = clashing.map((name) => [name, { value: typed[name] ?? '', at }] as const)
  const beside = [...open, ...added].filter(([name, { value }]) => !isSame(value, next[name]))
  return { fields: next, others: Object.fromEntries(beside) }
}
