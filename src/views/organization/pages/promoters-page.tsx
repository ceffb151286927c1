import type { Term } from '../../../core/organization/functions.ts'
import { functionKinds, hasFunction, organizers } from '../../../core/organization/rules.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Chip, DataTable, EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
} from '../../../ui/forms.tsx'
import { organizationMessages } from '../messages.ts'
import { departmentOptions, placeName, sectionOptions } from '../places.ts'
import { organizationCrumbs } from './section-page.tsx'

const stateOf = ({ today, lang }: Visit, { since, until }: Term) => {
  const words = organizationMessages(lang)
  if (until < today) return <Chip>{words.over}</Chip>
  return since > today ? <Chip>{words.later}</Chip> : <Chip tone="success">{words.now}</Chip>
}

const Ending = ({ visit, term }: { visit: Visit; term: Term }) => (
  <Form
    lang={visit.lang}
    action={cityPath(visit.city, '/organization/promoters/endings')}
    submissionId={blindId()}
  >
    <input type="hidden" name="term" value={term.id} />
    <Button kind="quiet">{organizationMessages(visit.lang).endFor(term.name)}</Button>
  </Form>
)

const Terms = ({ visit, terms }: { visit: Visit; terms: readonly Term[] }) => {
  const { lang, definition, today, viewer } = visit
  const words = organizationMessages(lang)
  if (terms.length === 0) return <EmptyState title={words.noTerms} text={words.noTermsText} />
  const keeps = organizers.may(viewer)
  return (
    <DataTable
      id="terms"
      caption={words.promotersTitle}
      stack
      columns={[
        { label: words.columnName },
        { label: words.columnFunction },
        { label: words.columnPlace },
        { label: words.columnTerm },
        ...(keeps ? [{ label: words.end }] : []),
      ]}
      rows={terms.map((term) => [
        term.name,
        <>
          {words[term.kind]} {stateOf(visit, term)}
        </>,
        placeName(definition, term.place, lang),
        words.term(formatDate(term.since, lang), formatDate(term.until, lang)),
        ...(keeps ? [term.until >= today ? <Ending visit={visit} term={term} /> : words.over] : []),
      ])}
    />
  )
}

const Give = ({
  visit,
  staff,
  failed,
}: {
  visit: Visit
  staff: readonly Staff[]
  failed?: Failed | undefined
}) => {
  const { lang, definition, city, today } = visit
  const words = organizationMessages(lang)
  const kept = failed?.kept ?? {}
  const errors = errorsOf(visit, failed)
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const home = (one: Staff) => one.hats.map(({ section }) => placeName(definition, section, lang)).join('・')
  const kinds = functionKinds.filter((kind) => hasFunction(definition, kind))
  return (
    <Form lang={lang} action={cityPath(city, '/organization/promoters')} submissionId={blindId()}>
      <SelectField
        {...of('person')}
        label={words.person}
        hint={words.personHint}
        required
        options={staff.map((one) => ({ value: one.id, label: `${one.name}（${home(one)}）` }))}
      />
      <RadioGroup
        {...of('kind')}
        label={words.kind}
        required
        options={(kinds.length > 0 ? kinds : functionKinds).map((kind) => ({
          value: kind,
          label: words[kind],
        }))}
      />
      <SelectField
        {...of('place')}
        label={words.place}
        hint={words.placeHint}
        required
        options={[...sectionOptions(definition, lang), ...departmentOptions(definition, lang)]}
      />
      <DateField
        {...of('since')}
        value={keptText(kept, 'since') || today}
        label={words.since}
        hint={words.sinceHint}
        required
      />
      <Button>{words.add}</Button>
    </Form>
  )
}

function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const { person, kind, place, since, already, badPlace, sinceFuture } = organizationMessages(lang)
  return sayErrors(
    failed?.errors ?? [],
    lang,
    { person, kind, place, since },
    { already, badPlace, sinceFuture },
  )
}

type Given = { year: number; terms: readonly Term[]; staff: readonly Staff[]; failed?: Failed | undefined }

/** The roster of a fiscal year: who holds or held which function, and the forms of those who keep it. */
export function promotersPage(visit: Visit, { year, terms, staff, failed }: Given): Page {
  const { lang, city, viewer, query } = visit
  const words = organizationMessages(lang)
  const done = { given: words.given, ended: words.ended }[query.done ?? '']
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1} kicker={words.year(year)} lead={words.promotersLead}>
        {words.promotersTitle}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Terms visit={visit} terms={terms} />
      <p>
        <a href={cityPath(city, `/organization/promoters?year=${year - 1}`)}>
          {words.previousYear(year - 1)}
        </a>
      </p>
      {organizers.may(viewer) && (
        <Section id="give" title={words.give}>
          <Give visit={visit} staff={staff} failed={failed} />
        </Section>
      )}
    </Stack>
  )
  return { title: words.promotersTitle, body, breadcrumbs: organizationCrumbs(visit, words.promotersTitle) }
}
