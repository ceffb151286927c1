import { hasCentre } from '../../../core/edition/view.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import { blindId } from '../../../lib/ids.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { Disclosure } from '../../../ui/components/index.ts'
import { Button, CheckboxField, DateField, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import type { FormState, SectionFormProps } from '../pages/form-state.ts'
import { partMessages } from './messages.ts'
import { asksCentre, type Part } from './rules.ts'

type Props = { visit: SectionFormProps['visit']; parts: readonly Part[]; state: FormState }

const usualDays = 10

/** 支援センターへの紹介: what the person agreed to, and that they did. One at a time. */
export const CentreForm = ({ visit, parts, state: { errors, kept } }: Props) => {
  const { lang, definition, today } = visit
  const words = partMessages(lang)
  if (!hasCentre(definition) || asksCentre(parts)) return null
  const typed = kept ?? { centreDue: addWorkingDays(today, usualDays, definition.city.closedDays) }
  const of = (name: string) => ({ lang, name, value: keptText(typed, name), error: messageFor(errors, name) })
  return (
    <Disclosure summary={words.centreTitle} open={kept !== undefined} id="to-centre">
      <p>{words.centreLead}</p>
      <Form
        lang={lang}
        action={casePath(visit.city, visit.case.number, '/consultation/centre')}
        submissionId={blindId()}
      >
        <TextArea
          {...of('told')}
          label={words.told}
          hint={words.toldHint}
          required
          rows={5}
          maxLength={2000}
        />
        <DateField {...of('centreDue')} label={words.centreDue} required min={today} />
        <DateField {...of('consentedOn')} label={words.consentedOn} hint={words.consentedHint} />
        <CheckboxField
          lang={lang}
          name="agreed"
          label={words.agreed}
          required
          error={messageFor(errors, 'agreed')}
        />
        <Button kind="secondary">{words.toCentre}</Button>
      </Form>
    </Disclosure>
  )
}
