import { defineMessages } from '../../lib/language.ts'
import { casePath } from '../web/paths.ts'
import type { CaseVisit } from '../web/visit.ts'
import { hasAdvisers, mayWant } from './rules.ts'

const messages = defineMessages(
  { label: 'コーディネーター', link: '招く・頼む・様子を見る' },
  { label: 'Coordinators', link: 'Invite, ask for one, or see who is there' },
)

/** The way to a case's coordinators, for whoever may ask for one. */
export function adviserFact(visit: CaseVisit) {
  if (!hasAdvisers(visit.definition) || !mayWant(visit.viewer, visit)) return undefined
  const words = messages(visit.lang)
  return [
    words.label,
    <a href={casePath(visit.city, visit.case.number, '/advisers')}>{words.link}</a>,
  ] as const
}
