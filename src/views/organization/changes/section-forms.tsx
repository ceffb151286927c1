import type { Child } from 'hono/jsx'
import { sectionChangeKinds } from '../../../core/organization/changes/plan.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined, pick } from '../../../lib/language.ts'
import { DataTable, Section } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../ui/forms.tsx'
import { departmentOptions, sectionOptions } from '../places.ts'
import { planPath } from './list-page.tsx'
import { changeMessages } from './messages.ts'
import { errorsOf, type PlanProps, Removal } from './plan-parts.tsx'

const fieldNames = ({ visit: { definition, lang } }: PlanProps, codes: readonly string[]) =>
  joined(
    definition.fields.filter(({ code }) => codes.includes(code)).map(({ name }) => pick(name, lang)),
    lang,
  )

/** Sections that are new on the day, with what goes to them first. */
export const MadeSections = (props: PlanProps) => {
  const { plan, visit } = props
  const words = changeMessages(visit.lang)
  const open = plan.state === 'draft'
  if (plan.made.length === 0) return null
  return (
    <DataTable
      id="made"
      caption={words.newSections}
      stack
      columns={[
        { label: words.newSection },
        { label: words.department },
        { label: words.newFields, wide: true },
        { label: words.code },
        ...(open ? [{ label: words.remove }] : []),
      ]}
      rows={plan.made.map(({ id, code, name, department, fields }) => [
        name,
        department,
        fields.length === 0 ? words.noFields : fieldNames(props, fields),
        code,
        ...(open ? [<Removal props={props} path="/made/removals" id={id} name={name} />] : []),
      ])}
    />
  )
}

/** A field of text, and one of boxes, as they came back with a mistake. */
function fieldsIn(props: PlanProps) {
  const { lang } = props.visit
  const kept = props.failed?.kept ?? {}
  const errors = errorsOf(props)
  const base = (name: string) => ({ lang, name, error: messageFor(errors, name) })
  return {
    of: (name: string) => ({ ...base(name), value: keptText(kept, name) }),
    boxes: (name: string) => ({ ...base(name), values: [kept[name] ?? []].flat() }),
  }
}

type AddingProps = {
  props: PlanProps
  path: string
  id: string
  title: string
  lead: string
  children: Child
}

/** What adds something about sections to the plan. */
const Adding = ({ props: { visit, plan }, path, id, title, lead, children }: AddingProps) => (
  <Section id={id} title={title} lead={lead}>
    <Form
      lang={visit.lang}
      action={planPath(visit, plan.id, path)}
      submissionId={blindId()}
      version={plan.version}
    >
      {children}
      <Button>{changeMessages(visit.lang).addSection}</Button>
    </Form>
  </Section>
)

export const MadeForm = (props: PlanProps) => {
  const { lang, definition } = props.visit
  const words = changeMessages(lang)
  const { of, boxes } = fieldsIn(props)
  const departments = departmentOptions(definition, lang)
  return (
    <Adding props={props} path="/made" id="add-made" title={words.made} lead={words.madeHow}>
      <TextField {...of('name')} label={words.newSection} hint={words.newSectionHint} required />
      <TextField {...of('name_en')} label={words.nameEn} />
      <TextField
        {...of('department')}
        label={words.department}
        hint={words.departmentHint(
          joined(
            departments.map(({ value }) => value),
            lang,
          ),
        )}
      />
      <CheckboxGroup
        {...boxes('fields')}
        label={words.newFields}
        hint={words.newFieldsHint}
        options={definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
      <TextField {...of('code')} label={words.code} hint={words.codeHint} autocomplete="off" />
    </Adding>
  )
}

/** What is made by this plan comes first: it is what people look for. */
function newFirst({ plan, coming, visit }: PlanProps) {
  const made = new Set(plan.made.map(({ code }) => code))
  const options = sectionOptions(coming, visit.lang)
  return [
    ...options.filter(({ value }) => made.has(value)),
    ...options.filter(({ value }) => !made.has(value)),
  ]
}

export const SectionForm = (props: PlanProps) => {
  const { lang, definition } = props.visit
  const words = changeMessages(lang)
  const { of, boxes } = fieldsIn(props)
  const used = sectionOptions(definition, lang)
  return (
    <Adding props={props} path="/sections" id="add-section" title={words.sectionAdd} lead={words.sectionsHow}>
      <RadioGroup
        {...of('kind')}
        label={words.change}
        required
        options={sectionChangeKinds.map((kind) => ({ value: kind, label: words[kind] }))}
      />
      <SelectField {...of('from')} label={words.from} required options={used} />
      <CheckboxGroup
        {...boxes('to')}
        label={words.to}
        hint={words.toHint}
        required
        options={newFirst(props)}
      />
      <TextField {...of('reason')} label={words.reason} hint={words.reasonHint} />
    </Adding>
  )
}
