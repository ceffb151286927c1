import type { Stage } from '../../../core/contribution.ts'
import { pick } from '../../../lib/language.ts'
import { Section, type Step, StepMap } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { isPublished, partTitle } from '../parts.ts'
import { stepMessages } from '../step-messages.ts'
import { Desks } from './desk-list.tsx'
import { Part } from './frame.tsx'
import { FullText } from './full-text.tsx'
import { StepList } from './step-list.tsx'
import { Checklists, OtherRoads, Processes, Zones } from './step-parts.tsx'
import { Explain, Say } from './text.tsx'
import { Unpublished } from './unpublished.tsx'

/** The steps as one line from start to goal; each leads to its words below. */
const CityMap = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const words = stepMessages(lang)
  const steps = definition.steps.map(
    ({ code, label, title }): Step => ({
      label: <Say guide={guide} text={title} />,
      state: 'upcoming',
      href: `#${code}`,
      note: label ? <Say guide={guide} text={label} /> : '',
    }),
  )
  if (steps.length === 0) return null
  return (
    <Section id="map" title={words.map}>
      <StepMap lang={lang} label={words.map} steps={steps} />
    </Section>
  )
}

/** The way a matter goes on this site, for a city that has published none of its own. */
const OurMap = ({ guide, stages }: { guide: Guide; stages: readonly string[] }) => {
  const words = stepMessages(guide.lang)
  if (stages.length === 0) return null
  return (
    <Section id="our-map" title={words.here} lead={words.hereLead}>
      <StepMap
        lang={guide.lang}
        label={words.here}
        steps={stages.map((label, index) => ({ label, state: 'upcoming', note: `${index + 1}` }))}
      />
    </Section>
  )
}

/** The city's own account of how one goes about it: the map, each step, and what each side makes sure of. */
const Published = ({ guide }: { guide: Guide }) => {
  const { steps, processes, checklists, zones, selfCheck } = guide.definition
  const lead = selfCheck && !selfCheck.proposedByYui ? selfCheck.gist : undefined
  return (
    <Part
      guide={guide}
      code="steps"
      wide
      lead={lead && <Explain guide={guide} text={lead} />}
      facts={[...steps, ...processes, ...checklists, ...(zones ? [zones] : [])]}
    >
      <CityMap guide={guide} />
      <StepList guide={guide} />
      <OtherRoads guide={guide} />
      <Processes guide={guide} />
      <Zones guide={guide} />
      <Checklists guide={guide} />
    </Part>
  )
}

type StepsProps = { guide: Guide; stages: readonly string[] }

export const StepsPage = ({ guide, stages }: StepsProps) => {
  const { definition, lang } = guide
  if (isPublished(definition, 'steps')) return <Published guide={guide} />
  return (
    <Part guide={guide} code="steps" facts={[]}>
      <Unpublished guide={guide} what={partTitle(definition, 'steps', lang)} />
      <OurMap guide={guide} stages={stages} />
      <FullText guide={guide} />
      <Desks guide={guide} />
    </Part>
  )
}

/** Names of the stages a city has, its own where it has given them. */
export function stageNames(
  guide: Guide,
  stages: readonly Pick<Stage, 'code' | 'name' | 'isPresent' | 'aside'>[],
): string[] {
  const { definition, lang } = guide
  return stages
    .filter((stage) => stage.isPresent(definition))
    .map((stage) => {
      const own = definition.stages.find(({ code }) => code === stage.code)?.name
      return own ? pick(own, lang) : stage.name(lang)
    })
}
