import { type Lang, pick } from '../../lib/language.ts'
import type { Definition } from '../edition/schema/index.ts'
import type { SectionCount } from './staff.ts'

type Role = 'officers' | 'chiefs'

/** Names of those sections, of some, in which nobody has a role; `both` counts either. */
export function sectionsLacking(
  { sections }: Definition,
  lang: Lang,
  { of, people, roles }: { of: readonly string[]; people: readonly SectionCount[]; roles: readonly Role[] },
): string[] {
  const has = (code: string) =>
    people.some((one) => one.place === code && roles.some((role) => one[role] > 0))
  return sections.filter(({ code }) => of.includes(code) && !has(code)).map(({ name }) => pick(name, lang))
}
