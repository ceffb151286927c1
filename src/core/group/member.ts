import type { z } from 'zod'
import { line } from '../../lib/form-text.ts'
import { isUuid } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { groupAsParty, outsiderAsParty, sectionAsParty } from '../case/as-party.ts'
import type { NewParty } from '../case/parties.ts'
import type { Party } from '../case/types.ts'
import type { Definition } from '../edition/schema/index.ts'
import { findPresentSection } from '../edition/view.ts'
import { findGroupChoice } from './choices.ts'

/** A group, a section, or whoever is in neither list: by name and kind. */
export const memberFields = {
  organization: line({ max: 36 }),
  section: line({ max: 60 }),
  name: line({ max: 100 }),
  kind: line({ max: 60 }),
}
export type MemberFields = z.output<z.ZodObject<typeof memberFields>>
type Context = { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void }

/** One at a time. */
export function oneMember({ organization, section, name, kind }: MemberFields, context: Context): void {
  const given = [organization, section, name].filter((one) => one !== '').length
  const fail = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (given !== 1) fail('organization', given === 0 ? 'whichOne' : 'onlyOne')
  if (name !== '' && kind === '') fail('kind', 'required')
}

/** A section of this city hall as a party; undefined for one that the city does not have. */
export function sectionParty(definition: Definition, code: string): NewParty | undefined {
  const section = findPresentSection(definition, code)
  if (section === undefined) return undefined
  const name = `${definition.city.name.ja} ${section.name.ja}`
  return sectionAsParty(definition, code, name)
}

/** Undefined for what the city does not know. */
export async function partyFrom(
  { definition, tx }: { definition: Definition; tx: Tx },
  input: MemberFields,
): Promise<NewParty | undefined> {
  if (input.section !== '') return sectionParty(definition, input.section)
  if (input.name !== '') return outsiderAsParty(definition, input.kind, input.name)
  const group = isUuid(input.organization) ? await findGroupChoice(tx, input.organization) : undefined
  return group && groupAsParty(definition, group)
}

/** Which field of the form is meant. */
export function fieldOfMember({ section, name }: MemberFields): 'section' | 'name' | 'organization' {
  if (section !== '') return 'section'
  return name !== '' ? 'name' : 'organization'
}

/** Nobody is there twice. */
export const isSeated = (parties: readonly Party[], { organizationId, section, name }: NewParty): boolean =>
  parties.some(
    (party) =>
      (organizationId !== undefined && party.organization_id === organizationId) ||
      (section !== undefined && party.section === section) ||
      party.name === name,
  )
