import { groupAsParty, outsiderAsParty, sectionAsParty } from '../../core/case/as-party.ts'
import type { NewParty } from '../../core/case/parties.ts'
import type { Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import type { GroupChoice } from '../../core/group/index.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import type { ConclusionInput, PartyRow } from './forms.ts'
import { goesOn } from './rules.ts'

/** The section as a party: the government's side of the table. */
export function governmentParty(definition: Definition, code: string): NewParty {
  const name = findSection(definition, code)?.name.ja ?? code
  return sectionAsParty(definition, code, name)
}

type Known = { definition: Definition; organizations: readonly GroupChoice[]; parties: readonly Party[] }
type Chosen = { parties: NewParty[]; errors: FieldError[] }

const wrong = (field: string, code: string): FieldError => ({ field, code })

function chooseParty(known: Known, row: PartyRow, at: string): NewParty | FieldError {
  if (row.organization === undefined)
    return (
      outsiderAsParty(known.definition, row.kind ?? '', row.name ?? '') ?? wrong(`${at}.kind`, 'badChoice')
    )
  const organization = known.organizations.find(({ id }) => id === row.organization)
  if (organization === undefined) return wrong(`${at}.organization`, 'badChoice')
  const already = known.parties.some((party) => party.organization_id === organization.id)
  return already ? wrong(`${at}.organization`, 'alreadyParty') : groupAsParty(known.definition, organization)
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
