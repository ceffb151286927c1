import { recordClasses } from '../../../core/records/schedule.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear, formatDate, todayInJapan } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { DataTable, Heading, PlainText, Prose, Section, Stack, Typed } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { isByYear } from '../due.ts'
import { recordsMessages } from '../messages.ts'
import type { Disposed, Held } from '../queries.ts'

export const classNames = ({ definition, lang }: Visit): Map<string, string> =>
  new Map(recordClasses(definition).map(({ code, name }) => [code, pick(name, lang)]))

const Classes = ({ visit }: { visit: Visit }) => {
  const words = recordsMessages(visit.lang)
  const rows = recordClasses(visit.definition).map((one) => [
    pick(one.name, visit.lang),
    one.years === undefined ? words.forEver : words.yearsOf(String(one.years)),
    words[one.measure],
    one.proposedByYui ? words.byYui : words.byCity,
  ])
  const columns = [words.className, words.years, words.measure, words.basis].map((label) => ({ label }))
  return <DataTable id="class-table" caption={words.classes} columns={columns} rows={rows} stack />
}

/** In the register nobody is named: a case by its number, the rest by what it was. */
export const registerLabel = ({ lang }: Visit, { record, label, closed_on }: Disposed): string => {
  const words = recordsMessages(lang)
  if (record === 'case') return label
  return isByYear(record)
    ? words.ofYear(words[record], fiscalYear(closed_on))
    : `${words[record]} ${label.split(':').at(-1)}`
}

const Register = ({ visit, disposed }: { visit: Visit; disposed: readonly Disposed[] }) => {
  const { lang } = visit
  const words = recordsMessages(lang)
  const names = classNames(visit)
  if (disposed.length === 0) return <p>{words.registerNone}</p>
  const columns = [words.what, words.className, words.expiredOn, words.disposedAt].map((label) => ({
    label,
  }))
  const rows = disposed.map((one) => [
    registerLabel(visit, one),
    names.get(one.class) ?? one.class,
    formatDate(one.expired_on, lang),
    formatDate(todayInJapan(one.disposed_at), lang),
  ])
  return (
    <>
      <DataTable id="register-table" caption={words.register} columns={columns} rows={rows} stack />
      <p>
        <a href={cityPath(visit.city, '/records/register/csv')}>{words.csv}</a>
      </p>
    </>
  )
}

/** Where a hold is ordered and lifted. */
export const holdPath = ({ city }: Visit, one: Pick<Held, 'record' | 'record_id' | 'name'>): string => {
  if (one.record === 'case') return casePath(city, one.name, '/records')
  return cityPath(city, `/records/${one.record === 'person' ? 'people' : 'groups'}/${one.record_id}`)
}

export function overviewPage(
  visit: Visit,
  { held, disposed }: { held: readonly Held[]; disposed: readonly Disposed[] },
): Page {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        <LinkButton href={cityPath(city, '/records/disposal')}>{words.disposal}</LinkButton>
      </p>
      <Section id="classes" title={words.classes} lead={words.classesLead}>
        <Classes visit={visit} />
      </Section>
      <Section id="holds" title={words.holds}>
        {held.length === 0 && <p>{words.noHolds}</p>}
        <Prose>
          <ul>
            {held.map((one) => (
              <li>
                <a href={holdPath(visit, one)}>
                  {one.record !== 'case' && `${words[one.record]}　`}
                  <Typed text={one.name} lang={lang} />
                </a>{' '}
                {words.heldSince(formatDate(todayInJapan(one.at), lang))}
                <PlainText text={one.reason} />
              </li>
            ))}
          </ul>
        </Prose>
      </Section>
      <Section id="register" title={words.register} lead={words.registerLead}>
        <Register visit={visit} disposed={disposed} />
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
