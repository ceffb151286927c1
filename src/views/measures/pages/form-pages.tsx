import type { FieldOf } from '../../../core/web/form-page.tsx'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear } from '../../../lib/dates.ts'
import { DateField, RadioGroup, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { measureMessages } from '../messages.ts'
import type { Action, Report } from '../queries.ts'
import { type Measure, most, ownerOf, statuses } from '../rules.ts'
import { measureForm, measurePath, sectionOptions } from './frame.tsx'

export function reportPage(visit: Visit, measure: Measure, last: Report | undefined, failed?: Failed): Page {
  const words = measureMessages(visit.lang)
  return measureForm(visit, {
    measure,
    failed,
    title: words.report,
    to: measurePath(measure, '/reports'),
    values: {
      status: last?.status ?? (measure.status === 'expected' ? '' : (measure.status ?? '')),
      section: visit.viewer?.hat.section ?? ownerOf(visit.definition, last) ?? '',
      startsOn: last?.starts_on ?? '',
      endsOn: last?.ends_on ?? '',
    },
    fields: (field) => (
      <>
        <RadioGroup
          {...field('status')}
          required
          options={statuses.map((value) => ({ value, label: words[value] }))}
        />
        <TextArea {...field('words')} required hint={words.wordsHint} maxLength={most.text} />
        <TextField {...field('evidence')} hint={words.evidenceHint} maxlength={most.line} />
        <SelectField {...field('section')} required options={sectionOptions(visit)} />
        <DateField {...field('startsOn')} />
        <DateField {...field('endsOn')} />
      </>
    ),
  })
}

const ActionFields = ({ visit, field }: { visit: Visit; field: FieldOf }) => (
  <>
    <TextField {...field('title')} required maxlength={most.title} />
    <SelectField {...field('section')} required options={sectionOptions(visit)} />
    <DateField {...field('dueOn')} />
    <TextArea {...field('words')} maxLength={most.text} rows={3} />
  </>
)

export function actionNewPage(visit: Visit, measure: Measure, failed?: Failed): Page {
  const words = measureMessages(visit.lang)
  return measureForm(visit, {
    measure,
    failed,
    title: words.addAction,
    to: measurePath(measure, '/actions'),
    labels: { words: words.note },
    values: { section: visit.viewer?.hat.section ?? '' },
    fields: (field) => <ActionFields visit={visit} field={field} />,
  })
}

const standingNow = ({ done_on, dropped_on }: Action): string => {
  if (dropped_on !== null) return 'dropped'
  return done_on === null ? 'open' : 'done'
}

export function actionPage(visit: Visit, measure: Measure, action: Action, failed?: Failed): Page {
  const words = measureMessages(visit.lang)
  const { title, section, due_on, words: note, version } = action
  return measureForm(visit, {
    measure,
    failed,
    version,
    title,
    to: measurePath(measure, `/actions/${action.id}`),
    labels: { words: words.note },
    values: { title, section, dueOn: due_on ?? '', words: note, standing: standingNow(action) },
    fields: (field) => (
      <>
        <RadioGroup
          {...field('standing')}
          required
          options={(['open', 'done', 'dropped'] as const).map((value) => ({ value, label: words[value] }))}
        />
        <ActionFields visit={visit} field={field} />
      </>
    ),
  })
}

export function indicatorNewPage(visit: Visit, measure: Measure, failed?: Failed): Page {
  const words = measureMessages(visit.lang)
  return measureForm(visit, {
    measure,
    failed,
    title: words.addIndicator,
    to: measurePath(measure, '/indicators'),
    values: {},
    fields: (field) => (
      <>
        <TextField {...field('name')} required hint={words.indicatorHint} maxlength={most.title} />
        <TextField {...field('unit')} hint={words.unitHint} maxlength={20} width="s" />
        <TextField {...field('target')} inputmode="numeric" width="m" />
        <TextField {...field('targetYear')} inputmode="numeric" width="s" />
      </>
    ),
  })
}

type Named = { id: string; name: string; unit: string }

export function valuePage(visit: Visit, measure: Measure, { id, name, unit }: Named, failed?: Failed): Page {
  const words = measureMessages(visit.lang)
  return measureForm(visit, {
    measure,
    failed,
    title: name,
    to: measurePath(measure, `/indicators/${id}`),
    values: { year: String(fiscalYear(visit.today)) },
    labels: { value: unit ? `${words.value}（${unit}）` : words.value },
    fields: (field) => (
      <>
        <TextField {...field('year')} required inputmode="numeric" width="s" />
        <TextField {...field('value')} required inputmode="numeric" width="m" />
      </>
    ),
  })
}
