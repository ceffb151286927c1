import type { Child } from 'hono/jsx'
import type { Definition } from '../../../core/edition/schema/index.ts'
import type { Lang } from '../../../lib/language.ts'
import { AmountStat, BarChart, DataTable, Section, Stat, StatRow } from '../../../ui/components/index.ts'
import { reportMessages } from '../messages.ts'
import { partName } from '../names.ts'
import { amountsOf, countOf, type Figure, type FigureName, isCounted, partsOf } from '../rules.ts'

export type Told = {
  lang: Lang
  definition: Definition
  figures: readonly Figure[]
  /** Where the rows behind a figure are. */
  rowsHref: (figure: FigureName, key?: string) => string
  answersHref: string
  registerHref: string
  /** Year beside year. */
  yearsHref: string
}

const counted = (value: number) => value.toLocaleString('ja-JP')
const percent = (part: number, all: number) => (all === 0 ? 0 : Math.floor((100 * part) / all))

const main = ['received', 'register', 'closed', 'evaluations'] as const

const counts = ({ definition, figures }: Told, figure: FigureName) => isCounted(definition, figures, figure)

const Main = (told: Told) => {
  const { lang, figures, rowsHref, registerHref, yearsHref } = told
  const words = reportMessages(lang)
  const answered = countOf(figures, 'answered')
  return (
    <Section id="figures" title={words.figures}>
      <StatRow>
        {main
          .filter((figure) => counts(told, figure))
          .map((figure) => (
            <Stat
              label={words[figure]}
              value={counted(countOf(figures, figure))}
              unit={words.unit}
              href={rowsHref(figure)}
            />
          ))}
        {counts(told, 'answered') && (
          <Stat
            label={words.answered}
            value={counted(answered)}
            unit={words.unit}
            href={rowsHref('answered')}
            {...(answered === 0
              ? {}
              : { note: words.percentIn(percent(countOf(figures, 'inTime'), answered)) })}
          />
        )}
        {amountsOf(figures).map(({ name, yen }) => (
          <AmountStat label={words[name]} yen={yen} lang={lang} href={rowsHref('register')} />
        ))}
      </StatRow>
      <p>
        <a href={registerHref}>{words.toRegister}</a>
        <br />
        <a href={yearsHref}>{words.toYears}</a>
      </p>
    </Section>
  )
}

const Parts = ({ told, figure }: { told: Told; figure: 'form' | 'field' | 'partner' | 'section' }): Child => {
  const { lang, definition, figures, rowsHref } = told
  const parts = partsOf(figures, figure)
  if (parts.length === 0) return null
  const words = reportMessages(lang)
  return (
    <BarChart
      lang={lang}
      id={`by-${figure}`}
      caption={words[figure]}
      unit={words.unit}
      bars={parts.map(({ key, value }) => ({
        label: partName(definition, figure, key, lang),
        value,
        href: rowsHref(figure, key),
      }))}
    />
  )
}

const money = (value = 0) => (value === 0 ? '' : counted(value))

const Money = ({ lang, definition, figures, rowsHref }: Told) => {
  const words = reportMessages(lang)
  const forms = partsOf(figures, 'form').filter(({ decided = 0, settled = 0 }) => decided + settled > 0)
  if (forms.length === 0) return null
  return (
    <DataTable
      id="money"
      stack
      caption={`${words.money}（${words.yen.trim()}）`}
      columns={[
        { label: words.form },
        { label: words.decidedShort, number: true },
        { label: words.settledShort, number: true },
      ]}
      rows={forms.map(({ key, decided, settled }) => [
        <a href={rowsHref('form', key)}>{partName(definition, 'form', key, lang)}</a>,
        money(decided),
        money(settled),
      ])}
    />
  )
}

const Kinds = (told: Told) => {
  const words = reportMessages(told.lang)
  if (countOf(told.figures, 'register') === 0) return null
  return (
    <Section id="kinds" title={words.kinds} lead={words.kindsText}>
      {(['form', 'field', 'partner', 'section'] as const).map((figure) => (
        <Parts told={told} figure={figure} />
      ))}
      <Money {...told} />
    </Section>
  )
}

const Answers = (told: Told) => {
  const { lang, figures, rowsHref, answersHref } = told
  const words = reportMessages(lang)
  if (!counts(told, 'answered')) return null
  return (
    <Section id="answers" title={words.answers} lead={words.answersText}>
      <DataTable
        id="answers-table"
        caption={words.answersTable}
        columns={[{ label: words.item }, { label: words.count, number: true }]}
        rows={(['answered', 'inTime', 'late', 'overdue'] as const).map((figure) => [
          <a href={rowsHref(figure)}>{words[figure]}</a>,
          counted(countOf(figures, figure)),
        ])}
      />
      <p>
        <a href={answersHref}>{words.toAnswers}</a>
      </p>
    </Section>
  )
}

/** The figures of a report, the same while they move and when they are frozen: each leads to its rows. */
export const ReportFigures = (told: Told) => (
  <>
    <Main {...told} />
    <Kinds {...told} />
    <Answers {...told} />
  </>
)
