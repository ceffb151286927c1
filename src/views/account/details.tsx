import { z } from 'zod'
import { contactForm, contactMistakes } from '../../core/people/contact.ts'
import { ContactFields, contactErrors, contactLabels } from '../../core/people/contact-fields.tsx'
import { keepAccountEvent } from '../../core/people/events.ts'
import { PurposeNote } from '../../core/privacy/purpose.tsx'
import { conflict, found } from '../../core/web/errors.ts'
import { sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import { withAccount } from '../../core/web/policies.ts'
import { action, type Failed, type Outcome, type Page, page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { choice, line } from '../../lib/form-text.ts'
import { languages } from '../../lib/language.ts'
import { Heading } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup } from '../../ui/forms.tsx'
import { crumbsTo } from './crumbs.ts'
import { detailsMessages } from './details-messages.ts'
import { type Details, findDetails, updateDetails } from './queries.ts'

const detailsForm = z.object({
  contact: contactForm,
  lang: choice(languages),
  version: line({ max: 10, required: true }),
})

const mine = async (visit: Visit): Promise<Details> =>
  found(await findDetails(visit.tx, found(visit.viewer).person.id))

/** Answers by mail go to the sign-in address where no other is given. */
async function save(visit: Visit, input: z.output<typeof detailsForm>): Promise<Outcome> {
  const before = await mine(visit)
  const errors = contactMistakes(input.contact).filter(
    ({ field }) => field !== 'contact.email' || before.email === null,
  )
  if (errors.length > 0) return { errors, kept: {} }
  const id = found(visit.viewer).person.id
  if (!(await updateDetails(visit.tx, id, { ...input, version: Number(input.version) }))) throw conflict()
  await keepAccountEvent(visit, { personId: id, kind: 'detailsChanged' })
  return { to: cityPath(visit.city, '/account?changed=details') }
}

const valuesOf = (details: Details): Failed['kept'] => ({
  'contact.name': details.name,
  'contact.reading': details.reading,
  'contact.email': details.contact_email ?? '',
  'contact.phone': details.phone ?? '',
  'contact.postalCode': details.postal_code ?? '',
  'contact.address': details.address ?? '',
  'contact.channel': details.channel,
  lang: details.lang,
  version: String(details.version),
})

async function show(visit: Visit, failed?: Failed): Promise<Page> {
  const { lang, city } = visit
  const words = detailsMessages(lang)
  const values = failed?.kept ?? valuesOf(await mine(visit))
  const labels = { ...contactLabels(lang), lang: words.language }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, contactErrors(lang))
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>{words.purpose}</p>
      <Form
        lang={lang}
        action={cityPath(city, '/account/details')}
        version={[values.version ?? ''].flat().at(-1) ?? ''}
      >
        <ContactFields lang={lang} values={{ ...values }} errors={errors} noneLabel={words.none} />
        <RadioGroup
          lang={lang}
          name="lang"
          label={words.language}
          hint={words.languageHint}
          required
          value={[values.lang ?? ''].flat().at(-1)}
          error={messageFor(errors, 'lang')}
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'easy', label: 'やさしい日本語' },
            { value: 'en', label: 'English' },
          ]}
        />
        <PurposeNote visit={visit} of="account" />
        <Button>{words.save}</Button>
      </Form>
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbsTo(visit, words.title) }
}

const policy = withAccount

export const detailsRoutes: readonly Route[] = [
  page('/account/details', { policy, show: (visit) => show(visit) }),
  action('/account/details', { policy, form: detailsForm, act: save, again: show }),
]
