import type { Likely } from '../../../core/people/guest.ts'
import { HoldLink } from '../../../core/records/hold-link.tsx'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  DataTable,
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  Section,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextField } from '../../../ui/forms.tsx'
import { counterPeopleMessages } from './messages.ts'
import type { PersonRow } from './queries.ts'

type Shown = Omit<Likely, 'id'>
const facts = ['name', 'reading', 'phone', 'email', 'address'] as const

function factsOf(person: Shown, lang: Visit['lang']): string[] {
  const words = counterPeopleMessages(lang)
  const texts = facts.map((fact) => person[fact] ?? '')
  return [...texts, words.count(person.cases), person.account ? words.yes : words.no]
}

const termsOf = (lang: Visit['lang']): string[] => {
  const words = counterPeopleMessages(lang)
  return [...facts.map((fact) => words[fact]), words.cases, words.account]
}

export function searchPage(visit: Visit, q: string, people: readonly PersonRow[]): Page {
  const { lang, city } = visit
  const words = counterPeopleMessages(lang)
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/counter/people')}>
        <TextField lang={lang} name="q" label={words.search} required width="l" value={q} />
        <p>
          <Button>{words.searchDo}</Button>
        </p>
      </Form>
      {q !== '' && people.length === 0 && <EmptyState title={words.none} text={words.noneText} />}
      {people.length > 0 && (
        <DataTable
          id="people"
          caption={words.results}
          stack
          columns={[words.name, words.phone, words.address, words.cases].map((label) => ({ label }))}
          rows={people.map((one) => [
            <a href={cityPath(city, `/counter/people/${one.id}`)}>{one.name}</a>,
            one.phone ?? '',
            one.address ?? '',
            words.count(one.cases),
          ])}
        />
      )}
      <p>
        <a href={cityPath(city, '/counter/merges')}>{words.toMerges}</a>
      </p>
    </>
  )
  return { title: words.title, body, breadcrumbs: [{ label: words.title }] }
}

type PersonProps = { visit: Visit; person: PersonRow; likely: readonly Likely[]; failed: Failed }

const Compare = ({ visit, person, other, failed }: Omit<PersonProps, 'likely'> & { other: Likely }) => {
  const { lang, city } = visit
  const words = counterPeopleMessages(lang)
  const [mine, theirs] = [factsOf(person, lang), factsOf(other, lang)]
  const name = `stays-${other.id}`
  const failedHere = failed.kept.other === other.id
  return (
    <Section id={`other-${other.id}`} title={words.compare(other.name)}>
      <DataTable
        id={`compare-${other.id}`}
        caption={words.comparison}
        stack
        columns={[{ label: words.field }, { label: words.this }, { label: words.other }]}
        rows={termsOf(lang).flatMap((term, at) =>
          mine[at] || theirs[at] ? [[term, mine[at] || '—', theirs[at] || '—']] : [],
        )}
      />
      <Form
        lang={lang}
        action={cityPath(city, `/counter/people/${person.id}/merge`)}
        submissionId={blindId()}
        id={name}
      >
        <input type="hidden" name="other" value={other.id} />
        <RadioGroup
          lang={lang}
          name="stays"
          label={words.stays}
          required
          value={other.account ? 'other' : 'this'}
          error={failedHere ? messageFor(saidErrors(visit, failed), 'stays') : undefined}
          options={[
            { value: 'this', label: `${words.this}（${person.name}）` },
            { value: 'other', label: `${words.other}（${other.name}）` },
          ]}
        />
        <Button kind="secondary">{words.merge}</Button>
      </Form>
    </Section>
  )
}

function saidErrors({ lang }: Visit, { errors }: Failed) {
  const { stays, other, accountStays, twoAccounts, hasOthers, notLikely } = counterPeopleMessages(lang)
  return sayErrors(errors, lang, { stays, other }, { accountStays, twoAccounts, hasOthers, notLikely })
}

/** One person's record, and beside it each that may be the same. */
export function personPage({ visit, person, likely, failed }: PersonProps): Page {
  const { lang, city } = visit
  const words = counterPeopleMessages(lang)
  const terms = termsOf(lang)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={saidErrors(visit, failed)} />
      <Heading level={1}>{person.name}</Heading>
      {person.into && (
        <Notice lang={lang}>
          <p>
            <a href={cityPath(city, `/counter/people/${person.into.id}`)}>
              {words.mergedInto(person.into.name)}
            </a>{' '}
            <a href={cityPath(city, '/counter/merges')}>{words.toMerges}</a>
          </p>
        </Notice>
      )}
      <DescriptionList
        items={factsOf(person, lang).flatMap((description, at) =>
          description === '' ? [] : [{ term: terms[at] ?? '', description }],
        )}
      />
      {!person.into && (
        <Section id="likely" title={words.likely} lead={likely.length > 0 ? words.likelyLead : undefined}>
          {likely.length === 0 && <EmptyState title={words.noLikely} text={words.noLikelyText} />}
        </Section>
      )}
      {likely.map((other) => (
        <Compare visit={visit} person={person} other={other} failed={failed} />
      ))}
      <p>
        <HoldLink visit={visit} record="person" id={person.id} />
      </p>
    </>
  )
  const breadcrumbs = [
    { label: words.title, href: cityPath(city, '/counter/people') },
    { label: person.name },
  ]
  return { title: person.name, body, breadcrumbs }
}
