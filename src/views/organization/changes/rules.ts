import type { Definition } from '../../../core/edition/schema/index.ts'
import type { Line, Plan } from '../../../core/organization/changes/plan.ts'
import { isPlaceFor } from '../../../core/organization/rules.ts'
import type { Staff, StaffHat } from '../../../core/organization/staff.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import type { LineInput } from './forms.ts'

type Known = { plan: Plan; staff: readonly Staff[]; coming: Definition; oneself: string }
type Read<T> = { ok: true; value: T } | { ok: false; error: FieldError }
type Who = { person: Staff; hat: StaffHat | undefined }
export type NewLine = Omit<Line, 'id'>

const wrong = (field: string, code: string) => ({ ok: false as const, error: { field, code } })

function whoOf(staff: readonly Staff[], who: string): Who | undefined {
  const [what, id] = who.split(':')
  for (const person of staff) {
    if (what === 'person' && person.id === id) return { person, hat: undefined }
    const hat = what === 'hat' ? person.hats.find((one) => one.id === id) : undefined
    if (hat) return { person, hat }
  }
  return undefined
}

export const isSection = ({ sections }: Definition, place: string) =>
  sections.some(({ code }) => code === place)
const address = /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/
const blank: NewLine = {
  kind: 'leave',
  person_id: null,
  name: '',
  reading: '',
  email: '',
  ends_hat: null,
  hat_kind: null,
  place: null,
  function_kind: null,
}

/** Where the new hat stands, and the promoter's function that may come with it. */
function seat(
  input: LineInput,
  { coming }: Known,
): Read<Pick<NewLine, 'hat_kind' | 'place' | 'function_kind'>> {
  if (input.hat === undefined) return wrong('hat', 'required')
  if (!isSection(coming, input.place)) return wrong('place', 'badPlace')
  const function_kind = input.function === 'promoter' ? input.function : null
  return { ok: true, value: { hat_kind: input.hat, place: input.place, function_kind } }
}

function readJoin(input: LineInput, known: Known): Read<NewLine> {
  const email = input.email.normalize('NFKC').toLowerCase()
  if (input.name === '') return wrong('name', 'required')
  if (!address.test(email)) return wrong('email', email === '' ? 'required' : 'badEmail')
  if (known.plan.lines.some((line) => line.kind === 'join' && line.email === email))
    return wrong('email', 'already')
  if (known.staff.find((one) => one.email === email)?.id === known.oneself)
    return wrong('email', 'notOneself')
  const read = seat(input, known)
  if (!read.ok) return read
  return {
    ok: true,
    value: { ...blank, kind: 'join', name: input.name, reading: input.reading, email, ...read.value },
  }
}

const readers: Readonly<
  Record<'leave' | 'move' | 'function', (line: NewLine, input: LineInput, known: Known) => Read<NewLine>>
> = {
  leave: (line) => ({ ok: true, value: line }),
  move: (line, input, known) => {
    if (line.ends_hat === null) return wrong('who', 'badWho')
    const read = seat(input, known)
    return read.ok ? { ok: true, value: { ...line, ...read.value } } : read
  },
  function: (line, input, { coming }) => {
    if (input.function === undefined) return wrong('function', 'required')
    if (!isPlaceFor(coming, input.function, input.place)) return wrong('place', 'badPlace')
    return { ok: true, value: { ...line, ends_hat: null, function_kind: input.function, place: input.place } }
  },
}

/** One person's line as typed, against who is there today and which sections there will be. Nobody moves themselves. */
export function readLine(input: LineInput, known: Known): Read<NewLine> {
  if (input.kind === 'join') return readJoin(input, known)
  const who = whoOf(known.staff, input.who)
  if (who === undefined) return wrong('who', 'badWho')
  if (who.person.id === known.oneself) return wrong('who', 'notOneself')
  if (isTwice(input, known, who)) return wrong('who', 'already')
  const { person, hat } = who
  const line = { ...blank, kind: input.kind, person_id: person.id, ends_hat: hat?.id ?? null }
  return readers[input.kind](line, input, known)
}

/** A hat ends once. */
const isTwice = ({ kind }: LineInput, { plan }: Known, { person, hat }: Who): boolean =>
  kind !== 'function' &&
  plan.lines
    .filter((line) => line.kind !== 'function' && line.person_id === person.id)
    .some(({ ends_hat }) => ends_hat === null || hat === undefined || ends_hat === hat.id)
