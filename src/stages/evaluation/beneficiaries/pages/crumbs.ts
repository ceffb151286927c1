import { casePath } from '../../../../core/web/paths.ts'
import type { Crumb } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { voiceMessages } from '../messages.ts'

export const crumbsOf = ({ city, lang, case: { number } }: CaseVisit, ...more: string[]): Crumb[] => {
  const own = { label: voiceMessages(lang).title }
  const linked = { ...own, href: casePath(city, number, '/evaluation/voices') }
  return [
    { label: number, href: casePath(city, number) },
    more.length > 0 ? linked : own,
    ...more.map((label) => ({ label })),
  ]
}
