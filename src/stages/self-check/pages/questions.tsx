import type { SelfCheckNode } from '../../../core/edition/schema/index.ts'
import { unanswered } from '../../../core/edition/self-check.ts'
import { colon, type Lang, pick } from '../../../lib/language.ts'
import { Chip } from '../../../ui/components/index.ts'
import { RadioGroup } from '../../../ui/forms.tsx'
import { messages, numberOf } from '../messages.ts'
import { itemName, openItems, tagName } from '../rules.ts'
import type { CheckView } from './map.tsx'

type Node<K> = Extract<SelfCheckNode, { kind: K }>
type Item = Node<'list'>['items'][number]
type ItemProps = {
  lang: Lang
  item: Item
  index: number
  answer?: string | undefined
  error?: string | undefined
}

const ListItem = ({ lang, item, index, answer, error }: ItemProps) => {
  const words = messages(lang)
  return (
    <RadioGroup
      lang={lang}
      name={itemName(index)}
      label={
        <>
          {numberOf(index)} {pick(item.text, lang)}
        </>
      }
      hint={item.negative ? <Chip tone="warning">{words.negative}</Chip> : undefined}
      required
      error={error}
      value={answer === unanswered ? undefined : answer}
      options={[
        { value: 'y', label: words.yes, hint: item.negative ? words.negativeYes : undefined },
        { value: 'n', label: words.no, hint: item.negative ? words.negativeNo : undefined },
      ]}
    />
  )
}

export const ListQuestions = ({ view, node }: { view: CheckView; node: Node<'list'> }) => {
  const open = openItems(view.walk)
  return (
    <>
      {node.items.map((item, index) => (
        <ListItem
          lang={view.lang}
          item={item}
          index={index}
          answer={view.walk.partial?.[index]}
          error={open.includes(index) ? messages(view.lang).unanswered(numberOf(index)) : undefined}
        />
      ))}
    </>
  )
}

type Option = Node<'choice'>['options'][number]

/** A zone whose name the city has not filled in is shown by its letter alone. */
function optionHint({ lang, definition }: CheckView, option: Option): string | undefined {
  if (option.gist) return pick(option.gist, lang)
  const zone = definition.zones?.zones.find((one) => one.code === option.zone)
  if (zone === undefined) return undefined
  const said = [zone.name, zone.border].flatMap((text) => (text ? [pick(text, lang)] : []))
  return said.length > 0 ? said.join(colon(lang)) : messages(lang).blankZone
}

export const ChoiceQuestion = ({ view, node }: { view: CheckView; node: Node<'choice'> }) => (
  <RadioGroup
    lang={view.lang}
    name={itemName(0)}
    label={messages(view.lang).chooseOne}
    required
    error={view.walk.partial === undefined ? undefined : messages(view.lang).unchosen}
    options={node.options.map((option) => ({
      value: option.code,
      label: pick(option.label, view.lang),
      hint: optionHint(view, option),
    }))}
  />
)

/** Boxes of different names: an address keeps one value a name. */
export const TagQuestion = ({ lang, definition }: CheckView) => (
  <fieldset class="yui-field yui-field--group">
    <legend class="yui-field__label">{messages(lang).chooseTags}</legend>
    {definition.suitability?.tags.map(({ code, name }) => (
      <div class="yui-choice">
        <input
          class="yui-choice__control"
          type="checkbox"
          id={tagName(code)}
          name={tagName(code)}
          value="y"
        />
        <label class="yui-choice__label" for={tagName(code)}>
          {pick(name, lang)}
        </label>
      </div>
    ))}
  </fieldset>
)
