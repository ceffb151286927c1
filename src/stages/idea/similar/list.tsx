import type { SimilarCase } from '../../../core/case/similar.ts'
import { standingOf } from '../../../core/stage-name.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Chip, Section, Typed } from '../../../ui/components/index.ts'
import { similarMessages } from './messages.ts'

/** What is like it, and by which words; nothing where nothing is. It leads away in a tab of its own: what is typed stays. */
export const SimilarList = ({ visit, similar }: { visit: Visit; similar: readonly SimilarCase[] }) => {
  const { lang, city, definition, runtime } = visit
  const words = similarMessages(lang)
  if (similar.length === 0) return null
  return (
    <Section id="similar" title={words.title} lead={words.lead}>
      <ul class="yui-similar">
        {similar.map((one) => {
          const standing = standingOf(runtime.stages, definition, one, lang)
          return (
            <li>
              <a href={casePath(city, one.number)} target="_blank" rel="noopener">
                <Typed text={one.title} lang={lang} />
                <small>（{words.newTab}）</small>
              </a>{' '}
              <Chip tone={standing.tone}>{standing.label}</Chip>
              <br />
              <small>
                {one.words.length > 0 && words.alike(one.words.join(words.comma))}{' '}
                {formatDate(one.created_on, lang)}
              </small>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
