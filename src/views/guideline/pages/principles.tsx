import { NumberedList } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { isPublished, partPath } from '../parts.ts'
import { Part } from './frame.tsx'
import { Explain, Points, Say } from './text.tsx'
import { UnpublishedPart } from './unpublished.tsx'

const Principles = ({ guide }: { guide: Guide }) => (
  <NumberedList
    level={2}
    items={guide.definition.principles.map(({ code, name, slogan, points }) => ({
      id: code,
      title: <Say guide={guide} text={name} />,
      slogan: slogan && <Say guide={guide} text={slogan} />,
      body: points.length > 0 && <Points guide={guide} points={points} />,
    }))}
  />
)

/** A city without numbered principles still says what matters between the parties, beside its definition. */
const None = ({ guide }: { guide: Guide }) => {
  const { definition, lang, link } = guide
  const words = partMessages(lang)
  return (
    <>
      {definition.definition.related.length > 0 && (
        <p>
          {words.principlesUnnumbered}{' '}
          <a href={`${link(partPath('definition'))}#related`}>{words.toDefinition}</a>
        </p>
      )}
      <UnpublishedPart guide={guide} what={words.principlesList} />
    </>
  )
}

export const PrinciplesPage = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const { principles, principlesNote } = definition
  return (
    <Part
      guide={guide}
      code="principles"
      lead={principlesNote && <Explain guide={guide} text={principlesNote} />}
      facts={principles}
    >
      {isPublished(definition, 'principles') ? <Principles guide={guide} /> : <None guide={guide} />}
      {principles.length > 0 && <p>{partMessages(lang).usedIn}</p>}
    </Part>
  )
}
