import { AttachField } from '../../../core/files/index.ts'
import type { GroupChoice } from '../../../core/group/index.ts'
import { ContactFields, contactErrors } from '../../../core/people/contact-fields.tsx'
import type { Likely } from '../../../core/people/guest.ts'
import { PurposeNote } from '../../../core/privacy/purpose.tsx'
import { ScanBeside } from '../../../core/scan/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Heading, Section } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
} from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { FieldChoice, PlanChoice, TagChoice, VisibilityChoice } from '../pages/choices.tsx'
import { type IdeaFormProps, Texts, type Values } from '../pages/idea-form.tsx'
import { ideaLabels } from '../pages/new-page.tsx'
import { paperMessages } from '../paper/messages.ts'
import { PlaceFields } from '../place/fields.tsx'
import { counterMessages } from './messages.ts'
import { somebodyNew, vias } from './rules.ts'

export type CounterPage = {
  visit: Visit
  values: Values
  errors: Failed['errors']
  groups: readonly GroupChoice[]
  likely: readonly Likely[]
}

/** The fields by their names, as the counter's form calls them. */
export function counterLabels(lang: Lang): Record<string, string> {
  const { via, receivedOn, group, samePerson } = counterMessages(lang)
  return { ...ideaLabels(lang), via, receivedOn, group, samePerson }
}

const chosen = ['field', 'visibility', 'planCode', 'contact.channel', 'via', 'group']

function saidErrors(lang: Lang, errors: Failed['errors']): FieldError[] {
  const asked = errors.map((error) =>
    chosen.includes(error.field) ? { ...error, code: 'badChoice' } : error,
  )
  const own = { ...contactErrors(lang), lookAlike: counterMessages(lang).lookAlike }
  return sayErrors(asked, lang, counterLabels(lang), own)
}

const Intake = ({ visit: { lang }, values, errors }: IdeaFormProps) => {
  const words = counterMessages(lang)
  return (
    <>
      <RadioGroup
        lang={lang}
        name="via"
        label={words.via}
        required
        value={keptText(values, 'via')}
        error={messageFor(errors, 'via')}
        options={vias.map((via) => ({ value: via, label: words[via] }))}
      />
      <DateField
        lang={lang}
        name="receivedOn"
        label={words.receivedOn}
        hint={words.receivedOnHint}
        value={keptText(values, 'receivedOn')}
        error={messageFor(errors, 'receivedOn')}
      />
    </>
  )
}

const describe = (one: Likely, lang: Lang): string => {
  const words = counterMessages(lang)
  const facts = [one.phone, one.email, one.address, words.cases(one.cases), one.account && words.hasAccount]
  return facts.filter(Boolean).join(' · ')
}

/** Records that look alike, to be chosen from while the person stands there. */
const LookAlikes = ({
  lang,
  likely,
  value,
  error,
}: Pick<CounterPage, 'likely'> & { lang: Lang; value: string; error: string | undefined }) => {
  const words = counterMessages(lang)
  if (likely.length === 0) return null
  return (
    <RadioGroup
      lang={lang}
      name="samePerson"
      label={words.samePerson}
      hint={words.samePersonHint}
      required
      value={value}
      error={error}
      options={[
        ...likely.map((one) => ({ value: one.id, label: one.name, hint: describe(one, lang) })),
        { value: somebodyNew, label: words.somebodyNew },
      ]}
    />
  )
}

type SenderProps = IdeaFormProps & Pick<CounterPage, 'groups' | 'likely'>

const SenderFields = ({ visit, values, errors, groups, likely }: SenderProps) => {
  const { lang } = visit
  const words = counterMessages(lang)
  return (
    <Section id="sender" title={words.who} lead={words.whoLead}>
      <SelectField
        lang={lang}
        name="group"
        label={words.group}
        emptyLabel={words.groupNone}
        value={keptText(values, 'group')}
        error={messageFor(errors, 'group')}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <h3>{words.contact}</h3>
      <ContactFields lang={lang} values={values} errors={errors} noneLabel={words.none} />
      <PurposeNote visit={visit} of="counter" />
      <LookAlikes
        lang={lang}
        likely={likely}
        value={keptText(values, 'samePerson')}
        error={messageFor(errors, 'samePerson')}
      />
    </Section>
  )
}

/** What came on paper, by telephone or in person, on one page. */
export function counterPage({ visit, values, errors, groups, likely }: CounterPage): Page {
  const { lang, city, definition } = visit
  const words = counterMessages(lang)
  const said = saidErrors(lang, errors)
  const props: IdeaFormProps = { visit, values, errors: said }
  const body = (
    <>
      <ErrorSummary lang={lang} errors={said} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        <a href={cityPath(city, '/papers/idea')}>{paperMessages(lang).link}</a>
      </p>
      <Form
        lang={lang}
        action={cityPath(city, '/counter/ideas')}
        submissionId={visit.draft?.id ?? blindId()}
        draft={visit.draft}
        multipart
      >
        <ScanBeside visit={visit} scanId={keptText(values, 'scan')} />
        <Intake {...props} />
        <SenderFields {...props} groups={groups} likely={likely} />
        <Texts {...props} aboutHint={words.aboutHint} />
        <FieldChoice {...props} />
        <TagChoice {...props} />
        <PlanChoice {...props} />
        <PlaceFields {...props} />
        <VisibilityChoice {...props} />
        <AttachField
          visit={visit}
          name="attachments"
          label={words.scan}
          kept={values}
          error={messageFor(said, 'attachments')}
        />
        <p>
          <Button name="step" value="confirm">
            {messages(lang).toConfirm}
          </Button>{' '}
          {visit.draft && (
            <Button kind="secondary" name="step" value="print">
              {paperMessages(lang).print}
            </Button>
          )}
        </p>
      </Form>
    </>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.title },
  ]
  return { title: words.title, body, breadcrumbs }
}
