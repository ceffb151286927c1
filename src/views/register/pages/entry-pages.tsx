import { findSection } from '../../../core/edition/view.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import type { RegisterLine } from '../../../core/register/queries.ts'
import { yearName } from '../../../core/register/words.ts'
import { type FieldOf, formPage, type Values } from '../../../core/web/form-page.tsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Notice, Section } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  Form,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { registerMessages } from '../messages.ts'
import { formText } from '../names.ts'
import { most, ownCase, partnerKinds, yearsFor, yearsToChoose } from '../rules.ts'
import { crumbsOf } from './crumbs.ts'

export function labelsOf(lang: Lang): Record<string, string> {
  const words = registerMessages(lang)
  return {
    year: words.year,
    title: words.name,
    about: words.about,
    section: words.section,
    partners: words.partners,
    kinds: words.kinds,
    field: words.field,
    tags: words.tags,
    shown: words.shownLabel,
    forms: words.form,
    plans: words.plans,
    decided: words.decided,
    settled: words.settled,
  }
}

const mistakesOf = (lang: Lang) => {
  const { badKind, kindCount, yearTaken } = registerMessages(lang)
  return { badKind, kindCount, yearTaken }
}

type Part = { visit: Visit; field: FieldOf; values: Values }

const SharedFields = ({ visit, field, values }: Part) => {
  const words = registerMessages(visit.lang)
  const { forms } = visit.definition
  return (
    <>
      {forms.length > 0 && (
        <CheckboxGroup
          {...field('forms')}
          options={forms.map(({ code }) => ({ value: code, label: formText(visit, code) }))}
          values={[values.forms ?? []].flat()}
        />
      )}
      <TextField {...field('plans')} hint={words.plansHint} maxlength={500} />
      <TextField {...field('decided')} inputmode="numeric" width="m" hint={words.yenHint} />
      <TextField {...field('settled')} inputmode="numeric" width="m" hint={words.yenHint} />
    </>
  )
}

function sectionOptions({ definition, viewer, lang }: Visit) {
  const own = viewer?.hat.section
  const sections = isCoordination(viewer)
    ? definition.sections
    : [findSection(definition, own)].filter((one) => one !== undefined)
  return sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
}

const NewFields = ({ visit, field, values }: Part) => {
  const { lang, definition, today } = visit
  const words = registerMessages(lang)
  const kinds = partnerKinds(definition).map(({ name }) => pick(name, 'ja'))
  return (
    <>
      <SelectField
        {...field('year')}
        required
        options={yearsToChoose(today).map((year) => ({ value: String(year), label: yearName(year, lang) }))}
      />
      <TextField {...field('title')} required maxlength={most.title} />
      <TextArea {...field('about')} maxLength={most.text} rows={3} />
      <SelectField {...field('section')} required options={sectionOptions(visit)} />
      <TextArea {...field('partners')} hint={words.partnersHint} rows={3} />
      <TextArea {...field('kinds')} hint={`${words.kindsHint}（${kinds.join('、')}）`} rows={3} />
      <SelectField
        {...field('field')}
        options={definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
      <TextField {...field('tags')} hint={words.tagsHint} maxlength={500} />
      <SharedFields visit={visit} field={field} values={values} />
      <CheckboxField {...field('shown')} label={words.shown} checked={values.shown === 'yes'} />
    </>
  )
}

export function newEntryPage(visit: Visit, failed?: Failed): Page {
  const { lang, today, viewer } = visit
  const words = registerMessages(lang)
  return formPage(visit, {
    title: words.newTitle,
    to: '/register',
    values: { year: String(fiscalYear(today)), section: viewer?.hat.section ?? '', shown: 'yes' },
    failed,
    labels: labelsOf(lang),
    mistakes: mistakesOf(lang),
    above: <p>{words.newLead}</p>,
    fields: (field, values) => <NewFields visit={visit} field={field} values={values} />,
    button: words.save,
    breadcrumbs: crumbsOf(visit, { label: words.newTitle }),
  })
}

const valuesOf = ({ fiscal_year, forms, plan_codes, decided, settled }: RegisterLine): Values => ({
  year: String(fiscal_year),
  forms,
  plans: plan_codes.join('、'),
  decided: decided === null ? '' : String(decided),
  settled: settled === null ? '' : String(settled),
})

const TakeOut = ({ visit, line, version }: { visit: Visit; line: RegisterLine; version: number }) => {
  const { lang, city } = visit
  const words = registerMessages(lang)
  return (
    <Section id="take-out" title={words.takeOutTitle} lead={words.takeOutText}>
      <Form
        lang={lang}
        action={cityPath(city, `/register/entries/${line.id}/removal`)}
        submissionId={blindId()}
        version={version}
      >
        <Button kind="secondary">{words.takeOut}</Button>
      </Form>
    </Section>
  )
}

export function entryPage(visit: Visit, line: RegisterLine, version: number, failed?: Failed): Page {
  const { lang } = visit
  const words = registerMessages(lang)
  return formPage(visit, {
    title: line.title,
    kicker: `${words.editTitle} ${yearName(line.fiscal_year, lang)}`,
    to: `/register/entries/${line.id}`,
    values: valuesOf(line),
    failed,
    version,
    labels: labelsOf(lang),
    above: ownCase(line) ? (
      <Notice lang={lang} kind="info" title={words.fromCase}>
        <p>{words.byCase}</p>
      </Notice>
    ) : undefined,
    mistakes: mistakesOf(lang),
    fields: (field, values) => (
      <>
        <SelectField
          {...field('year')}
          required
          options={yearsFor(visit.today, line.fiscal_year).map((year) => ({
            value: String(year),
            label: yearName(year, lang),
          }))}
        />
        <SharedFields visit={visit} field={field} values={values} />
      </>
    ),
    below: !ownCase(line) && <TakeOut visit={visit} line={line} version={version} />,
    button: words.change,
    breadcrumbs: crumbsOf(visit, { label: words.edit }),
  })
}
