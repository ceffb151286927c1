import { findSection } from '../../../core/edition/view.ts'
import { DataTable, DescriptionList, Notice, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { DeskCards } from './desk-list.tsx'
import { Part } from './frame.tsx'
import { Names, Say } from './text.tsx'

const SectionName = ({ guide, code }: { guide: Guide; code: string }) => {
  const section = findSection(guide.definition, code)
  return section ? <Say guide={guide} text={section.name} /> : null
}

/** Which section takes which field, as the city has published it. */
const RoutingTable = ({ guide }: { guide: Guide }) => {
  const { routing, fields } = guide.definition
  const words = partMessages(guide.lang)
  const rows = routing.rules.map(({ field, section, examples }) => {
    const name = fields.find(({ code }) => code === field)?.name
    return [
      name && <Say guide={guide} text={name} />,
      <SectionName guide={guide} code={section} />,
      <Names guide={guide} names={examples} />,
    ]
  })
  if (rows.length === 0) return null
  return (
    <DataTable
      id="routing-table"
      caption={words.routingTable}
      columns={[
        { label: words.field },
        { label: words.section },
        { label: words.exampleOfField, wide: true },
      ]}
      rows={rows}
    />
  )
}

/** Where everything else goes first. */
const DefaultSection = ({ guide }: { guide: Guide }) => {
  const { default: code, defaultFor } = guide.definition.routing
  const term = defaultFor ? <Say guide={guide} text={defaultFor} /> : partMessages(guide.lang).otherFields
  return <DescriptionList items={[{ term, description: <SectionName guide={guide} code={code} /> }]} />
}

const Routing = ({ guide }: { guide: Guide }) => {
  const { routing } = guide.definition
  const words = partMessages(guide.lang)
  return (
    <Section id="routing" title={words.routing} lead={!routing.proposedByYui && words.routingLead}>
      {routing.proposedByYui ? (
        <Notice lang={guide.lang}>
          <p>{words.routingProposed}</p>
        </Notice>
      ) : (
        <>
          <RoutingTable guide={guide} />
          <DefaultSection guide={guide} />
        </>
      )}
    </Section>
  )
}

export const DesksPage = ({ guide }: { guide: Guide }) => {
  const { desks, routing } = guide.definition
  return (
    <Part guide={guide} code="desks" lead={partMessages(guide.lang).desksLead} facts={[...desks, routing]}>
      <DeskCards guide={guide} />
      <Routing guide={guide} />
      <p>
        <a href={guide.link('/organization')}>{partMessages(guide.lang).organization}</a>
      </p>
      <p>
        <a href={guide.link('/answers')}>{partMessages(guide.lang).answersInTime}</a>
      </p>
    </Part>
  )
}
