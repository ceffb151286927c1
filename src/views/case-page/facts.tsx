import type { Child } from 'hono/jsx'
import { adviserFact } from '../../core/adviser/index.ts'
import { formLabel } from '../../core/edition/form-label.ts'
import { findForm, findSection } from '../../core/edition/view.ts'
import { nameIn } from '../../core/people/signature.ts'
import { isOfSection } from '../../core/people/viewer.ts'
import { retentionFact } from '../../core/records/case-line.tsx'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import { DescriptionList } from '../../ui/components/index.ts'
import { casePageMessages } from './messages.ts'
import { seesNames } from './turns.ts'

/** What the case is: number, parties, section, form, term. */
export const Facts = ({ visit }: { visit: CaseVisit }) => {
  const { lang, definition } = visit
  const words = casePageMessages(lang)
  const { number, section, created_on, form, starts_on, ends_on } = visit.case
  const inCharge = findSection(definition, section ?? undefined)
  const chosen = findForm(definition, form ?? undefined)
  const named = seesNames(visit)
  const rows: (readonly [string, Child] | false | null | undefined | '')[] = [
    [words.number, number],
    [
      words.parties,
      visit.parties.length === 0 ? words.noParties : <PartyNames visit={visit} named={named} />,
    ],
    inCharge && [words.section, pick(inCharge.name, lang)],
    isOfSection(visit.viewer, section) && [words.officer, <Officer visit={visit} />],
    [words.since, formatDate(created_on, lang)],
    chosen && [
      words.form,
      <a href={cityPath(visit.city, `/forms/${chosen.code}`)}>{formLabel(definition, chosen, lang)}</a>,
    ],
    adviserFact(visit),
    starts_on && ends_on && [words.term, `${formatDate(starts_on, lang)} – ${formatDate(ends_on, lang)}`],
    isOfSection(visit.viewer, section) && retentionFact(visit),
  ]
  const items = rows
    .filter((row): row is readonly [string, Child] => Array.isArray(row))
    .map(([term, description]) => ({ term, description }))
  return <DescriptionList items={items} />
}

/** Who looks after the case within its section, and the sheet for whoever comes next; for staff in charge. */
const Officer = ({ visit }: { visit: CaseVisit }) => (
  <>
    {visit.officer ?? casePageMessages(visit.lang).noOfficer}
    <br />
    <a href={casePath(visit.city, visit.case.number, '/brief')}>{casePageMessages(visit.lang).brief}</a>
  </>
)

const PartyNames = ({ visit, named }: { visit: CaseVisit; named: boolean }) => (
  <ul class="yui-plain-list">
    {visit.parties.map((party) => (
      <li>{nameIn(named ? party.name : party.public_name, visit.definition, visit.lang)}</li>
    ))}
  </ul>
)
