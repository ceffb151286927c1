import type { CaseSubject } from '../case/types.ts'

/**
 * Who leads a case that belongs to all: the section in charge where the city is a party, otherwise the first party.
 * A duty names one or the other.
 */
export function leadOf({
  case: { section },
  parties,
}: CaseSubject): { section: string } | { partyId: string } {
  const [first] = parties
  const government = parties.find((party) => party.government)
  const own = section ?? government?.section ?? null
  if (own !== null && (government !== undefined || first === undefined)) return { section: own }
  if (first !== undefined) return { partyId: first.id }
  throw new Error('a case without a party and without a section')
}
