import type { Theme } from '../../../core/theme/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  DescriptionList,
  Disclosure,
  PlainText,
  Section,
  WordDifference,
} from '../../../ui/components/index.ts'
import { themeMessages } from '../messages.ts'
import type { Revision } from '../queries.ts'

type Worded = Pick<Revision, 'title' | 'text' | 'asked' | 'field' | 'opens_on' | 'closes_on' | 'wanted'>

/** What everybody reads of a theme, term by term. */
function linesOf({ lang, definition }: Visit, theme: Worded): [string, string][] {
  const words = themeMessages(lang)
  const field = definition.fields.find(({ code }) => code === theme.field)
  return [
    [words.title, theme.title],
    [words.text, theme.text],
    [words.asked, theme.asked],
    [words.field, field ? pick(field.name, lang) : theme.field],
    [words.window, words.windowText(formatDate(theme.opens_on, lang), formatDate(theme.closes_on, lang))],
    [words.wanted, theme.wanted === null ? '' : words.wantedText(String(theme.wanted))],
  ]
}

type Props = { visit: Visit; theme: Theme; revisions: readonly Revision[] }

/** When a released theme was changed and why, each beside what it said before. */
export const History = ({ visit, theme, revisions }: Props) => {
  const { lang } = visit
  const words = themeMessages(lang)
  if (revisions.length === 0) return null
  return (
    <Section id="history" title={words.history} lead={words.historyLead}>
      {revisions.map((before, at) => {
        const after = linesOf(visit, revisions[at - 1] ?? theme)
        const changed = linesOf(visit, before).flatMap(([term, text], line) =>
          text === after[line]?.[1] ? [] : [{ term, before: text, after: after[line]?.[1] ?? '' }],
        )
        return (
          <div class="yui-prose">
            <h3>{formatDate(before.changed_on, lang)}</h3>
            <PlainText text={before.why} />
            <Disclosure summary={words.before}>
              <DescriptionList
                items={changed.map(({ term, ...texts }) => ({
                  term,
                  description: <WordDifference {...texts} lang={lang} />,
                }))}
              />
            </Disclosure>
          </div>
        )
      })}
    </Section>
  )
}
