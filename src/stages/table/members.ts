import { z } from 'zod'
import { sectionAsParty } from '../../core/case/as-party.ts'
import type { NewParty } from '../../core/case/parties.ts'
import type { Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findPresentSection } from '../../core/edition/view.ts'
import { email, line } from '../../lib/form-text.ts'

/** A group, a section, or whoever is in neither list: by name and kind, and by mail if they are to come with a key. */
export const memberForm = z
  .object({
    organization: line({ max: 36 }),
    section: line({ max: 60 }),
    name: line({ max: 100 }),
    kind: line({ max: 60 }),
    email: email(),
  })
  .superRefine(({ organization, section, name, kind }, context) => {
    const given = [organization, section, name].filter((one) => one !== '').length
    const fail = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (given !== 1) fail('organization', given === 0 ? 'whichOne' : 'onlyOne')
    if (name !== '' && kind === '') fail('kind', 'required')
  })
export type MemberInput = z.output<typeof memberForm>

/** A section of this city hall as a party; undefined for one that the city does not have. */
export function sectionParty(definition: Definition, code: string): NewParty | undefined {
  const section = findPresentSection(definition, code)
  if (section === undefined) return undefined
  const name = `${definition.city.name.ja} ${section.name.ja}`
  return sectionAsParty(definition, code, name)
}

/** Nobody sits at the table twice. */
export const isSeated = (parties: readonly Party[], { organizationId, section, name }: NewParty): boolean =>
  parties.some(
    (party) =>
      (organizationId !== undefined && party.organization_id === organizationId) ||
      (section !== undefined && party.section === section) ||
      party.name === name,
  )
