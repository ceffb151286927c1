import type { Definition } from '../../../core/edition/schema/index.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Card, CardGrid, Chip, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { Blocks } from './blocks.tsx'
import { Desks } from './desk-list.tsx'
import { Part } from './frame.tsx'
import { AskCity } from './sources.tsx'
import { Explain, Points, Say } from './text.tsx'
import { Unpublished } from './unpublished.tsx'

type Body = Definition['bodies'][number]
type OfficeSection = Definition['sections'][number]

const BodyCard = ({ guide, body }: { guide: Guide; body: Body }) => {
  const words = partMessages(guide.lang)
  return (
    <Card title={<Say guide={guide} text={body.name} />} chips={<AskCity guide={guide} fact={body} />}>
      {body.who && (
        <p>
          <Explain guide={guide} text={body.who} />
        </p>
      )}
      {body.term && (
        <p>
          {words.term}: <Say guide={guide} text={body.term} />
        </p>
      )}
      {body.openSeats !== undefined && <p>{words.openSeats(body.openSeats)}</p>}
      {body.does.length > 0 && (
        <div class="yui-prose">
          <Points guide={guide} points={body.does} />
        </div>
      )}
    </Card>
  )
}

const Bodies = ({ guide }: { guide: Guide }) => {
  const { bodies } = guide.definition
  const words = partMessages(guide.lang)
  return (
    <Section id="bodies" title={words.bodies}>
      {bodies.length === 0 ? (
        <Unpublished guide={guide} what={words.bodies} />
      ) : (
        <CardGrid>
          {bodies.map((body) => (
            <BodyCard guide={guide} body={body} />
          ))}
        </CardGrid>
      )}
    </Section>
  )
}

const byDepartment = (sections: readonly OfficeSection[], lang: Lang) =>
  Map.groupBy(sections, ({ department }) => (department ? pick(department, lang) : ''))

const Sections = ({ guide }: { guide: Guide }) => {
  const words = partMessages(guide.lang)
  return (
    <Section id="sections" title={words.sections}>
      <div class="yui-prose">
        {[...byDepartment(guide.definition.sections, guide.lang)].map(([department, sections]) => (
          <>
            {department && <h3>{department}</h3>}
            <ul>
              {sections.map(({ name, coordination }) => (
                <li>
                  <Say guide={guide} text={name} />{' '}
                  {coordination && <Chip tone="accent">{words.coordination}</Chip>}
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </Section>
  )
}

export const OrganisationPage = ({ guide }: { guide: Guide }) => {
  const { bodies, desks, trainings = [], taskInventory } = guide.definition
  const words = partMessages(guide.lang)
  return (
    <Part guide={guide} code="organisation" facts={[...bodies, ...desks, ...trainings]}>
      <Bodies guide={guide} />
      <Sections guide={guide} />
      <Blocks guide={guide} id="trainings" title={words.trainings} blocks={trainings} />
      <Blocks
        guide={guide}
        id="inventory"
        title={words.inventory}
        blocks={taskInventory ? [taskInventory] : []}
      />
      <Desks guide={guide} />
    </Part>
  )
}
