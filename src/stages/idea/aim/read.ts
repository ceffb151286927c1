import { findTheme } from '../../../core/theme/index.ts'
import { found } from '../../../core/web/errors.ts'
import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { isUuid } from '../../../lib/ids.ts'
import type { Idea } from '../rules.ts'
import { type Aim, aimFaults, plainIdea } from './rules.ts'

type Typed = { aim: string; theme: string }

/** What an idea is besides an idea; 404 for a theme nobody may know of, or a procedure that the city does not have. */
export async function readAim({ tx, definition }: Visit, { aim, theme: id }: Typed): Promise<Aim> {
  if (id !== '') {
    const theme = found(isUuid(id) ? await findTheme(tx, id) : undefined)
    return { is: 'answer', theme: found(theme.state === 'draft' ? undefined : theme) }
  }
  if (aim === 'policy') return { is: 'policyProposal', policy: found(definition.policyProposal) }
  return aim === 'request' ? { is: 'request' } : plainIdea
}

type Values = Readonly<Record<string, string | string[]>>

export const aimOf = (visit: Visit, values: Values): Promise<Aim> =>
  readAim(visit, { aim: keptText(values, 'aim'), theme: keptText(values, 'theme') })

/** From the address of the form: the theme to be answered brings its field along. What no city says is not asked for. */
export async function aimValues(visit: Visit): Promise<Record<string, string>> {
  const { aim = '', theme = '' } = visit.query
  const known = theme === '' ? knownAims.includes(aim) : isUuid(theme)
  if (!known) return {}
  const read = await readAim(visit, { aim, theme })
  if (read.is === 'answer') return { theme, field: read.theme.field }
  return { aim }
}

const knownAims = ['request', 'policy']

export const aimProblems = async (visit: Visit, idea: Idea): Promise<FieldError[]> =>
  aimFaults(await readAim(visit, idea), idea, visit.viewer, visit.today)
