import { findSection } from '../../core/edition/view.ts'
import type { Staff } from '../../core/organization/staff.ts'
import { deskCrumb } from '../../core/web/desk-crumb.ts'
import { type FieldOf, formPage } from '../../core/web/form-page.tsx'
import { cityPath } from '../../core/web/paths.ts'
import type { Crumb, Failed, Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import { EmptyState } from '../../ui/components/index.ts'
import { CheckboxGroup, DateField, SelectField, TextArea, TextField } from '../../ui/forms.tsx'
import { trainingMessages } from './messages.ts'
import type { Part, Training } from './queries.ts'
import { most } from './rules.ts'

export const trainingPath = (id: string, rest = ''): string => `/trainings/${id}${rest}`

export const sectionWord = ({ definition, lang }: Visit, code: string): string => {
  const section = findSection(definition, code)
  return section ? pick(section.name, lang) : code
}

export function crumbsOf(visit: Visit, ...more: Crumb[]): Crumb[] {
  const list = { label: trainingMessages(visit.lang).title, href: cityPath(visit.city, '/trainings') }
  return [deskCrumb(visit), list, ...more]
}

const labelsOf = ({ lang }: Visit) => {
  const { name, kind, heldOn, place, about, others, members } = trainingMessages(lang)
  return { title: name, kind, heldOn, place, about, others, members }
}

const TrainingFields = ({ visit, field }: { visit: Visit; field: FieldOf }) => {
  const { lang, definition } = visit
  const { trainings = [] } = definition
  const words = trainingMessages(lang)
  return (
    <>
      <TextField {...field('title')} required maxlength={most.title} />
      {trainings.length > 0 && (
        <SelectField
          {...field('kind')}
          emptyLabel={words.kindNone}
          options={trainings.map(({ code, title }) => ({
            value: code ?? '',
            label: title ? pick(title, lang) : '',
          }))}
        />
      )}
      <DateField {...field('heldOn')} required />
      <TextField {...field('place')} maxlength={most.line} />
      <TextArea {...field('about')} maxLength={most.text} />
      <TextField {...field('others')} inputmode="numeric" width="s" />
    </>
  )
}

export function newPage(visit: Visit, failed?: Failed): Page {
  const words = trainingMessages(visit.lang)
  return formPage(visit, {
    failed,
    title: words.add,
    to: '/trainings',
    values: { others: '0' },
    labels: labelsOf(visit),
    button: words.save,
    breadcrumbs: crumbsOf(visit, { label: words.add }),
    fields: (field) => <TrainingFields visit={visit} field={field} />,
  })
}

export const toTraining = (visit: Visit, { id, title }: Training): Crumb => ({
  label: title,
  href: cityPath(visit.city, trainingPath(id)),
})

export function changePage(visit: Visit, training: Training, failed?: Failed): Page {
  const words = trainingMessages(visit.lang)
  const { id, title, kind, held_on: heldOn, place, about, others, version } = training
  return formPage(visit, {
    failed,
    version,
    title: words.change,
    to: trainingPath(id, '/change'),
    values: { title, kind, heldOn, place, about, others: String(others) },
    labels: labelsOf(visit),
    button: words.save,
    breadcrumbs: crumbsOf(visit, toTraining(visit, training), { label: words.change }),
    fields: (field) => <TrainingFields visit={visit} field={field} />,
  })
}

type Entering = { training: Training; section: string; staff: readonly Staff[]; parts: readonly Part[] }

/** Who of one section was there: those of today, and those of whom it was written down already. */
export function partsPage(visit: Visit, entering: Entering, failed?: Failed): Page {
  const { lang } = visit
  const { training, section, staff, parts } = entering
  const words = trainingMessages(lang)
  const title = words.enter(sectionWord(visit, section))
  const own = parts.filter((part) => part.section === section)
  const names = new Map([
    ...staff.map(({ id, name }) => [id, name] as const),
    ...own.map(({ member_id, name }) => [member_id, name] as const),
  ])
  return formPage(visit, {
    failed,
    title,
    kicker: `${formatDate(training.held_on, lang)} ${training.title}`,
    to: trainingPath(training.id, '/parts'),
    values: { members: own.map(({ member_id }) => member_id) },
    labels: labelsOf(visit),
    button: words.save,
    breadcrumbs: crumbsOf(visit, toTraining(visit, training), { label: title }),
    fields: (_, values) => (
      <>
        <input type="hidden" name="section" value={section} />
        {names.size === 0 ? (
          <EmptyState title={words.noStaff} text={words.noStaffText} />
        ) : (
          <CheckboxGroup
            lang={lang}
            name="members"
            label={words.members}
            hint={words.membersHint}
            values={[values.members ?? []].flat()}
            options={[...names].map(([value, label]) => ({ value, label }))}
          />
        )}
      </>
    ),
  })
}
