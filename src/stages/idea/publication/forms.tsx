import type { Child } from 'hono/jsx'
import { type AttachedFile, FileList, Pictures } from '../../../core/files/index.ts'
import { publicationRules } from '../../../core/moderation/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  Button,
  CheckboxGroup,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { publicationMessages } from './messages.ts'

export type FormProps = {
  visit: CaseVisit
  /** Files that would be public. */
  wanted: readonly AttachedFile[]
  kept: Failed['kept']
  errors: FieldError[]
}

type ActFormProps = FormProps & { path: string; action: string; children: Child }

const ActForm = ({ visit, path, action, children }: ActFormProps) => (
  <Form
    lang={visit.lang}
    action={casePath(visit.city, visit.case.number, `/publication${path}`)}
    submissionId={blindId()}
  >
    <input type="hidden" name="version" value={String(visit.case.version)} />
    {children}
    <p>
      <Button>{action}</Button>
    </p>
  </Form>
)

type BlockProps = FormProps & { name: string; label: string; hint: string; required?: true; rows?: number }

const Words = ({ visit, kept, errors, name, label, hint, required, rows = 3 }: BlockProps) => (
  <TextArea
    lang={visit.lang}
    name={name}
    label={label}
    hint={hint}
    {...(required ? { required } : {})}
    rows={rows}
    value={keptText(kept, name)}
    error={messageFor(errors, name)}
  />
)

/** Looked at here, and each left out where it has to be. */
const FilesToShow = ({ visit, wanted: files, kept, errors }: FormProps) => {
  const { lang, city, case: subject } = visit
  const words = publicationMessages(lang)
  if (files.length === 0) return null
  const list = { lang, city, number: subject.number, files }
  return (
    <>
      <Pictures {...list} named />
      <FileList {...list} />
      <CheckboxGroup
        lang={lang}
        name="withheld"
        label={words.withhold}
        hint={words.withholdHint}
        values={[kept.withheld ?? []].flat()}
        error={messageFor(errors, 'withheld')}
        options={files.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}

/** Shown as it is, with parts taken out, or not at all; and by which rule. */
export const CheckForm = (props: FormProps) => {
  const { visit, kept, errors } = props
  const { lang, definition } = visit
  const words = publicationMessages(lang)
  return (
    <ActForm {...props} path="" action={words.save}>
      <FilesToShow {...props} />
      <RadioGroup
        lang={lang}
        name="decision"
        label={words.decision}
        required
        value={keptText(kept, 'decision')}
        error={messageFor(errors, 'decision')}
        options={[
          { value: 'show', label: words.show },
          { value: 'shorten', label: words.shorten },
          {
            value: 'hold',
            label: words.hold,
            hint: visit.case.among_citizens ? words.holdHintGroups : words.holdHint,
          },
        ]}
      />
      <CheckboxGroup
        lang={lang}
        name="rules"
        label={words.rules}
        hint={words.rulesHint}
        values={[kept.rules ?? []].flat()}
        error={messageFor(errors, 'rules')}
        options={publicationRules(definition).map(({ code, text }) => ({
          value: code,
          label: pick(text, lang),
        }))}
      />
      <Words {...props} name="passages" label={words.passages} hint={words.passagesHint} />
      <Words {...props} name="note" label={words.note} hint={words.noteHint} />
    </ActForm>
  )
}

export const WishForm = (props: FormProps) => {
  const words = publicationMessages(props.visit.lang)
  return (
    <ActForm {...props} path="/wish" action={words.wish}>
      <p>{words.wishText}</p>
    </ActForm>
  )
}

export const ObjectionForm = (props: FormProps) => {
  const words = publicationMessages(props.visit.lang)
  return (
    <ActForm {...props} path="/objection" action={words.sendObjection}>
      <Words {...props} name="text" label={words.object} hint={words.objectHint} required rows={5} />
    </ActForm>
  )
}

export const AnswerForm = (props: FormProps) => {
  const { visit, kept, errors } = props
  const words = publicationMessages(visit.lang)
  return (
    <ActForm {...props} path="/decision" action={words.answer}>
      <RadioGroup
        lang={visit.lang}
        name="outcome"
        label={words.outcome}
        required
        value={keptText(kept, 'outcome')}
        error={messageFor(errors, 'outcome')}
        options={[
          { value: 'show', label: words.showAll },
          { value: 'keep', label: words.keep },
        ]}
      />
      <Words {...props} name="reason" label={words.reason} hint={words.reasonHint} required />
    </ActForm>
  )
}
