import type { Definition } from '../../../core/edition/schema/index.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { policyMessages } from './messages.ts'

/** What the section owes besides its reply: the answer that the ordinance asks for. */
export const policyDuty = 'idea.policyAnswer'
export const mostAnswer = 8000

/** The procedure as the city calls it. */
export const policyName = ({ policyProposal }: Pick<Definition, 'policyProposal'>, lang: Lang): string =>
  policyProposal?.name ? pick(policyProposal.name, lang) : policyMessages(lang).name
