import type { Sum } from '../../../core/register/sums.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { AmountStat, BarChart, Stat, StatRow } from '../../../ui/components/index.ts'
import { registerMessages } from '../messages.ts'
import { formText, kindText, sectionText } from '../names.ts'

const figuresOf = (sums: readonly Sum[], figure: Sum['figure']) => sums.filter((one) => one.figure === figure)

export const Figures = ({ visit, year, sums }: { visit: Visit; year: number; sums: readonly Sum[] }) => {
  const { lang, city } = visit
  const words = registerMessages(lang)
  const [all] = figuresOf(sums, 'all')
  const shared = { lang, unit: words.things }
  const at = (name: string, key: string) =>
    key === '-' ? {} : { href: cityPath(city, `/register?year=${year}&${name}=${key}#list`) }
  return (
    <>
      <StatRow>
        <Stat label={words.count} value={String(all?.n ?? 0)} unit={words.things} />
        {all && all.decided > 0 && <AmountStat label={words.decided} yen={all.decided} lang={lang} />}
        {all && all.settled > 0 && <AmountStat label={words.settled} yen={all.settled} lang={lang} />}
      </StatRow>
      <BarChart
        {...shared}
        id="by-form"
        caption={words.byForm}
        bars={figuresOf(sums, 'form').map(({ key, n }) => ({
          label: formText(visit, key),
          value: n,
          ...at('form', key),
        }))}
      />
      <BarChart
        {...shared}
        id="by-partner"
        caption={words.byPartner}
        bars={figuresOf(sums, 'partner').map(({ key, n }) => ({ label: kindText(visit, key), value: n }))}
      />
      <BarChart
        {...shared}
        id="by-section"
        caption={words.bySection}
        bars={figuresOf(sums, 'section').map(({ key, n }) => ({
          label: sectionText(visit, key),
          value: n,
          ...at('section', key),
        }))}
      />
      <p>{words.several}</p>
    </>
  )
}
