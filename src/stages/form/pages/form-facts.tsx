import type { CollaborationForm, Definition } from '../../../core/edition/schema/index.ts'
import { colon, type Lang, pick, type Text } from '../../../lib/language.ts'
import { Chip, type Description, DescriptionList } from '../../../ui/components/index.ts'
import { messages } from '../messages.ts'

type FormProps = { lang: Lang; form: CollaborationForm }

export const groupOf = (definition: Definition, form: CollaborationForm) =>
  definition.formGroups.find(({ code }) => code === form.group)

export const FormChips = ({ lang, form }: FormProps) => {
  const words = messages(lang)
  return (
    <>
      {form.term && <Chip>{form.term === 'short' ? words.shortTendency : words.longTendency}</Chip>}{' '}
      {form.money && <Chip>{words.money}</Chip>}
    </>
  )
}

const Points = ({ lang, texts }: { lang: Lang; texts: readonly Text[] }) => (
  <ul>
    {texts.map((text) => (
      <li>{pick(text, lang)}</li>
    ))}
  </ul>
)

function limitsSaid({ lang, form }: FormProps): Description[] {
  if (form.limits.length === 0) return []
  const texts = form.limits.map(({ text }) => text)
  return [{ term: messages(lang).limits, description: <Points lang={lang} texts={texts} /> }]
}

/** Everything the city says about a form; what it leaves empty is left out. */
export const FormFacts = ({ lang, form }: FormProps) => {
  const words = messages(lang)
  const single: [string, Text | undefined][] = [
    [words.merit, form.merit],
    [words.typicalUse, form.typicalUse],
    [`${words.bears}${colon(lang)}${words.cost}`, form.bears?.cost],
    [`${words.bears}${colon(lang)}${words.responsibility}`, form.bears?.responsibility],
  ]
  const lists: [string, readonly Text[]][] = [
    [words.includes, form.includes],
    [words.cautions, form.cautions],
    [words.examples, form.examples],
  ]
  const items: Description[] = [
    ...single.flatMap(([term, text]) => (text ? [{ term, description: pick(text, lang) }] : [])),
    ...limitsSaid({ lang, form }),
    ...lists.flatMap(([term, texts]) =>
      texts.length > 0 ? [{ term, description: <Points lang={lang} texts={texts} /> }] : [],
    ),
  ]
  return items.length > 0 ? <DescriptionList items={items} /> : <p>{words.fromCity}</p>
}
