import type { Child } from 'hono/jsx'
import type { CollaborationForm } from '../../../core/edition/schema/index.ts'
import type { Text } from '../../../lib/language.ts'
import {
  Card,
  CardGrid,
  Chip,
  type Description,
  DescriptionList,
  Section,
} from '../../../ui/components/index.ts'
import { formMessages } from '../form-messages.ts'
import type { Guide } from '../guide.ts'
import { stated } from './about.tsx'
import { Explain, Points, Say } from './text.tsx'

type Props = { guide: Guide; form: CollaborationForm }

const points = (guide: Guide, texts: readonly Text[] | undefined) =>
  texts &&
  texts.length > 0 && (
    <div class="yui-prose">
      <Points guide={guide} points={texts} />
    </div>
  )

const line = (guide: Guide, text: Text | undefined) => text && <Explain guide={guide} text={text} />

const Term = ({ guide, form }: Props) => {
  const words = formMessages(guide.lang)
  return form.term ? (
    <>
      {words[form.term]}
      <br />
      <small>{words.termNote}</small>
    </>
  ) : null
}

const Photos = ({ guide, form }: Props) => (
  <>
    {points(
      guide,
      form.photos?.map(({ caption }) => caption),
    )}
    <small>{formMessages(guide.lang).photosNote}</small>
  </>
)

/** What the city says of the form, in the order in which people ask; what it does not say has no row. */
function rows({ guide, form }: Props): Description[] {
  const words = formMessages(guide.lang)
  const all: (readonly [string, Child | undefined | false])[] = [
    [words.merit, line(guide, form.merit)],
    [words.termColumn, form.term && <Term guide={guide} form={form} />],
    [words.typicalUse, line(guide, form.typicalUse)],
    [words.includes, points(guide, form.includes)],
    [words.cautions, points(guide, form.cautions)],
    [words.cost, line(guide, form.bears?.cost)],
    [words.responsibility, line(guide, form.bears?.responsibility)],
    [words.form, form.scope && words.scope],
    [words.examples, points(guide, form.examples)],
    [words.photos, form.photos && form.photos.length > 0 && <Photos guide={guide} form={form} />],
    [words.papers, points(guide, form.papers)],
  ]
  return stated(all)
}

/** What it can be used for, said before it is chosen. */
const Limits = ({ guide, form }: Props) => {
  const words = formMessages(guide.lang)
  if (form.limits.length === 0) return null
  return (
    <Section id="limits" title={words.limitsTitle}>
      <div class="yui-prose">
        <Points guide={guide} points={form.limits.map(({ text }) => text)} />
        <h3>{words.limitQuestion}</h3>
        <ul>
          {form.limits.map(({ question }) => (
            <li>
              <Say guide={guide} text={question} />
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

/** The bodies this form founds, with how long such a body usually lasts. */
const Bodies = ({ guide, form }: Props) => {
  const words = formMessages(guide.lang)
  if (form.bodies.length === 0) return null
  return (
    <Section id="bodies" title={words.bodies}>
      <CardGrid>
        {form.bodies.map(({ name, duration, gist }) => (
          <Card title={<Say guide={guide} text={name} />} chips={<Chip>{words[duration]}</Chip>}>
            {gist && <Explain guide={guide} text={gist} />}
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}

export const FormFacts = ({ guide, form }: Props) => {
  const items = rows({ guide, form })
  return (
    <>
      {items.length > 0 && <DescriptionList items={items} />}
      <Bodies guide={guide} form={form} />
      <Limits guide={guide} form={form} />
    </>
  )
}
