import type { NewParty } from '../case/parties.ts'
import type { Definition } from '../edition/schema/index.ts'
import type { Listed, ListedParty } from './listed.ts'
import { partiesOf, type RegisterInput } from './open.ts'

export const changedFields = [
  'title',
  'about',
  'section',
  'partners',
  'forms',
  'field',
  'tags',
  'plans',
  'decided',
  'settled',
  'shown',
] as const
export type ChangedField = (typeof changedFields)[number]
/** What a row says: of what the list has no column it says nothing. */
export type Stated = { input: RegisterInput; says: readonly ChangedField[] }

type Known = Pick<NewParty, 'kind' | 'name' | 'publicName'>
const keyOf = ({ kind, name, publicName }: Known): string => JSON.stringify([kind, name, publicName])
const knownOf = ({ kind, name, public_name }: ListedParty): Known => ({ kind, name, publicName: public_name })

/** The partners that a row names and the register has not, and those it has and the row no longer names. */
export function partnerChange(definition: Definition, { parties }: Listed, input: RegisterInput) {
  const wanted = partiesOf(definition, input).filter(({ section }) => section === undefined)
  const has = parties.filter(({ section }) => section === null)
  const wantedKeys = new Set(wanted.map(keyOf))
  const hasKeys = new Set(has.map((party) => keyOf(knownOf(party))))
  // Who acts on screen is the same by name: it is neither added twice nor taken out by a list.
  const actsHere = new Set(has.filter(({ own }) => own).map(({ name }) => name))
  return {
    joins: wanted.filter((party) => !hasKeys.has(keyOf(party)) && !actsHere.has(party.name)),
    leaves: has.filter((party) => !party.own && !wantedKeys.has(keyOf(knownOf(party)))),
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function differs(definition: Definition, now: Listed, input: RegisterInput, field: ChangedField): boolean {
  if (field === 'partners') {
    const { joins, leaves } = partnerChange(definition, now, input)
    return joins.length + leaves.length > 0
  }
  // A list may take something out of the public; it shows nothing again that somebody has hidden here.
  if (field === 'shown') return now.shown && !input.shown
  if (field === 'field') return input.field !== undefined && input.field !== now.field
  return !same(now[field], input[field])
}

/** What a row would change of its entry, in the order in which it is told. */
export const changesIn = (definition: Definition, now: Listed, { input, says }: Stated): ChangedField[] =>
  changedFields.filter((field) => says.includes(field) && differs(definition, now, input, field))

/** Once anybody was asked to look back it stays who they were. */
export const isSettled = ({ stage }: Listed, changes: readonly ChangedField[]): boolean =>
  stage !== 'running' && changes.some((field) => field === 'partners' || field === 'section')
