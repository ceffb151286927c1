import { Heading } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { formMessages } from '../form-messages.ts'
import type { Guide } from '../guide.ts'

export const UnknownForm = ({ guide }: { guide: Guide }) => {
  const words = formMessages(guide.lang)
  return (
    <>
      <Heading level={1} lead={words.unknownText}>
        {words.unknownTitle}
      </Heading>
      <p>
        <LinkButton href={guide.link('/forms')}>{words.allForms}</LinkButton>
      </p>
    </>
  )
}
