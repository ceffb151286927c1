import type { Definition } from '../../../core/edition/schema/index.ts'
import { CardGrid, Chip, NumberedList, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { isPublished, partTitle } from '../parts.ts'
import { Part } from './frame.tsx'
import { Explain, Names, Say } from './text.tsx'
import { UnpublishedPart } from './unpublished.tsx'

type Group = Definition['effects'][number]

/** For whom a group is: said where its title does not name a single actor already. */
const ForWhom = ({ guide, group }: { guide: Guide; group: Group }) => {
  const names = guide.definition.actors.kinds
    .filter(({ code }) => group.for.includes(code))
    .map(({ name }) => name)
  if (names.length === 1) return null
  return (
    <p class="yui-card__chips">
      <Chip>
        {names.length === 0 ? partMessages(guide.lang).everyone : <Names guide={guide} names={names} />}
      </Chip>
    </p>
  )
}

const GroupColumn = ({ guide, group }: { guide: Guide; group: Group }) => (
  <section class="yui-card" aria-labelledby={group.code}>
    <ForWhom guide={guide} group={group} />
    <h2 class="yui-card__title" id={group.code}>
      <Say guide={guide} text={group.title} />
    </h2>
    <div class="yui-prose">
      <ol>
        {group.items.map(({ title, text }) => (
          <li>
            {title && (
              <strong>
                <Say guide={guide} text={title} />
              </strong>
            )}
            {title && text && <br />}
            {text && <Explain guide={guide} text={text} />}
          </li>
        ))}
      </ol>
    </div>
  </section>
)

/** Everybody's effects in one list. */
const OneGroup = ({ guide, group }: { guide: Guide; group: Group }) => (
  <Section id={group.code} title={<Say guide={guide} text={group.title} />}>
    <NumberedList
      items={group.items.map(({ title, text }) => ({
        title: <Say guide={guide} text={title ?? text ?? group.title} />,
        body: title && text && <Explain guide={guide} text={text} />,
      }))}
    />
  </Section>
)

const Groups = ({ guide }: { guide: Guide }) => {
  const { effects } = guide.definition
  const [only] = effects
  if (only && effects.length === 1) return <OneGroup guide={guide} group={only} />
  return (
    <CardGrid>
      {effects.map((group) => (
        <GroupColumn guide={guide} group={group} />
      ))}
    </CardGrid>
  )
}

/** What each side gains, side by side. */
export const EffectsPage = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  return (
    <Part guide={guide} code="effects" facts={definition.effects} wide={definition.effects.length > 2}>
      {isPublished(definition, 'effects') ? (
        <Groups guide={guide} />
      ) : (
        <UnpublishedPart guide={guide} what={partTitle(definition, 'effects', lang)} />
      )}
    </Part>
  )
}
