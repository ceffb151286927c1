import { resultOf } from '../../../core/edition/self-check.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import type { Description } from '../../../ui/components/index.ts'
import { aimMessages } from '../aim/messages.ts'
import { readAim } from '../aim/read.ts'
import type { Aim } from '../aim/rules.ts'
import { messages } from '../messages.ts'
import { policyName } from '../policy/words.ts'
import { finishedWalk, type Idea } from '../rules.ts'

function ofAim({ lang, definition }: Visit, aim: Aim, { supporters }: Idea): Description[] {
  const words = aimMessages(lang)
  if (aim.is === 'answer') return [{ term: words.theme, description: aim.theme.title }]
  if (aim.is === 'seat') return [{ term: words.seat, description: aim.seat.title }]
  if (aim.is === 'request') return [{ term: words.kind, description: words.kindRequest }]
  if (aim.is !== 'policyProposal') return []
  const kind = { term: words.kind, description: policyName(definition, lang) }
  return supporters === undefined
    ? [kind]
    : [kind, { term: words.supporters, description: String(supporters) }]
}

/** What goes along with the words: what kind it is, the theme that it answers, where the self-check led. */
export async function alongItems(visit: Visit, idea: Idea): Promise<Description[]> {
  const { lang, definition } = visit
  const words = messages(lang)
  const walk = finishedWalk(definition, idea.check)
  const result = walk && resultOf(walk)
  const aim = ofAim(visit, await readAim(visit, idea), idea)
  if (result === undefined) return aim
  const zone = result.zone ? [{ term: words.zone, description: result.zone }] : []
  return [
    ...aim,
    { term: words.selfCheck, description: words.checkEnd(pick(result.exit.title, lang)) },
    ...zone,
  ]
}
