import type { NewParty } from '../../core/case/parties.ts'
import type { Case, CaseSubject, Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { PartyInput } from './forms.ts'
import type { Organization } from './queries.ts'

type Kind = Definition['actors']['kinds'][number]

/** Kinds that somebody outside the city hall can be; another municipality is an outside party like any other. */
export const partyKinds = (definition: Definition): Kind[] => definition.actors.kinds

const kindOf = (definition: Definition, code: string): Kind | undefined =>
  definition.actors.kinds.find((kind) => kind.code === code || kind.subKinds.some((sub) => sub.code === code))

const governmentKind = (definition: Definition) =>
  definition.actors.kinds.find(({ common }) => common === 'government')

/** Sections of this city hall that are no party yet; none where citizens are among themselves. */
export const addableSections = (
  definition: Definition,
  parties: readonly Party[],
  { among_citizens }: Pick<Case, 'among_citizens'>,
): Definition['sections'] =>
  among_citizens
    ? []
    : definition.sections.filter(({ code }) => parties.every(({ section }) => section !== code))

export const groupParty = (definition: Definition, { id, name, kind }: Organization): NewParty => {
  const common = kindOf(definition, kind)?.common ?? 'civicGroup'
  return {
    kind,
    common,
    name,
    publicName: name,
    government: common === 'government',
    organizationId: id,
  }
}

/** Undefined for a section the city does not have, or that is a party already. */
export function sectionParty(
  definition: Definition,
  { case: subject, parties }: CaseSubject,
  code: string,
): NewParty | undefined {
  const section = addableSections(definition, parties, subject).find((one) => one.code === code)
  if (section === undefined) return undefined
  const name = `${definition.city.name.ja} ${section.name.ja}`
  const kind = governmentKind(definition)?.code ?? 'government'
  return { kind, common: 'government', name, publicName: name, government: true, section: code }
}

/** Undefined for a kind the city does not know. A private person's name stays with the parties. */
export function outsideParty(definition: Definition, { name, kind: code }: PartyInput): NewParty | undefined {
  const kind = kindOf(definition, code)
  if (kind === undefined) return undefined
  const publicName = kind.common === 'individual' ? kind.name.ja : name
  return { kind: kind.code, common: kind.common, name, publicName, government: kind.common === 'government' }
}
