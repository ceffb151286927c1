import { pick } from '../../../lib/language.ts'
import { Section, type Step, StepMap } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { isPublished, partTitle } from '../parts.ts'
import { stepMessages } from '../step-messages.ts'
import { Part } from './frame.tsx'
import { StepList } from './step-list.tsx'
import { Checklists, OtherRoads, Processes, Zones } from './step-parts.tsx'
import { Explain, Say } from './text.tsx'
import { UnpublishedPart } from './unpublished.tsx'

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

/** How one goes about it: the map, each step, and what each side makes sure of. */
export const StepsPage = ({ guide, stages }: { guide: Guide; stages: readonly string[] }) => {
  const { definition, lang } = guide
  const { steps, processes, checklists, zones, selfCheck } = definition
  const published = isPublished(definition, 'steps')
  const lead = published && selfCheck && !selfCheck.proposedByYui ? selfCheck.gist : undefined
  return (
    <Part
      guide={guide}
      code="steps"
      lead={lead && <Explain guide={guide} text={lead} />}
      facts={[...steps, ...processes, ...checklists, ...(zones ? [zones] : [])]}
    >
      {!published && <OurMap guide={guide} stages={stages} />}
      {!published && <UnpublishedPart guide={guide} what={partTitle(definition, 'steps', lang)} />}
      <CityMap guide={guide} />
      <StepList guide={guide} />
      <OtherRoads guide={guide} />
      <Processes guide={guide} />
      <Zones guide={guide} />
      <Checklists guide={guide} />
    </Part>
  )
}

/** Names of the stages a city has, its own where it has given them. */
export function stageNames(
  guide: Guide,
  stages: readonly {
    code: string
    name: (lang: Guide['lang']) => string
    isPresent: (definition: Guide['definition']) => boolean
  }[],
): string[] {
  const { definition, lang } = guide
  return stages
    .filter((stage) => stage.isPresent(definition))
    .map((stage) => {
      const own = definition.stages.find(({ code }) => code === stage.code)?.name
      return own ? pick(own, lang) : stage.name(lang)
    })
}
