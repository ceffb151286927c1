import type { Definition } from '../edition/schema/index.ts'
import type { NewParty } from './parties.ts'
import type { Party } from './types.ts'

type Kind = { code: string; common: string; name: { ja: string } }

/** An actor kind by its code, the kinds below it included. */
function actorKind(definition: Definition, code: string | undefined): Kind | undefined {
  const kinds = definition.actors.kinds.flatMap((kind): Kind[] => [
    kind,
    ...kind.subKinds.map((sub) => ({ ...sub, common: sub.common ?? kind.common })),
  ])
  return kinds.find((kind) => kind.code === code)
}

export const kindByCommon = (definition: Definition, common: string): { code: string; common: string } =>
  definition.actors.kinds.find((kind) => kind.common === common) ?? { code: common, common }

const civic = ['civicGroup', 'publicBenefitCivicGroup', 'npoCorporation', 'neighborhoodOrg']

/** The city's kind for civic groups: of those it knows, the one that says least about the group. */
export function civicKind({ actors: { kinds } }: Definition): {
  code: string
  common: string
  name?: { ja: string }
} {
  const known = civic.map((common) => kinds.find((kind) => kind.common === common)).find(Boolean)
  return (
    known ??
    kinds.find(({ common }) => common !== 'government') ?? { code: 'civicGroup', common: 'civicGroup' }
  )
}

type Group = { id: string; name: string; kind: string | undefined }

/** A group or company that is registered in the city. */
export function groupAsParty(definition: Definition, { id, name, kind: code }: Group): NewParty {
  const kind = actorKind(definition, code) ?? civicKind(definition)
  return {
    kind: kind.code,
    common: kind.common,
    name,
    publicName: name,
    government: false,
    organizationId: id,
  }
}

/** A section of this city hall, under the name that it has among these parties. */
export function sectionAsParty(definition: Definition, section: string | undefined, name: string): NewParty {
  const { code: kind, common } = kindByCommon(definition, 'government')
  return { kind, common, name, publicName: name, government: true, section }
}

/** Somebody without an account; undefined for a kind the city does not know. The public reads a private person's kind, not the name. */
export function outsiderAsParty(definition: Definition, code: string, name: string): NewParty | undefined {
  const kind = actorKind(definition, code)
  if (kind === undefined) return undefined
  const publicName = kind.common === 'individual' ? kind.name.ja : name
  return { kind: kind.code, common: kind.common, name, publicName, government: kind.common === 'government' }
}

/** Whoever is a party of one case, as a party of another that comes of it. */
export const samePartyAgain = (party: Party): NewParty => ({
  kind: party.kind,
  common: party.common,
  name: party.name,
  publicName: party.public_name,
  government: party.government,
  personId: party.person_id ?? undefined,
  organizationId: party.organization_id ?? undefined,
  section: party.section ?? undefined,
})
