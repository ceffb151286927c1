import { findSection } from '../../../core/edition/view.ts'
import type { Staff } from '../../../core/organization/staff.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { BarChart, DataTable, Section } from '../../../ui/components/index.ts'
import { deskMessages } from '../messages.ts'
import { type Load, mostCounted } from '../queries.ts'

/** Counted so far and no further, as on the desk itself. */
const upTo = (lang: Lang, count: number): string =>
  count > mostCounted ? `${mostCounted}${deskMessages(lang).moreThan}` : String(count)

/** How much waits for each section: for those who look after all of them. */
export const SectionsChart = ({ visit, load }: { visit: Visit; load: readonly Load[] }) => {
  const { lang, definition } = visit
  const words = deskMessages(lang)
  const name = (code: string) => {
    const section = findSection(definition, code)
    return section ? pick(section.name, lang) : code
  }
  return (
    <Section id="sections" title={words.load} lead={words.loadLead}>
      <BarChart
        lang={lang}
        id="sections-chart"
        caption={words.waiting}
        unit={words.unit}
        bars={load.map(({ section, waiting }) => ({
          label: name(section),
          value: Math.min(waiting, mostCounted),
          href: cityPath(visit.city, `/desk?show=all&section=${section}`),
        }))}
      />
      <DataTable
        id="sections-table"
        caption={words.loadTable}
        columns={[
          { label: words.columnSection },
          { label: words.waiting, number: true },
          { label: words.overdueCount, number: true },
        ]}
        rows={load.map(({ section, waiting, overdue }) => [
          name(section),
          upTo(lang, waiting),
          upTo(lang, overdue),
        ])}
      />
    </Section>
  )
}

/** Who of the section has how many cases in hand: for its chief. */
export const People = ({ visit, people }: { visit: Visit; people: readonly Staff[] }) => {
  const words = deskMessages(visit.lang)
  return (
    <Section id="people" title={words.people} lead={words.peopleLead}>
      <DataTable
        id="people-table"
        caption={words.people}
        columns={[
          { label: words.columnPerson },
          { label: words.inHand, number: true },
          { label: words.overdueCount, number: true },
        ]}
        rows={people.map(({ name, cases, overdue }) => [name, cases, overdue])}
      />
    </Section>
  )
}
