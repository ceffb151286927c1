import type { Delegation } from '../../../core/delegation/index.ts'
import { ContactFields } from '../../../core/people/contact-fields.tsx'
import { newAccessKey } from '../../../core/people/guest.ts'
import { hatLabel } from '../../../core/people/signature.ts'
import { PurposeNote } from '../../../core/privacy/purpose.tsx'
import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { inBrackets, pick } from '../../../lib/language.ts'
import { Notice, Section } from '../../../ui/components/index.ts'
import { Button, type FieldError, Form, messageFor, TextArea, TextField } from '../../../ui/forms.tsx'
import { seatWords } from '../aim/messages.ts'
import { AimFields, SetVisibility } from '../aim/notes.tsx'
import { type Aim, plainIdea, setsVisibility } from '../aim/rules.ts'
import { messages } from '../messages.ts'
import { isNameless, most, needsKey } from '../rules.ts'
import { FieldChoice, VisibilityChoice } from './choices.tsx'
import { Enclosed, More } from './more.tsx'

export type Values = Record<string, string | string[]>
export type IdeaFormProps = {
  visit: Visit
  values: Values
  errors: FieldError[]
  /** For which group the support centre writes. */
  asked?: Delegation | undefined
  aim?: Aim
  /** Where 「わたしたちについて」 may stay empty, when that is. */
  aboutHint?: string
}

/** In which role it is sent: the same person may speak for herself or for her group. */
const SentAs = ({ visit: { viewer, definition, lang, city, path, query }, asked }: IdeaFormProps) => {
  const words = messages(lang)
  // The answers of a self-check and an earlier case come along.
  const here = `${path}?${new URLSearchParams(query)}`
  if (viewer === undefined)
    return (
      <p>
        <a href={cityPath(city, `/sign-in?next=${encodeURIComponent(here)}`)}>{words.haveAccount}</a>
      </p>
    )
  const label = hatLabel(viewer.hat, definition, lang)
  return (
    <Notice lang={lang}>
      <p>
        {asked
          ? words.sendFor(asked.name, viewer.person.name)
          : words.sendAs(`${viewer.person.name}${inBrackets(label, lang)}`)}{' '}
        <a href={cityPath(city, '/account')}>{words.switchHat}</a>
      </p>
      {viewer.hat.organizationId && (
        <p>
          {words.fromProfile}{' '}
          <a href={cityPath(city, `/groups/${viewer.hat.organizationId}/desk`)}>{words.toProfile}</a>
        </p>
      )}
    </Notice>
  )
}

const longFields = [
  { name: 'issue', rows: 5, label: 'issue', hint: 'issueHint' },
  { name: 'wish', rows: 5, label: 'wish', hint: 'wishHint' },
  { name: 'proposer', rows: 3, label: 'proposer', hint: 'proposerHint' },
] as const

export const Texts = ({ visit: { lang }, values, errors, aboutHint, aim = plainIdea }: IdeaFormProps) => {
  const words = aim.is === 'seat' ? { ...messages(lang), ...seatWords(lang) } : messages(lang)
  return (
    <>
      <TextField
        lang={lang}
        name="title"
        label={words.title}
        hint={words.titleHint}
        required
        value={keptText(values, 'title')}
        error={messageFor(errors, 'title')}
      />
      {longFields.map(({ name, rows, label, hint }) => (
        <TextArea
          lang={lang}
          name={name}
          label={words[label]}
          hint={(name === 'proposer' && aboutHint) || words[hint]}
          required={name !== 'proposer' || aboutHint === undefined}
          rows={rows}
          maxLength={most[name]}
          value={keptText(values, name)}
          error={messageFor(errors, name)}
        />
      ))}
    </>
  )
}

/** Without an account: how the answer arrives. */
const AboutYou = ({ visit, values, errors }: IdeaFormProps) => {
  const { lang } = visit
  const words = messages(lang)
  return (
    <Section id="about-you" title={words.aboutYou} lead={words.aboutYouLead}>
      <ContactFields lang={lang} values={values} errors={errors} />
      <PurposeNote visit={visit} of="matter" />
    </Section>
  )
}

/** Which section reads it, who else, and what fits; of an application for a seat all that is known. */
const Sorted = (props: IdeaFormProps) => {
  const { visit, values, errors, aim = plainIdea } = props
  const given = <AimFields visit={visit} aim={aim} values={values} errors={errors} />
  if (aim.is === 'seat')
    return (
      <>
        <input type="hidden" name="field" value={keptText(values, 'field')} />
        {given}
        <SetVisibility aim={aim} />
      </>
    )
  return (
    <>
      <yui-similar data-url={cityPath(visit.city, '/ideas/similar')} aria-live="polite"></yui-similar>
      <FieldChoice {...props} />
      {given}
      {setsVisibility(aim) ? <SetVisibility aim={aim} /> : <VisibilityChoice {...props} />}
      <More {...props} />
    </>
  )
}

export const IdeaForm = (props: IdeaFormProps) => {
  const { visit, values } = props
  const { lang, city } = visit
  return (
    <Form
      lang={lang}
      action={cityPath(city, '/ideas')}
      multipart
      submissionId={visit.draft?.id ?? blindId()}
      draft={visit.draft}
    >
      <SentAs {...props} />
      <Texts {...props} />
      <Sorted {...props} />
      <Enclosed {...props} />
      {isNameless(visit.viewer) && <AboutYou {...props} />}
      {needsKey(visit.viewer) && (
        <input
          type="hidden"
          id="accessKey"
          name="accessKey"
          value={keptText(values, 'accessKey') || newAccessKey()}
        />
      )}
      <input type="hidden" name="check" value={keptText(values, 'check')} />
      <input type="hidden" name="parent" value={keptText(values, 'parent')} />
      <input type="hidden" name="vision" value={keptText(values, 'vision')} />
      {props.asked && <input type="hidden" name="delegation" value={props.asked.id} />}
      <p>
        <Button name="step" value="confirm">
          {messages(lang).toConfirm}
        </Button>
      </p>
    </Form>
  )
}

export const ideaName = ({ definition, lang }: Visit): string =>
  definition.words.idea ? pick(definition.words.idea, lang) : messages(lang).name
