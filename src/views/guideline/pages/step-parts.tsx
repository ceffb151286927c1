import type { Definition } from '../../../core/edition/schema/index.ts'
import { Card, CardGrid, Chip, Section, TickList } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { stepMessages } from '../step-messages.ts'
import { Explain, Say } from './text.tsx'

type Zone = NonNullable<Definition['zones']>['zones'][number]

/** Where the city's own check leads away from 協働: a way on, never an end. */
export const OtherRoads = ({ guide }: { guide: Guide }) => {
  const { selfCheck } = guide.definition
  const words = stepMessages(guide.lang)
  if (!selfCheck || selfCheck.proposedByYui) return null
  const exits = selfCheck.nodes.flatMap((node) => (node.kind === 'exit' && !node.proceeds ? [node] : []))
  return (
    <Section id="other-roads" title={words.exits} lead={words.exitsLead}>
      <CardGrid>
        {exits.flatMap((exit) =>
          exit.outcomes.map((outcome) => (
            <Card
              title={<Say guide={guide} text={outcome.title} />}
              chips={
                <Chip tone="accent">
                  {exit.label ? <Say guide={guide} text={exit.label} /> : words.exits}
                </Chip>
              }
            >
              {outcome.gist && <Explain guide={guide} text={outcome.gist} />}
            </Card>
          )),
        )}
      </CardGrid>
    </Section>
  )
}

/** Who begins: a citizen with a proposal, or the city with one of its own. */
export const Processes = ({ guide }: { guide: Guide }) => {
  const { processes } = guide.definition
  const words = stepMessages(guide.lang)
  if (processes.length === 0) return null
  return (
    <Section id="processes" title={processes.length === 2 ? words.processes : words.process}>
      <CardGrid>
        {processes.map(({ name, gist, from }) => (
          <Card
            title={<Say guide={guide} text={name} />}
            chips={
              <Chip tone="accent">{from === 'citizens' ? words.fromCitizens : words.fromGovernment}</Chip>
            }
          >
            {gist && <Explain guide={guide} text={gist} />}
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}

const ZoneCard = ({ guide, zone }: { guide: Guide; zone: Zone }) => {
  const words = stepMessages(guide.lang)
  return (
    <Card
      title={zone.name ? <Say guide={guide} text={zone.name} /> : words.zone(zone.code)}
      chips={
        <Chip tone={zone.collaboration ? 'accent' : 'neutral'}>
          {zone.collaboration ? words.collaboration : words.notCollaboration}
        </Chip>
      }
    >
      {zone.border ? <Explain guide={guide} text={zone.border} /> : !zone.name && words.zoneBlank}
    </Card>
  )
}

/** The zones of the city's chart; what the city has left blank stays blank. */
export const Zones = ({ guide }: { guide: Guide }) => {
  const { zones } = guide.definition
  if (!zones) return null
  return (
    <Section
      id="zones"
      title={stepMessages(guide.lang).zones}
      lead={zones.gist && <Explain guide={guide} text={zones.gist} />}
    >
      <CardGrid>
        {zones.zones.map((zone) => (
          <ZoneCard guide={guide} zone={zone} />
        ))}
      </CardGrid>
    </Section>
  )
}

/** What each side makes sure of before it begins, with boxes to tick on paper. */
export const Checklists = ({ guide }: { guide: Guide }) => {
  const { checklists } = guide.definition
  const words = stepMessages(guide.lang)
  if (checklists.length === 0) return null
  return (
    <Section id="checklists" title={words.checklists} lead={words.checklistsLead}>
      <CardGrid>
        {checklists.map((list) => (
          <Card title={list.for === 'citizens' ? words.forCitizens : words.forGovernment}>
            <TickList items={list.items.map(({ text }) => <Explain guide={guide} text={text} />)} />
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}
