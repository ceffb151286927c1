import type { Child } from 'hono/jsx'
import type { lineKinds } from '../../../core/organization/changes/plan.ts'
import { functionKinds, staffHatKinds } from '../../../core/organization/rules.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Section } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxField,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../ui/forms.tsx'
import { organizationMessages } from '../messages.ts'
import { departmentOptions, placeName, sectionOptions } from '../places.ts'
import { planPath } from './list-page.tsx'
import { changeMessages } from './messages.ts'
import { errorsOf, type PlanProps } from './plan-parts.tsx'

type Kind = (typeof lineKinds)[number]
type LineFormProps = PlanProps & { kind: Kind }

function fieldOf(props: LineFormProps) {
  const { lang } = props.visit
  const { failed } = props
  const errors = errorsOf(props)
  return (name: string) => ({
    lang,
    name,
    value: keptText(failed?.kept ?? {}, name),
    error: messageFor(errors, name),
  })
}

const hatName = ({ definition, lang }: Visit, { kind, section }: Staff['hats'][number]) =>
  `${placeName(definition, section, lang)} ${hatKindName(kind, lang)}`

function whoOptions({ visit, staff }: PlanProps, withAll: boolean) {
  const words = changeMessages(visit.lang)
  return staff.flatMap((one) => [
    ...one.hats.map((hat) => ({ value: `hat:${hat.id}`, label: `${one.name}（${hatName(visit, hat)}）` })),
    ...(withAll && one.hats.length + one.functions.length > 1
      ? [{ value: `person:${one.id}`, label: `${one.name}（${words.allHats}）` }]
      : []),
  ])
}

const Seat = (props: LineFormProps) => {
  const { visit, coming } = props
  const { lang } = visit
  const words = changeMessages(lang)
  const of = fieldOf(props)
  const kept = props.failed?.kept ?? {}
  return (
    <>
      <RadioGroup
        {...of('hat')}
        label={words.hat}
        required
        options={staffHatKinds.map((kind) => ({ value: kind, label: hatKindName(kind, lang) }))}
      />
      <SelectField {...of('place')} label={words.place} required options={sectionOptions(coming, lang)} />
      <CheckboxField
        lang={lang}
        name="function"
        value="promoter"
        label={words.asPromoter}
        checked={keptText(kept, 'function') === 'promoter'}
      />
    </>
  )
}

const fieldsOf: Readonly<Record<Kind, (props: LineFormProps) => Child>> = {
  leave: (props) => (
    <SelectField
      {...fieldOf(props)('who')}
      label={changeMessages(props.visit.lang).who}
      required
      options={whoOptions(props, true)}
    />
  ),
  move: (props) => (
    <>
      <SelectField
        {...fieldOf(props)('who')}
        label={changeMessages(props.visit.lang).who}
        required
        options={whoOptions(props, false)}
      />
      <Seat {...props} />
    </>
  ),
  join: (props) => {
    const words = changeMessages(props.visit.lang)
    const of = fieldOf(props)
    return (
      <>
        <TextField {...of('name')} label={words.person} required autocomplete="off" />
        <TextField {...of('reading')} label={words.reading} autocomplete="off" />
        <TextField
          {...of('email')}
          type="email"
          label={words.email}
          hint={words.emailHint}
          required
          autocomplete="off"
        />
        <Seat {...props} />
      </>
    )
  },
  function: (props) => {
    const { lang } = props.visit
    const words = changeMessages(lang)
    const of = fieldOf(props)
    return (
      <>
        <SelectField
          {...of('who')}
          label={words.person}
          required
          options={props.staff.map(({ id, name }) => ({ value: `person:${id}`, label: name }))}
        />
        <RadioGroup
          {...of('function')}
          label={words.kind}
          required
          options={functionKinds.map((kind) => ({ value: kind, label: organizationMessages(lang)[kind] }))}
        />
        <SelectField
          {...of('place')}
          label={words.functionPlace}
          required
          options={[...sectionOptions(props.coming, lang), ...departmentOptions(props.coming, lang)]}
        />
      </>
    )
  },
}

/** One person's line; which kind was chosen before, so that only what it needs is asked. */
export const LineForm = (props: LineFormProps) => {
  const { visit, plan, kind } = props
  const words = changeMessages(visit.lang)
  return (
    <Section id="add-line" title={words[kind]}>
      <Form
        lang={visit.lang}
        action={planPath(visit, plan.id, '/lines')}
        submissionId={blindId()}
        version={plan.version}
      >
        <input type="hidden" name="kind" value={kind} />
        {fieldsOf[kind](props)}
        <Button>{words.addLine}</Button>
      </Form>
    </Section>
  )
}
