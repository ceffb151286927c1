import { findForm } from '../../../core/edition/view.ts'
import type { Sum } from '../../../core/register/sums.ts'
import { yearName } from '../../../core/register/words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { EmptyState, Heading, Stack, StackedChart, TrendChart } from '../../../ui/components/index.ts'
import { registerMessages } from '../messages.ts'
import { formText } from '../names.ts'
import { crumbsOf } from './crumbs.ts'

const leads = ['citizenLed', 'joint', 'governmentLed', 'otherLead'] as const
type Lead = (typeof leads)[number]
const mostLines = 4
const usual: Readonly<Record<string, Lead>> = {
  coHosting: 'joint',
  jointBody: 'joint',
  commission: 'governmentLed',
  collaborativeCommission: 'governmentLed',
  designatedManager: 'governmentLed',
  subsidy: 'citizenLed',
  grant: 'citizenLed',
  namePatronage: 'citizenLed',
}

function leadOf({ definition }: Visit, key: string): Lead {
  const form = findForm(definition, key)
  const group = definition.formGroups.find(({ code }) => code === form?.group)
  return group?.leadership ?? usual[form?.common ?? ''] ?? 'otherLead'
}

const yearsOf = (sums: readonly Sum[]): number[] => [...new Set(sums.map(({ fiscal_year }) => fiscal_year))]

const Leads = ({ visit, sums }: { visit: Visit; sums: readonly Sum[] }) => {
  const words = registerMessages(visit.lang)
  const forms = sums.filter(({ figure }) => figure === 'form')
  const count = (year: number, lead: Lead) =>
    forms
      .filter(({ fiscal_year, key }) => fiscal_year === year && leadOf(visit, key) === lead)
      .reduce((sum, { n }) => sum + n, 0)
  return (
    <StackedChart
      lang={visit.lang}
      id="leads"
      caption={words.leads}
      unit={words.things}
      parts={leads.map((lead) => words[lead])}
      rows={yearsOf(sums).map((year) => ({
        label: yearName(year, visit.lang),
        href: cityPath(visit.city, `/register?year=${year}`),
        values: leads.map((lead) => count(year, lead)),
      }))}
    />
  )
}

const Trend = ({ visit, sums }: { visit: Visit; sums: readonly Sum[] }) => {
  const words = registerMessages(visit.lang)
  const years = yearsOf(sums)
  const forms = sums.filter(({ figure }) => figure === 'form')
  const whole = (key: string) => forms.filter((one) => one.key === key).reduce((sum, { n }) => sum + n, 0)
  const most = [...new Set(forms.map(({ key }) => key))]
    .sort((a, b) => whole(b) - whole(a))
    .slice(0, mostLines)
  return (
    <TrendChart
      lang={visit.lang}
      id="forms"
      caption={words.formsOverYears}
      unit={words.things}
      points={years.map((year) => yearName(year, visit.lang))}
      lines={most.map((key) => ({
        label: formText(visit, key),
        values: years.map((year) => forms.find((one) => one.fiscal_year === year && one.key === key)?.n ?? 0),
      }))}
    />
  )
}

const Money = ({ visit, sums }: { visit: Visit; sums: readonly Sum[] }) => {
  const words = registerMessages(visit.lang)
  const all = sums.filter(({ figure }) => figure === 'all')
  const typed = (value: number) => (value === 0 ? undefined : value)
  if (all.every(({ decided, settled }) => decided + settled === 0)) return null
  return (
    <TrendChart
      lang={visit.lang}
      id="money"
      caption={words.money}
      unit={words.yen}
      points={all.map(({ fiscal_year }) => yearName(fiscal_year, visit.lang))}
      lines={[
        { label: words.decided, values: all.map(({ decided }) => typed(decided)) },
        { label: words.settled, values: all.map(({ settled }) => typed(settled)) },
      ]}
    />
  )
}

/** The register, year beside year. */
export function yearsPage(visit: Visit, sums: readonly Sum[]): Page {
  const { lang, city } = visit
  const words = registerMessages(lang)
  const all = sums.filter(({ figure }) => figure === 'all')
  const body = (
    <Stack>
      <Heading level={1} lead={words.compareLead}>
        {words.compareTitle}
      </Heading>
      {all.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={{ href: cityPath(city, '/register'), label: words.title }}
        />
      ) : (
        <>
          <TrendChart
            lang={lang}
            id="count"
            caption={words.trend}
            unit={words.things}
            points={all.map(({ fiscal_year }) => yearName(fiscal_year, lang))}
            lines={[{ label: words.count, values: all.map(({ n }) => n) }]}
          />
          <Leads visit={visit} sums={sums} />
          <Trend visit={visit} sums={sums} />
          <Money visit={visit} sums={sums} />
          <p>{words.several}</p>
        </>
      )}
    </Stack>
  )
  return { title: words.compareTitle, body, breadcrumbs: crumbsOf(visit, { label: words.compare }) }
}
