import { cityPath } from '../../../core/web/paths.ts'
import { BarChart, EmptyState, Typed } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { measureMessages } from '../messages.ts'
import type { Indicator } from '../queries.ts'
import { measurePath } from './frame.tsx'
import type { Shown } from './measure-page.tsx'

/** The values of the years as bars, each with its number: chart and table are one. */
const OneIndicator = ({ visit, measure, reports, indicator }: Shown & { indicator: Indicator }) => {
  const { lang, city } = visit
  const words = measureMessages(lang)
  const { id, name, unit, target, target_year, values } = indicator
  return (
    <>
      <h3>
        <Typed text={name} lang={lang} />
      </h3>
      {target !== null && (
        <p>
          {words.targetText(
            `${target.toLocaleString('ja-JP')}${unit}`,
            target_year === null ? '' : words.yearText(String(target_year)),
          )}
        </p>
      )}
      {values.length === 0 ? (
        <p>{words.noValues}</p>
      ) : (
        <BarChart
          lang={lang}
          id={`indicator-${id}`}
          caption={name}
          unit={unit}
          bars={values.map(({ fiscal_year, value }) => ({
            label: words.yearText(String(fiscal_year)),
            value,
          }))}
        />
      )}
      {reports && (
        <p>
          <LinkButton kind="secondary" href={cityPath(city, measurePath(measure, `/indicators/${id}`))}>
            {words.addValue}
          </LinkButton>
        </p>
      )}
    </>
  )
}

export const Indicators = (shown: Shown) => {
  const { visit, measure, known, reports } = shown
  const words = measureMessages(visit.lang)
  return (
    <>
      {known.indicators.length === 0 ? (
        <EmptyState title={words.noIndicators} text={words.noIndicatorsText} />
      ) : (
        known.indicators.map((indicator) => <OneIndicator {...shown} indicator={indicator} />)
      )}
      {reports && (
        <p>
          <LinkButton kind="secondary" href={cityPath(visit.city, measurePath(measure, '/indicators/new'))}>
            {words.addIndicator}
          </LinkButton>
        </p>
      )}
    </>
  )
}
