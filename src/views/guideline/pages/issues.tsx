import { Chip, NumberedList, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { Guide } from '../guide.ts'
import { partMessages } from '../part-messages.ts'
import { isPublished, partPath } from '../parts.ts'
import { Say } from './text.tsx'

/** What the city finds lacking, in its own order. Which measure answers which is shown only where the city says so. */
export const Issues = ({ guide, linked = false }: { guide: Guide; linked?: boolean }) => {
  const { definition, lang, link } = guide
  const words = partMessages(lang)
  if (definition.issues.length === 0) return null
  return (
    <Section id="issues" title={words.issues} lead={words.issuesLead}>
      <NumberedList
        items={definition.issues.map(({ code, text, status }) => ({
          id: `issue-${code}`,
          title: <Say guide={guide} text={text} />,
          body: status && <Chip tone={status === 'expected' ? 'info' : 'warning'}>{words[status]}</Chip>,
        }))}
      />
      {linked && isPublished(definition, 'measures') && (
        <p>
          <LinkButton href={link(partPath('measures'))} kind="secondary">
            {words.toMeasures}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
