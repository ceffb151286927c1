import { found } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { Values } from './queries.ts'
import { type EntryInput, hasAdvisers, knownIn } from './rules.ts'

/** A city without a register has none of these pages. */
export const inRegister = <V extends Visit>(visit: V): V => {
  found(hasAdvisers(visit.definition) || undefined)
  return visit
}

export const valuesOf = ({ definition }: Visit, input: Omit<EntryInput, 'version'>): Values => ({
  role: input.role,
  name: input.name,
  ...knownIn(definition, input),
  area: input.area,
  times: input.times,
  conditions: input.conditions,
  about: input.about,
  open: [...new Set(input.open ?? [])],
  resting: input.resting === 'yes',
})

export const eventOf = (
  { viewer }: Visit,
  adviserId: string,
  kind: 'added' | 'changed' | 'rested' | 'ended',
) => {
  const { person, hat } = found(viewer)
  return { adviserId, kind, personId: person.id, hatId: hat.id }
}
