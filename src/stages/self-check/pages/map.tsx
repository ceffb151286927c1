import type { Definition, SelfCheckNode } from '../../../core/edition/schema/index.ts'
import { roadAhead, type SelfCheck, type Walk, walkUpTo } from '../../../core/edition/self-check.ts'
import { colon, type Lang, pick } from '../../../lib/language.ts'
import { Chip, Section, type Step, StepMap } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'
import { type Way, walkPath, waysFrom } from '../rules.ts'

export type CheckView = {
  lang: Lang
  definition: Definition
  selfCheck: SelfCheck
  walk: Walk
  /** Makes a path below the city an address. */
  link: (path: string) => string
}

export const shortName = (node: SelfCheckNode, lang: Lang): string => pick(node.label ?? node.title, lang)

/** What was answered, where one stands, and what lies ahead if all goes well. */
export const CheckMap = ({ lang, selfCheck, walk, link }: CheckView) => {
  const done = walk.answered.map(
    ({ node }, index): Step => ({
      label: shortName(node, lang),
      state: 'done',
      href: link(walkPath(walkUpTo(walk, index))),
    }),
  )
  const ahead = roadAhead(selfCheck, walk.at).map(
    (node): Step => ({ label: shortName(node, lang), state: 'upcoming' }),
  )
  const steps = [...done, { label: shortName(walk.at, lang), state: 'current' as const }, ...ahead]
  return <StepMap lang={lang} label={messages(lang).map} steps={steps} />
}

function wayWords({ lang, selfCheck }: CheckView, node: SelfCheckNode, { when, to }: Way): string {
  const words = messages(lang)
  const target = selfCheck.nodes.find((one) => one.code === to)
  const name = target ? shortName(target, lang) : to
  if (typeof when === 'string') return words[when](name)
  const options = node.kind === 'choice' ? node.options : []
  const option = options.find((one) => one.code === when.option)
  return words.option(option ? pick(option.label, lang) : when.option, name)
}

const fullName = (node: SelfCheckNode, lang: Lang): string =>
  [node.label, node.title].flatMap((text) => (text ? [pick(text, lang)] : [])).join(colon(lang))

/** The whole graph in words: every list, and where each answer to it leads. */
export const MapInWords = (view: CheckView) => {
  const { lang, selfCheck, walk } = view
  const words = messages(lang)
  return (
    <Section id="road" title={words.mapInWords}>
      <div class="yui-prose">
        <ol>
          {selfCheck.nodes.map((node) => (
            <li>
              {fullName(node, lang)} {node.kind === 'exit' && <Chip>{words.exit}</Chip>}{' '}
              {node.code === walk.at.code && <Chip tone="accent">{words.here}</Chip>}
              {node.kind !== 'exit' && (
                <ul>
                  {waysFrom(node).map((way) => (
                    <li>{wayWords(view, node, way)}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </div>
    </Section>
  )
}
