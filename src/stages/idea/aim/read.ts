import { findTheme } from '../../../core/theme/index.ts'
import { found } from '../../../core/web/errors.ts'
import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { isUuid } from '../../../lib/ids.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Idea } from '../rules.ts'
import { aimMessages } from './messages.ts'
import { findSeat } from './queries.ts'
import { type Aim, aimFaults, plainIdea } from './rules.ts'

type Typed = { aim: string; theme: string; seat: string }

async function readSeat(tx: Tx, typed: string): Promise<Aim> {
  const number = parseReferenceNumber(typed)
  return { is: 'seat', seat: found(number ? await findSeat(tx, number) : undefined) }
}

/** What an idea is besides an idea; 404 for a theme nobody may know of, or a procedure that the city does not have. */
export async function readAim({ tx, definition }: Visit, { aim, theme: id, seat }: Typed): Promise<Aim> {
  if (seat !== '') return readSeat(tx, seat)
  if (id !== '') {
    const theme = found(isUuid(id) ? await findTheme(tx, id) : undefined)
    return { is: 'answer', theme: found(theme.state === 'draft' ? undefined : theme) }
  }
  if (aim === 'policy') return { is: 'policyProposal', policy: found(definition.policyProposal) }
  return aim === 'request' ? { is: 'request' } : plainIdea
}

type Values = Readonly<Record<string, string | string[]>>

export const aimOf = (visit: Visit, values: Values): Promise<Aim> =>
  readAim(visit, {
    aim: keptText(values, 'aim'),
    theme: keptText(values, 'theme'),
    seat: keptText(values, 'seat'),
  })

/** From the address of the form: the theme to be answered brings its field along. What no city says is not asked for. */
export async function aimValues(visit: Visit): Promise<Record<string, string>> {
  const { aim = '', theme = '', seat = '' } = visit.query
  if (seat !== '') return seatValues(visit, seat)
  const known = theme === '' ? knownAims.includes(aim) : isUuid(theme)
  if (!known) return {}
  const read = await readAim(visit, { aim, theme, seat })
  if (read.is === 'answer') return { theme, field: read.theme.field }
  return { aim }
}

/** Called by its name, and of its field, which decides nothing: the section that holds it reads the application. */
async function seatValues(visit: Visit, seat: string): Promise<Record<string, string>> {
  const read = await readAim(visit, { aim: '', theme: '', seat })
  if (read.is !== 'seat') return {}
  const title = aimMessages(visit.lang).seatName(read.seat.title.slice(0, 80))
  return { seat, title, field: read.seat.field ?? 'unknown' }
}

const knownAims = ['request', 'policy']

export const aimProblems = async (visit: Visit, idea: Idea): Promise<FieldError[]> =>
  aimFaults(await readAim(visit, idea), idea, visit.viewer, visit.today)
