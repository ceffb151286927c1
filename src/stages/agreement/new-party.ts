import { sectionAsParty } from '../../core/case/as-party.ts'
import type { NewParty } from '../../core/case/parties.ts'
import type { Case, CaseSubject, Party } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'

type Kind = Definition['actors']['kinds'][number]

/** Kinds that somebody outside the city hall can be; another municipality is an outside party like any other. */
export const partyKinds = (definition: Definition): Kind[] => definition.actors.kinds

/** Sections of this city hall that are no party yet; none where citizens are among themselves. */
export const addableSections = (
  definition: Definition,
  parties: readonly Party[],
  { among_citizens }: Pick<Case, 'among_citizens'>,
): Definition['sections'] =>
  among_citizens
    ? []
    : definition.sections.filter(({ code }) => parties.every(({ section }) => section !== code))

/** Undefined for a section the city does not have, or that is a party already. */
export function sectionParty(
  definition: Definition,
  { case: subject, parties }: CaseSubject,
  code: string,
): NewParty | undefined {
  const section = addableSections(definition, parties, subject).find((one) => one.code === code)
  if (section === undefined) return undefined
  const name = `${definition.city.name.ja} ${section.name.ja}`
  return sectionAsParty(definition, code, name)
}
