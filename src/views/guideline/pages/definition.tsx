import { Card, CardGrid, Chip, Motto, NumberedList, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { Blocks } from './blocks.tsx'
import { Part } from './frame.tsx'
import { Explain, Points, Say } from './text.tsx'

const Elements = ({ guide }: { guide: Guide }) => {
  const { elements } = guide.definition.definition
  if (elements.length === 0) return null
  return (
    <Section id="elements" title={partMessages(guide.lang).elements}>
      <NumberedList
        items={elements.map(({ code, text }) => ({ id: code, title: <Say guide={guide} text={text} /> }))}
      />
    </Section>
  )
}

const Kinds = ({ guide }: { guide: Guide }) => {
  const { kinds } = guide.definition.definition
  const words = partMessages(guide.lang)
  if (kinds.length === 0) return null
  return (
    <Section id="kinds" title={words.kinds}>
      <CardGrid>
        {kinds.map(({ name, gist, governmentParty }) => (
          <Card
            title={<Say guide={guide} text={name} />}
            chips={<Chip>{governmentParty ? words.withGovernment : words.withoutGovernment}</Chip>}
          >
            {gist && <Explain guide={guide} text={gist} />}
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}

/** Projects the city names as suited; an open list says that it is one. */
const Suitability = ({ guide }: { guide: Guide }) => {
  const { suitability } = guide.definition
  const words = partMessages(guide.lang)
  if (!suitability) return null
  return (
    <Section
      id="suitability"
      title={words.suitability}
      lead={
        suitability.gist ? (
          <Explain guide={guide} text={suitability.gist} />
        ) : (
          suitability.open && words.openList
        )
      }
    >
      <div class="yui-prose">
        <Points guide={guide} points={suitability.tags.map(({ name }) => name)} />
      </div>
    </Section>
  )
}

export const DefinitionPage = ({ guide }: { guide: Guide }) => {
  const { definition, suitability } = guide.definition
  return (
    <Part
      guide={guide}
      code="definition"
      lead={<Explain guide={guide} text={definition.gist} />}
      facts={[definition, ...definition.related, ...(suitability ? [suitability] : [])]}
    >
      {definition.motto && (
        <Motto>
          <Say guide={guide} text={definition.motto} />
        </Motto>
      )}
      <Elements guide={guide} />
      <Kinds guide={guide} />
      <Blocks
        guide={guide}
        id="related"
        title={partMessages(guide.lang).related}
        blocks={definition.related}
      />
      <Suitability guide={guide} />
    </Part>
  )
}
