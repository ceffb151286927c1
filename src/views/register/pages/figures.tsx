import { noKey, type Sum } from '../../../core/register/sums.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { AmountStat, BarChart, Stat, StatRow } from '../../../ui/components/index.ts'
import { registerMessages } from '../messages.ts'
import { fieldText, formText, kindText, sectionText } from '../names.ts'

const figuresOf = (sums: readonly Sum[], figure: Sum['figure']) => sums.filter((one) => one.figure === figure)

export const Figures = ({ visit, year, sums }: { visit: Visit; year: number; sums: readonly Sum[] }) => {
  const { lang, city } = visit
  const words = registerMessages(lang)
  const [all] = figuresOf(sums, 'all')
  const shared = { lang, unit: words.things }
  const href = (name: string, key: string) =>
    cityPath(city, `/register?year=${year}&${name}=${encodeURIComponent(key)}#list`)
  const charts = [
    ['form', words.byForm, (key: string) => formText(visit, key)],
    ['field', words.byField, (key: string) => fieldText(visit, key)],
    ['partner', words.byPartner, (key: string) => kindText(visit, key)],
    ['section', words.bySection, (key: string) => sectionText(visit, key)],
  ] as const
  return (
    <>
      <StatRow>
        <Stat label={words.count} value={String(all?.n ?? 0)} unit={words.things} />
        {all && all.decided > 0 && <AmountStat label={words.decided} yen={all.decided} lang={lang} />}
        {all && all.settled > 0 && <AmountStat label={words.settled} yen={all.settled} lang={lang} />}
      </StatRow>
      {charts
        .filter(([figure]) => figuresOf(sums, figure).some(({ key }) => key !== noKey))
        .map(([figure, caption, name]) => (
          <BarChart
            {...shared}
            id={`by-${figure}`}
            caption={caption}
            bars={figuresOf(sums, figure).map(({ key, n }) => ({
              label: name(key),
              value: n,
              href: href(figure, key),
            }))}
          />
        ))}
      <p>{words.several}</p>
    </>
  )
}
