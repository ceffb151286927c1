import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import { Section } from '../../../ui/components/index.ts'
import type { Frozen } from '../freeze.ts'
import { reportMessages } from '../messages.ts'

/** How far a frozen report is, in words. */
export function stateText({ state, done, total }: Frozen, lang: Lang): string | undefined {
  const words = reportMessages(lang)
  if (state === 'waiting') return words.frozenWaiting
  return state === 'working' ? words.frozenWorking(done, total) : undefined
}

export const dayOf = ({ as_of: asOf, asked_at: asked }: Frozen, lang: Lang): string =>
  formatDate(todayInJapan(asOf ?? asked), lang)

/** The reports of this year that were frozen; nothing where none was. */
export const FrozenList = ({ visit, frozen }: { visit: Visit; frozen: readonly Frozen[] }) => {
  const { lang, city } = visit
  const words = reportMessages(lang)
  if (frozen.length === 0) return null
  return (
    <Section id="frozen" title={words.frozen} lead={words.frozenText}>
      <ul>
        {frozen.map((one) => (
          <li>
            <a href={cityPath(city, `/annual-report/frozen?report=${one.id}`)}>
              {words.frozenLine(dayOf(one, lang))}
            </a>{' '}
            {stateText(one, lang)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
