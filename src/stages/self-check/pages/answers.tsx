import type { Answered } from '../../../core/edition/self-check.ts'
import { walkUpTo } from '../../../core/edition/self-check.ts'
import { colon, pick } from '../../../lib/language.ts'
import { Section } from '../../../ui/components/index.ts'
import { messages, numberOf } from '../messages.ts'
import { walkPath } from '../rules.ts'
import { type CheckView, shortName } from './map.tsx'

function linesOf({ lang, definition }: CheckView, { node, answer }: Answered): string[] {
  const words = messages(lang)
  if (node.kind === 'list')
    return node.items.map(
      ({ text }, index) =>
        `${numberOf(index)} ${pick(text, lang)}${colon(lang)}${answer[index] === 'y' ? words.yes : words.no}`,
    )
  if (node.kind === 'choice')
    return node.options.filter(({ code }) => code === answer).map(({ label }) => pick(label, lang))
  const chosen = definition.suitability?.tags.filter(({ code }) => answer.split('.').includes(code)) ?? []
  return chosen.length > 0 ? chosen.map(({ name }) => pick(name, lang)) : [words.noTags]
}

/** What was answered on the way to the exit, each list with a way to answer it anew. */
export const AnswersGiven = (view: CheckView) => {
  const { lang, walk, link } = view
  const words = messages(lang)
  return (
    <Section id="answers" title={words.yourAnswers}>
      {walk.answered.map((answered, index) => (
        <div class="yui-prose">
          <h3>{pick(answered.node.title, lang)}</h3>
          <ul>
            {linesOf(view, answered).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <p>
            <a href={link(walkPath(walkUpTo(walk, index)))}>
              {words.changeAnswer(shortName(answered.node, lang))}
            </a>
          </p>
        </div>
      ))}
      <p>
        <a href={link('/self-check')}>{words.restart}</a>
      </p>
    </Section>
  )
}
