import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Card, CardGrid, EmptyState, Heading, PlainText, Section } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { sectionName } from '../words.tsx'
import { templateLabels, templateMessages } from './messages.ts'
import { fillTemplate, mayKeep, placeholders, type Template } from './rules.ts'
import { sampleValues } from './values.ts'

const TemplateCard = ({ visit, template }: { visit: Visit; template: Template }) => {
  const words = templateMessages(visit.lang)
  const change = cityPath(visit.city, `/templates/${template.id}`)
  return (
    <Card title={template.title}>
      <PlainText text={template.body} />
      {mayKeep(visit.viewer, template) && (
        <p>
          <a href={change}>{words.editOf(template.title)}</a>
        </p>
      )}
    </Card>
  )
}

const Group = ({ visit, list }: { visit: Visit; list: readonly Template[] }) => {
  const section = list[0]?.section ?? null
  const words = templateMessages(visit.lang)
  return (
    <Section
      id={`of-${section ?? 'office'}`}
      title={section === null ? words.common : sectionName(visit.definition, section, visit.lang)}
    >
      <CardGrid>
        {list.map((template) => (
          <TemplateCard visit={visit} template={template} />
        ))}
      </CardGrid>
    </Section>
  )
}

export function templatesPage(visit: Visit, templates: readonly Template[]): Page {
  const { lang, city } = visit
  const words = templateMessages(lang)
  const write = { href: cityPath(city, '/templates/new'), label: words.write }
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      {templates.length === 0 ? (
        <EmptyState title={words.noneTitle} text={words.noneText} action={write} />
      ) : (
        <>
          <p>
            <LinkButton href={write.href}>{write.label}</LinkButton>
          </p>
          {[...Map.groupBy(templates, ({ section }) => section).values()].map((list) => (
            <Group visit={visit} list={list} />
          ))}
        </>
      )}
    </>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}

type EditProps = { visit: Visit; template?: Template | undefined; failed?: Failed | undefined }
const nothing: Failed = { errors: [], kept: {} }

const errorsOf = ({ visit, failed = nothing }: EditProps) => {
  const words = templateMessages(visit.lang)
  return sayErrors(failed.errors, visit.lang, templateLabels(words), { unknownPlace: words.unknownPlace })
}

const Fields = (props: EditProps) => {
  const { visit, template, failed = nothing } = props
  const { lang } = visit
  const words = templateMessages(lang)
  const errors = errorsOf(props)
  const kept = (name: string, was: string | undefined) =>
    name in failed.kept ? keptText(failed.kept, name) : (was ?? '')
  return (
    <>
      <TextField
        lang={lang}
        name="templateTitle"
        label={words.templateTitle}
        hint={words.titleHint}
        required
        maxlength={60}
        value={kept('templateTitle', template?.title)}
        error={messageFor(errors, 'templateTitle')}
      />
      <TextArea
        lang={lang}
        name="body"
        label={words.body}
        hint={words.bodyHint(placeholders.map((name) => `{${name}}`).join(' '))}
        required
        rows={10}
        maxLength={3000}
        value={kept('body', template?.body)}
        error={messageFor(errors, 'body')}
      />
      <ForWhom {...props} value={kept('section', template?.section ?? visit.viewer?.hat.section)} />
    </>
  )
}

/** Whose a template is stays as it is; a new one is for the own section, or the office's for everybody. */
const ForWhom = (props: EditProps & { value: string }) => {
  const { visit, template, value } = props
  const { lang, definition } = visit
  const words = templateMessages(lang)
  if (template) return <input type="hidden" name="section" value={template.section ?? ''} />
  const own = definition.sections.filter(({ code }) => mayKeep(visit.viewer, { section: code }))
  const options = own.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  const forAll = mayKeep(visit.viewer, { section: null })
  return (
    <SelectField
      lang={lang}
      name="section"
      label={words.section}
      {...(forAll ? { emptyLabel: words.everybody } : { required: true })}
      options={options}
      value={forAll && !props.failed ? '' : value}
      error={messageFor(errorsOf(props), 'section')}
    />
  )
}

const Preview = ({ visit, template }: { visit: Visit; template: Template }) => (
  <Section id="preview" title={templateMessages(visit.lang).preview}>
    <PlainText text={fillTemplate(template.body, sampleValues(visit, template.section))} />
  </Section>
)

const Retirement = ({ visit, template }: { visit: Visit; template: Template }) => {
  const words = templateMessages(visit.lang)
  return (
    <Section id="retire" title={words.retire} lead={words.retireText}>
      <Form
        lang={visit.lang}
        action={cityPath(visit.city, `/templates/${template.id}/retirement`)}
        submissionId={blindId()}
        version={template.version}
      >
        <Button kind="secondary">{words.retire}</Button>
      </Form>
    </Section>
  )
}

export function templatePage(props: EditProps): Page {
  const { visit, template } = props
  const { lang, city } = visit
  const words = templateMessages(lang)
  const title = template ? words.edit : words.write
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errorsOf(props)} />
      <Heading level={1}>{title}</Heading>
      <Form
        lang={lang}
        action={cityPath(city, template ? `/templates/${template.id}` : '/templates')}
        submissionId={blindId()}
        version={template?.version ?? 0}
      >
        <Fields {...props} />
        <Button>{words.keep}</Button>
      </Form>
      {template && <Preview visit={visit} template={template} />}
      {template && <Retirement visit={visit} template={template} />}
    </>
  )
  return {
    title,
    body,
    breadcrumbs: [
      deskCrumb(visit),
      { label: words.title, href: cityPath(city, '/templates') },
      { label: title },
    ],
  }
}
