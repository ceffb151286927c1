import type { Child } from 'hono/jsx'
import { AttachField, SeenBy } from '../../../core/files/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { Disclosure } from '../../../ui/components/index.ts'
import { messageFor } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { PlaceFields } from '../place/fields.tsx'
import { PlanChoice, TagChoice } from './choices.tsx'
import type { IdeaFormProps } from './idea-form.tsx'

/** Open when it holds something already, or something in it is to be put right. */
const isOpen = ({ values, errors }: IdeaFormProps, fields: readonly string[]): boolean =>
  fields.some((field) => keptText(values, field) !== '' || messageFor(errors, field) !== undefined)

/** What may be left out is folded, so that the short way is short. */
export const More = (props: IdeaFormProps): Child => {
  const words = messages(props.visit.lang)
  return (
    <Disclosure
      summary={words.more}
      open={isOpen(props, ['tags', 'planCode', 'district', 'place', 'point'])}
      id="more"
    >
      <TagChoice {...props} />
      <PlanChoice {...props} />
      <PlaceFields {...props} />
    </Disclosure>
  )
}

export const Enclosed = (props: IdeaFormProps): Child => {
  const { visit, values, errors } = props
  const error = messageFor(errors, 'attachments')
  return (
    <Disclosure
      summary={messages(visit.lang).enclosed}
      open={isOpen(props, ['attachments', 'attachments.upload'])}
      id="enclosed"
    >
      <AttachField visit={visit} name="attachments" kept={values} error={error} />
      <SeenBy visit={visit} name="attachments" kept={values} />
    </Disclosure>
  )
}
