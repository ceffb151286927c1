import { sectionsNow, stepsOf } from '../../../core/edition/succession.ts'
import { findPresentSection } from '../../../core/edition/view.ts'
import { seesStaffOf } from '../../../core/organization/rules.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { joined, pick } from '../../../lib/language.ts'
import { DataTable, EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { organizationMessages } from '../messages.ts'
import { placeName } from '../places.ts'

type OfficeSection = Visit['definition']['sections'][number]

const rolesIn = ({ lang }: Visit, staff: Staff, section: string): string[] => [
  ...staff.hats.filter((hat) => hat.section === section).map(({ kind }) => hatKindName(kind, lang)),
  ...staff.functions
    .filter(({ place }) => place === section)
    .map(({ kind }) => organizationMessages(lang)[kind]),
]

const rolesElsewhere = ({ lang, definition }: Visit, staff: Staff, section: string): string[] => [
  ...staff.hats
    .filter((hat) => hat.section !== section)
    .map((hat) => `${placeName(definition, hat.section, lang)} ${hatKindName(hat.kind, lang)}`),
  ...staff.functions
    .filter(({ place }) => place !== section)
    .map(({ kind, place }) => `${placeName(definition, place, lang)} ${organizationMessages(lang)[kind]}`),
]

const People = ({ visit, section, people }: { visit: Visit; section: string; people: readonly Staff[] }) => {
  const words = organizationMessages(visit.lang)
  const sees = seesStaffOf(visit.viewer, section)
  const shown = sees ? people : people.filter((one) => one.functions.some(({ place }) => place === section))
  if (shown.length === 0)
    return <EmptyState title={sees ? words.nobody : words.onlyPromoters} text={words.nobodyText} />
  return (
    <DataTable
      id="people-table"
      caption={words.people}
      stack
      columns={[
        { label: words.columnName },
        { label: words.columnRoles },
        { label: words.columnConcurrent },
        { label: words.columnCases, number: true },
        { label: words.columnOverdue, number: true },
      ]}
      rows={shown.map((one) => [
        one.name,
        joined(rolesIn(visit, one, section), visit.lang),
        joined(sees ? rolesElsewhere(visit, one, section) : [], visit.lang) || words.none,
        ...(sees ? [words.cases(one.cases), words.cases(one.overdue)] : ['', '']),
      ])}
    />
  )
}

/** A section of before: what it was is told, and who has its work now. */
const Former = ({ visit, section }: { visit: Visit; section: OfficeSection }) => {
  const { definition, lang, city } = visit
  const words = organizationMessages(lang)
  if (findPresentSection(definition, section.code)) return null
  const now = sectionsNow(stepsOf(definition.reorganised), section.code).filter((code) =>
    findPresentSection(definition, code),
  )
  return (
    <Notice lang={lang} kind="info" title={words.former}>
      {now.map((code) => (
        <p>
          <a href={cityPath(city, `/organization/sections/${code}`)}>
            {words.formerNow(placeName(definition, code, lang))}
          </a>
        </p>
      ))}
    </Notice>
  )
}

export const organizationCrumbs = (visit: Visit, here: string) => [
  { label: organizationMessages(visit.lang).title, href: cityPath(visit.city, '/organization') },
  { label: here },
]

/** Who works in a section, what else they do, and how much lies on each. */
export function sectionPage(visit: Visit, section: OfficeSection, people: readonly Staff[]): Page {
  const { lang } = visit
  const words = organizationMessages(lang)
  const title = pick(section.name, lang)
  const body = (
    <Stack>
      <Heading
        level={1}
        kicker={section.department && pick(section.department, lang)}
        lead={words.peopleLead}
      >
        {title}
      </Heading>
      <Former visit={visit} section={section} />
      <Section id="people" title={words.people}>
        <People visit={visit} section={section.code} people={people} />
      </Section>
    </Stack>
  )
  return { title, body, breadcrumbs: organizationCrumbs(visit, title) }
}
