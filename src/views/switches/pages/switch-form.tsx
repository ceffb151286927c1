import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  Button,
  CheckboxGroup,
  DateField,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { switchMessages } from '../messages.ts'
import { plannedMessages } from '../planned/messages.ts'
import { newestOf, reaches } from '../rules.ts'
import { needWords } from './needs.ts'
import type { Here } from './stage-page.tsx'

type FormProps = { visit: Visit; here: Here; failed: Failed | undefined }

export const errorsIn = ({ visit, here, failed }: FormProps) => {
  const { lang } = visit
  const words = switchMessages(lang)
  const { when, day, noDay, whichDay, notFuture, dayTaken } = plannedMessages(lang)
  const labels = { runs: words.runs, sections: words.pilotSections, reason: words.reason, when, fromOn: day }
  const mistakes = { ...needWords(visit, here.edition), noDay, whichDay, notFuture, dayTaken }
  return sayErrors(failed?.errors ?? [], lang, labels, mistakes)
}

type Fields = { visit: Visit; kept: Failed['kept']; errors: ReturnType<typeof errorsIn> }

/** At once, or from a day to come. */
const When = ({ visit: { lang }, kept, errors }: Fields) => {
  const words = plannedMessages(lang)
  return (
    <>
      <RadioGroup
        lang={lang}
        name="when"
        label={words.when}
        required
        options={(['now', 'date'] as const).map((value) => ({ value, label: words[value] }))}
        value={keptText(kept, 'when') || 'now'}
        error={messageFor(errors, 'when')}
      />
      <DateField
        lang={lang}
        name="fromOn"
        label={words.day}
        hint={words.dayHint}
        value={keptText(kept, 'fromOn')}
        error={messageFor(errors, 'fromOn')}
      />
    </>
  )
}

export const SwitchForm = (props: FormProps) => {
  const { visit, here, failed } = props
  const { lang, city, definition } = visit
  const words = switchMessages(lang)
  const kept = failed?.kept ?? {}
  const errors = errorsIn(props)
  return (
    <Form lang={lang} action={cityPath(city, `/switches/${here.code}`)} submissionId={blindId()}>
      <input type="hidden" name="seen" value={newestOf(here.switched, here.planned, here.code)} />
      <RadioGroup
        lang={lang}
        name="runs"
        label={words.runs}
        required
        options={reaches.map((value) => ({ value, label: words[value] }))}
        value={failed ? keptText(kept, 'runs') : here.now.runs}
        error={messageFor(errors, 'runs')}
      />
      <CheckboxGroup
        lang={lang}
        name="sections"
        label={words.pilotSections}
        hint={words.pilotHint}
        options={definition.sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        values={failed ? [kept.sections ?? []].flat() : [...(here.now.sections ?? [])]}
        error={messageFor(errors, 'sections')}
      />
      <When visit={visit} kept={kept} errors={errors} />
      <TextArea
        lang={lang}
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        required
        rows={3}
        maxLength={500}
        value={keptText(kept, 'reason')}
        error={messageFor(errors, 'reason')}
      />
      <Button name="step" value="confirm">
        {words.next}
      </Button>
    </Form>
  )
}
