import type { Child } from 'hono/jsx'
import type { Relative } from '../../../core/case/lineage.ts'
import { partyOf } from '../../../core/case/types.ts'
import { findForm } from '../../../core/edition/view.ts'
import { nameIn } from '../../../core/people/signature.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined, pick } from '../../../lib/language.ts'
import {
  Chip,
  DataTable,
  DemoBadge,
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  TextField,
} from '../../../ui/forms.tsx'
import { occasionMessages } from '../messages.ts'
import type { Occasion, OccasionDate } from '../queries.ts'
import { errorsOf } from './new-page.tsx'
import { Seats } from './seats.tsx'

type Shown = { visit: CaseVisit; occasion: Occasion }

const holds = (visit: CaseVisit): boolean =>
  visit.case.state === 'open' && partyOf(visit.viewer, visit.parties) !== undefined

const Facts = ({ visit, occasion }: Shown) => {
  const { lang, definition, today, parties, case: subject } = visit
  const words = occasionMessages(lang)
  const form = findForm(definition, subject.form ?? undefined)
  const until = occasion.apply_until
  const rows: [string, Child | false | undefined][] = [
    [
      words.who,
      joined(
        parties.map((party) => nameIn(party.public_name, definition, lang)),
        lang,
      ),
    ],
    [words.about, <PlainText text={subject.issue} />],
    [words.asked, <PlainText text={subject.wish} />],
    [words.form, form && pick(form.name, lang)],
    [words.seatsCount, occasion.seats !== null && words.seatsText(String(occasion.seats))],
    [words.applyUntil, until !== null && (until < today ? words.over : formatDate(until, lang))],
    [words.applyHow, occasion.apply_how !== '' && <PlainText text={occasion.apply_how} />],
    [words.web, occasion.web !== '' && <a href={occasion.web}>{occasion.web}</a>],
  ]
  return (
    <DescriptionList
      items={rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))}
    />
  )
}

const CallOff = ({ visit, date }: { visit: CaseVisit; date: OccasionDate }) => {
  const { lang, city, case: subject } = visit
  const words = occasionMessages(lang)
  if (date.called_off_at !== null) return <Chip tone="warning">{words.calledOff}</Chip>
  if (!holds(visit) || date.held_on < visit.today) return null
  return (
    <Form
      lang={lang}
      action={casePath(city, subject.number, '/occasion/calling-off')}
      submissionId={blindId()}
    >
      <input type="hidden" name="id" value={date.id} />
      <Button kind="quiet">{words.callOff}</Button>
    </Form>
  )
}

const Dates = ({ visit, dates }: { visit: CaseVisit; dates: readonly OccasionDate[] }) => {
  const { lang } = visit
  const words = occasionMessages(lang)
  if (dates.length === 0) return <EmptyState title={words.noDates} text={words.noDatesText} />
  return (
    <DataTable
      id="dates-table"
      caption={words.dates}
      stack
      columns={[
        { label: words.date },
        { label: words.place },
        { label: words.what },
        { label: words.callOff },
      ]}
      rows={dates.map((date) => [
        formatDate(date.held_on, lang),
        date.place,
        date.what,
        <CallOff visit={visit} date={date} />,
      ])}
    />
  )
}

type AddProps = { visit: CaseVisit; kept: Failed['kept']; errors: FieldError[] }

const AddDate = ({ visit, kept, errors }: AddProps) => {
  const { lang, city, case: subject } = visit
  const words = occasionMessages(lang)
  const field = (name: string, label: string) => ({
    lang,
    name,
    label,
    value: keptText(kept, name),
    error: messageFor(errors, name),
  })
  return (
    <Section id="add" title={words.addDate}>
      <Form lang={lang} action={casePath(city, subject.number, '/occasion/dates')} submissionId={blindId()}>
        <DateField {...field('heldOn', words.date)} required />
        <TextField {...field('place', words.place)} />
        <TextField {...field('what', words.what)} />
        <Button kind="secondary">{words.addDate}</Button>
      </Form>
    </Section>
  )
}

type Content = {
  occasion: Occasion
  dates: readonly OccasionDate[]
  /** For the section that holds it. */
  applications: readonly Relative[]
}

export function occasionPage(
  visit: CaseVisit,
  { occasion, dates, applications }: Content,
  failed?: Failed,
): Page {
  const { lang, city, case: subject } = visit
  const words = occasionMessages(lang)
  const errors = errorsOf(visit, failed)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={words[occasion.kind]}>
        <Typed text={subject.title} lang={lang} />
      </Heading>
      {subject.demo && <DemoBadge lang={lang} />}
      {visit.query.done === 'saved' && (
        <Notice lang={lang} kind="success" title={words.saved}>
          <p>{words.afterSaving}</p>
        </Notice>
      )}
      {visit.query.done === 'partner' && <Notice lang={lang} kind="success" title={words.partnerSaved} />}
      <Facts visit={visit} occasion={occasion} />
      <Seats visit={visit} occasion={occasion} applications={applications} />
      {holds(visit) && (
        <p>
          <LinkButton kind="secondary" href={casePath(city, subject.number, '/occasion/partners')}>
            {words.addPartner}
          </LinkButton>
        </p>
      )}
      <Section id="dates" title={words.dates}>
        <Dates visit={visit} dates={dates} />
      </Section>
      {holds(visit) && <AddDate visit={visit} kept={failed?.kept ?? {}} errors={errors} />}
      <p>
        <a href={casePath(city, subject.number)}>{subject.number}</a>
      </p>
    </Stack>
  )
  return {
    title: subject.title,
    body,
    breadcrumbs: [{ label: words.title, href: cityPath(city, '/occasions') }, { label: subject.title }],
    shortPath: casePath(city, subject.number, '/occasion'),
  }
}
