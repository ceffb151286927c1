import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'

/** The centre's own name where the city file gives one. */
export function centreName({ definition, lang }: Pick<Visit, 'definition' | 'lang'>): string | undefined {
  const desk = definition.desks.find(({ kind }) => kind !== 'office')
  return desk && pick(desk.name, lang)
}
