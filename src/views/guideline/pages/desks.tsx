import { findSection } from '../../../core/edition/view.ts'
import { DataTable, Notice, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { Desks } from './desk-list.tsx'
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
  const others = routing.defaultFor ? <Say guide={guide} text={routing.defaultFor} /> : words.otherFields
  return (
    <DataTable
      id="routing-table"
      caption={words.routing}
      columns={[{ label: words.field }, { label: words.section }, { label: words.exampleOfField }]}
      rows={[...rows, [others, <SectionName guide={guide} code={routing.default} />, '']]}
    />
  )
}

const Routing = ({ guide }: { guide: Guide }) => {
  const { routing } = guide.definition
  const { routing: title, routingLead, routingProposed } = partMessages(guide.lang)
  return (
    <Section id="routing" title={title} lead={routing.proposedByYui ? undefined : routingLead}>
      {routing.proposedByYui ? (
        <Notice lang={guide.lang}>
          <p>{routingProposed}</p>
        </Notice>
      ) : (
        <RoutingTable guide={guide} />
      )}
    </Section>
  )
}

export const DesksPage = ({ guide }: { guide: Guide }) => {
  const { desks, routing } = guide.definition
  return (
    <Part guide={guide} code="desks" lead={partMessages(guide.lang).desksLead} facts={[...desks, routing]}>
      <Desks guide={guide} />
      <Routing guide={guide} />
    </Part>
  )
}
