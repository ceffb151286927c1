import { randomBytes } from 'node:crypto'
import { contentHash } from '../../lib/canonical-json.ts'
import { commitment } from '../../lib/chain.ts'

/** What stands where a name was lawfully removed. */
export const removedName = '（削除済み）'

type Entry = Readonly<Record<string, unknown>>
export type Part = 'name' | 'facts'

const random = () => randomBytes(16).toString('hex')

/**
 * An entry's salt is two, `2:name:facts`. What a person is called and what was said are committed to apart from each
 * other and from the rest, so that either can be deleted by law: its salt goes with it, and `=hash` stays in its place.
 * The rest is then still proven, and nothing else can be put where the removed part was.
 */
export const newSalt = (): string => `2:${random()}:${random()}`

const partHash = (salt: string, part: Part, value: unknown): string =>
  contentHash(['yui-part-2', part, salt, value])

const emptied = { name: removedName, facts: {} } as const
const isEmptied = (part: Part, value: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(emptied[part])

function hashOf(salt: string, part: Part, value: unknown): string | undefined {
  if (!salt.startsWith('=')) return partHash(salt, part, value)
  return isEmptied(part, value) ? salt.slice(1) : undefined
}

const partsOf = (salt: string) => {
  const [version, name = '', facts = ''] = salt.split(':')
  return version === '2' ? { name, facts } : undefined
}

/** What the chain commits to for this entry; nothing that fits when a removed part is not empty. */
export function commitmentOf(salt: string, entry: Entry): string | undefined {
  const parts = partsOf(salt)
  // As entries were committed to before parts could be removed.
  if (parts === undefined) return commitment(salt, entry)
  const { actor_name, facts, ...rest } = entry
  const [name, said] = [hashOf(parts.name, 'name', actor_name), hashOf(parts.facts, 'facts', facts)]
  if (name === undefined || said === undefined) return undefined
  return contentHash(['yui-commitment-2', rest, name, said])
}

/** The salt once a part is gone: its hash instead of what it was hashed with. Twice changes nothing. */
export function saltWithout(salt: string, part: Part, value: unknown): string {
  const parts = partsOf(salt)
  if (parts === undefined || parts[part].startsWith('=')) return salt
  const left = { ...parts, [part]: `=${partHash(parts[part], part, value)}` }
  return `2:${left.name}:${left.facts}`
}

/** How many parts of an entry were lawfully removed. */
export const countRemoved = (salt: string): number => salt.split(':=').length - 1
