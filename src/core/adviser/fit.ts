import type { AdviserRole, SeatState } from '../../platform/db/tables/advisers.ts'
import type { Case } from '../case/types.ts'

/** Why somebody is suggested; shown with the suggestion. */
export type Reason = 'field' | 'district' | 'anywhere'

/** An entry of the register as far as a case needs it. */
export type Fitting = {
  id: string
  name: string
  role: AdviserRole
  fields: readonly string[]
  districts: readonly string[]
  area: string
  times: string
  conditions: string
  /** At how many cases they sit now. */
  sits: number
  /** Whether the entry has an account, so that a seat opens the case to them. */
  account: boolean
  /** Of this case, if they were asked already. */
  seat: SeatState | undefined
  reasons: readonly Reason[]
}

type About = Pick<Case, 'field' | 'district'>

/** What speaks for somebody: the field, the district; whoever names no district comes anywhere. */
export function reasonsFor(
  { field, district }: About,
  entry: Pick<Fitting, 'fields' | 'districts'>,
): Reason[] {
  const reasons: Reason[] = []
  if (field !== null && entry.fields.includes(field)) reasons.push('field')
  if (district !== null && entry.districts.includes(district)) reasons.push('district')
  if (entry.districts.length === 0) reasons.push('anywhere')
  return reasons
}

const weight: Readonly<Record<Reason, number>> = { field: 4, district: 2, anywhere: 1 }
const weightOf = ({ reasons }: Fitting): number => reasons.reduce((sum, one) => sum + weight[one], 0)

/** Who fits best first; among equals whoever sits at fewer cases. Nobody is left out: the office decides. */
export const inOrder = (all: readonly Fitting[]): Fitting[] =>
  [...all].sort((a, b) => weightOf(b) - weightOf(a) || a.sits - b.sits || (a.id < b.id ? -1 : 1))
