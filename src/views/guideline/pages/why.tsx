import { NumberedList, Section } from '../../../ui/components/index.ts'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { isPublished, partTitle } from '../parts.ts'
import { Blocks, numberedBlocks } from './blocks.tsx'
import { Part } from './frame.tsx'
import { Issues } from './issues.tsx'
import { UnpublishedPart } from './unpublished.tsx'

const Reasons = ({ guide }: { guide: Guide }) => {
  const { reasons } = guide.definition
  if (reasons.length === 0) return null
  return (
    <Section id="reasons" title={partMessages(guide.lang).reasons}>
      <NumberedList items={numberedBlocks(guide, reasons)} />
    </Section>
  )
}

export const WhyPage = ({ guide }: { guide: Guide }) => {
  const { definition, lang } = guide
  const { purpose, reasons, issues } = definition
  const words = partMessages(lang)
  /** A guideline without measures closes with a summary of why; one with measures with how to make them real. */
  const summary = isPublished(definition, 'measures') ? [] : definition.realisation
  return (
    <Part guide={guide} code="why" facts={[...purpose, ...reasons, ...issues, ...summary]}>
      {!isPublished(definition, 'why') && (
        <UnpublishedPart guide={guide} what={partTitle(definition, 'why', lang)} />
      )}
      <Reasons guide={guide} />
      <Blocks guide={guide} id="purpose" title={words.purpose} blocks={purpose} />
      <Issues guide={guide} linked />
      <Blocks guide={guide} id="summary" title={words.summary} blocks={summary} />
    </Part>
  )
}
