import type { NewParty } from '../../core/case/parties.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findPresentSection } from '../../core/edition/view.ts'

/** A section of this city hall as a party; undefined for one that the city does not have. */
export function sectionParty(definition: Definition, code: string): NewParty | undefined {
  const section = findPresentSection(definition, code)
  if (section === undefined) return undefined
  const name = `${definition.city.name.ja} ${section.name.ja}`
  const kind = definition.actors.kinds.find(({ common }) => common === 'government')?.code ?? 'government'
  return { kind, common: 'government', name, publicName: name, government: true, section: code }
}
