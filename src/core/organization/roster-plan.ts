import type { PlainDate } from '../../lib/dates.ts'
import type { Definition } from '../edition/schema/index.ts'
import type { Fields, Reason, Rejection, RosterField, RosterRole, RosterRow } from './roster.ts'
import { readRosterRow } from './roster.ts'
import { endOfFiscalYear } from './rules.ts'
import type { Staff } from './staff.ts'

/** Somebody the city knows by the address or, among staff, by the name. */
export type Known = Pick<Staff, 'id' | 'name' | 'email' | 'hats' | 'functions'>
/** One thing to be done: for somebody there is, or for the row's new person. */
export type RosterStep = {
  row: number
  name: string
  personId: string | undefined
  email: string
  reading: string
  role: RosterRole
  since: PlainDate
  until: PlainDate | undefined
}
export type RosterPlan = {
  steps: RosterStep[]
  /** Rows that say what is so already. */
  same: number
  rejected: Rejection[]
  /** Hats of the city hall that the file does not have; nothing is done about them. */
  missing: { person: Known; hat: Known['hats'][number] }[]
}

type Given = {
  rows: readonly (readonly string[])[]
  fields: Fields
  definition: Definition
  today: PlainDate
  known: readonly Known[]
  /** Nobody gives themselves a hat. */
  oneself: string
}

const fold = (name: string) => name.replace(/\s/g, '')

function whoIs({ known }: Given, row: RosterRow): Known | { field: RosterField; reason: Reason } | undefined {
  if (row.email !== '') {
    const person = known.find(({ email }) => email === row.email)
    if (person && fold(person.name) !== fold(row.name)) return { field: 'name', reason: 'nameDiffers' }
    return person
  }
  const named = known.filter((one) => fold(one.name) === fold(row.name) && one.hats.length > 0)
  if (named.length > 1) return { field: 'name', reason: 'several' }
  return named[0] ?? { field: 'email', reason: 'emailNeeded' }
}

const hasRole = (person: Known | undefined, { is, kind, place }: RosterRole): boolean =>
  is === 'hat'
    ? Boolean(person?.hats.some((hat) => hat.kind === kind && hat.section === place))
    : Boolean(person?.functions.some((held) => held.kind === kind && held.place === place))

/** What a file would change, row by row; the same file again finds everything done. */
export function planRoster(given: Given): RosterPlan {
  const plan: RosterPlan = { steps: [], same: 0, rejected: [], missing: [] }
  const told = new Set<string>()
  given.rows.forEach((cells, at) => {
    if (cells.every((cell) => cell === '')) return
    const read = readRosterRow(cells, at + 2, given)
    if (Array.isArray(read)) plan.rejected.push(...read)
    else addRow(given, plan, told, read)
  })
  for (const person of given.known)
    for (const hat of person.hats)
      if (!told.has(`${person.id} ${hat.kind} ${hat.section}`)) plan.missing.push({ person, hat })
  return plan
}

function addRow(given: Given, plan: RosterPlan, told: Set<string>, row: RosterRow): void {
  const person = whoIs(given, row)
  const reject = (field: RosterField, reason: Reason) =>
    plan.rejected.push({ row: row.row, field, reason, text: row[field === 'email' ? 'email' : 'name'] })
  if (person && 'reason' in person) {
    reject(person.field, person.reason)
    return
  }
  const fresh = row.roles.filter((role) => !hasRole(person, role))
  if (person?.id === given.oneself && fresh.length > 0) {
    reject('name', 'oneself')
    return
  }
  for (const { kind, place } of row.roles) told.add(`${person?.id} ${kind} ${place}`)
  const steps = fresh.map((role) => stepOf(given, row, person, role)).filter((step) => isNew(plan, step))
  if (steps.length === 0) plan.same += 1
  plan.steps.push(...steps)
}

function stepOf({ today }: Given, row: RosterRow, person: Known | undefined, role: RosterRole): RosterStep {
  const since = row.since ?? today
  const until = role.is === 'function' ? endOfFiscalYear(today) : undefined
  const { email, name, reading } = row
  return { row: row.row, name, personId: person?.id, email, reading, role, since, until }
}

/** The same row twice in one file is one. */
const isNew = ({ steps }: RosterPlan, step: RosterStep): boolean =>
  !steps.some(
    (one) =>
      one.personId === step.personId &&
      one.email === step.email &&
      one.role.kind === step.role.kind &&
      one.role.place === step.role.place,
  )
