import type { Shape } from './form-shape.ts'

/** A form as it was sent, field by field, for showing it again. */
export type Kept = Record<string, string | string[]>
export type FormInput = URLSearchParams | FormData | Readonly<Record<string, unknown>>

type Branch = { texts: string[]; branches: Map<string, Branch> }
type Read = { value: unknown; filled: boolean }
/** Which field a path of the value came from: rows left empty are skipped, so the two may differ. */
type Names = Map<string, string>

const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)
const newBranch = (): Branch => ({ texts: [], branches: new Map() })

function entriesOf(input: FormInput): [string, string][] {
  const entries: [string, unknown][] =
    input instanceof URLSearchParams || input instanceof FormData ? [...input] : Object.entries(input)
  const flat = entries.flatMap(([name, value]) => [value].flat().map((one): [string, unknown] => [name, one]))
  return flat.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}

/** Everything that was sent, unchanged. A name sent several times keeps all its texts. */
export function keptFrom(input: FormInput): Kept {
  const texts = new Map<string, string[]>()
  for (const [name, text] of entriesOf(input)) {
    const known = texts.get(name)
    if (known === undefined) texts.set(name, [text])
    else known.push(text)
  }
  return Object.fromEntries([...texts].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]))
}

/** The names form a tree at their dots: `rows.0.name`. */
function treeOf(input: FormInput): Branch {
  const root = newBranch()
  for (const [name, text] of entriesOf(input)) {
    let branch = root
    for (const key of name.split('.', 8)) {
      const next = branch.branches.get(key) ?? newBranch()
      branch.branches.set(key, next)
      branch = next
    }
    branch.texts.push(text)
  }
  return root
}

const isBlank = (text: string): boolean => text.trim() === ''

function readText(branch: Branch): Read {
  const text = branch.texts.at(-1)
  const filled = text !== undefined && !isBlank(text)
  return { value: filled ? text : undefined, filled }
}

function rowsOf(branch: Branch, name: string): [string, Branch][] {
  const repeated = branch.texts.map((text): [string, Branch] => [name, { ...newBranch(), texts: [text] }])
  const indexed = [...branch.branches]
    .filter(([key]) => /^(0|[1-9]\d{0,5})$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([key, row]): [string, Branch] => [join(name, key), row])
  return [...repeated, ...indexed]
}

type Place = { name: string; path: string; names: Names }

function readList(item: Shape, branch: Branch, { name, path, names }: Place): Read {
  const value: unknown[] = []
  for (const [rowName, row] of rowsOf(branch, name)) {
    const read = readShape(item, row, { name: rowName, path: join(path, value.length), names })
    if (read.filled) value.push(read.value)
  }
  return { value, filled: value.length > 0 }
}

function readFields(fields: ReadonlyMap<string, Shape>, branch: Branch, { name, path, names }: Place): Read {
  const reads = [...fields].map(([key, shape]): [string, Read] => {
    const place = { name: join(name, key), path: join(path, key), names }
    return [key, readShape(shape, branch.branches.get(key) ?? newBranch(), place)]
  })
  const value = Object.fromEntries(reads.map(([key, read]) => [key, read.value]))
  return { value, filled: reads.some(([, read]) => read.filled) }
}

function readKind(shape: Shape, branch: Branch, place: Place): Read {
  if (shape.kind === 'list') return readList(shape.item, branch, place)
  return shape.kind === 'fields' ? readFields(shape.fields, branch, place) : readText(branch)
}

function readShape(shape: Shape, branch: Branch, place: Place): Read {
  place.names.set(place.path, place.name)
  const read = readKind(shape, branch, place)
  return shape.optional && !read.filled ? { value: undefined, filled: false } : read
}

/** The value a schema of this shape may parse, and the field name each of its paths came from. */
export function readFieldsOf(shape: Shape, input: FormInput): { value: unknown; names: Names } {
  const names: Names = new Map()
  return { value: readShape(shape, treeOf(input), { name: '', path: '', names }).value, names }
}

function writeList(list: readonly unknown[], name: string): [string, string | string[]][] {
  if (list.every((one) => typeof one !== 'object')) return [[name, list.map(String)]]
  return list.flatMap((one, i) => writeAt(one, join(name, i)))
}

function writeAt(value: unknown, name: string): [string, string | string[]][] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return writeList(value, name)
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, member]) => writeAt(member, join(name, key)))
}

/** A stored value as the fields of its form, the way back from `readForm`. */
export const fieldsFrom = (value: object): Kept => Object.fromEntries(writeAt(value, ''))
