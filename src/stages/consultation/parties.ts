import type { NewParty } from '../../core/case/parties.ts'
import type { Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import type { ConclusionInput, PartyRow } from './forms.ts'
import type { Organization } from './queries.ts'
import { goesOn } from './rules.ts'

const kindOf = (definition: Definition, code: string | undefined) =>
  definition.actors.kinds.find((kind) => kind.code === code)

/** The section as a party: the government's side of the table. */
export function governmentParty(definition: Definition, code: string): NewParty {
  const name = findSection(definition, code)?.name.ja ?? code
  const kind = definition.actors.kinds.find(({ common }) => common === 'government')?.code ?? 'government'
  return { kind, common: 'government', name, publicName: name, government: true, section: code }
}

function registeredParty(definition: Definition, { id, kind, name }: Organization): NewParty {
  const common = kindOf(definition, kind)?.common ?? 'civicGroup'
  return { kind, common, name, publicName: name, government: common === 'government', organizationId: id }
}

/** Somebody without an account here. The public reads a private person's kind, not the name. */
function outsideParty(definition: Definition, code: string, name: string): NewParty | undefined {
  const kind = kindOf(definition, code)
  if (kind === undefined) return undefined
  const publicName = kind.common === 'individual' ? kind.name.ja : name
  return { kind: code, common: kind.common, name, publicName, government: kind.common === 'government' }
}

type Known = { definition: Definition; organizations: readonly Organization[]; parties: readonly Party[] }
type Chosen = { parties: NewParty[]; errors: FieldError[] }

const wrong = (field: string, code: string): FieldError => ({ field, code })

function chooseParty(known: Known, row: PartyRow, at: string): NewParty | FieldError {
  if (row.organization === undefined)
    return outsideParty(known.definition, row.kind ?? '', row.name ?? '') ?? wrong(`${at}.kind`, 'badChoice')
  const organization = known.organizations.find(({ id }) => id === row.organization)
  if (organization === undefined) return wrong(`${at}.organization`, 'badChoice')
  const already = known.parties.some((party) => party.organization_id === organization.id)
  return already
    ? wrong(`${at}.organization`, 'alreadyParty')
    : registeredParty(known.definition, organization)
}

/** Nobody is a party twice: the second row of the same group is a mistake. */
function addRow(known: Known, chosen: Chosen, row: PartyRow, at: string): void {
  const party = chooseParty(known, row, at)
  const twice = ({ organizationId }: NewParty) =>
    organizationId !== undefined && organizationId === row.organization
  if ('code' in party) chosen.errors.push(party)
  else if (chosen.parties.some(twice)) chosen.errors.push(wrong(`${at}.organization`, 'alreadyParty'))
  else chosen.parties.push(party)
}

/** Whom a conclusion adds: the section itself where it takes part, then the rows of the form. */
export function chooseParties(known: Known, section: string, input: ConclusionInput): Chosen {
  const chosen: Chosen = { parties: [], errors: [] }
  if (!goesOn(input.outcome)) return chosen
  const isThere = known.parties.some((party) => party.section === section)
  if (input.government === 'yes' && !isThere) chosen.parties.push(governmentParty(known.definition, section))
  for (const [index, row] of (input.parties ?? []).entries()) addRow(known, chosen, row, `parties.${index}`)
  return chosen
}
