import { DataTable, Section } from '../../../ui/components/index.ts'
import { pairsOf, totalsOf, wholeOf } from '../gap.ts'
import { messages } from '../messages.ts'
import { askedText, type GapProps } from './gap-props.ts'

/** Paired items: what a side says of itself, beside what the others say of it. */
export const Pairs = ({ visit: { lang }, round, voices }: GapProps) => {
  const words = messages(lang)
  const pairs = pairsOf([...round.questions.relationship, ...round.questions.result], voices)
  if (pairs.length === 0) return null
  const said = (mark: number | undefined) => mark ?? words.notAnswered
  return (
    <Section id="pairs" title={words.pairs} lead={words.pairsLead}>
      <DataTable
        id="pairs-table"
        stack
        caption={words.pairs}
        columns={[
          { label: words.question },
          { label: words.party },
          { label: words.ownView, number: true },
          { label: words.othersView, number: true },
        ]}
        rows={pairs.flatMap(({ own, views }) =>
          views.map(({ voice, own: mark, others }) => [
            askedText({ ...own, about: undefined }, lang),
            voice.party.name,
            voice.missing ? words.notHandedIn : said(mark),
            said(others),
          ]),
        )}
      />
    </Section>
  )
}

/** Totals of each kind of judge: last, and never without what stands behind them. */
export const Totals = ({ visit: { lang }, round, voices }: GapProps) => {
  const words = messages(lang)
  const totals = totalsOf(round, voices)
  if (totals.length === 0) return null
  const whole = wholeOf(round, totals)
  const points = (percent: number, weight: number | undefined) =>
    weight === undefined ? words.none : words.points(Math.round(percent * weight) / 100, weight)
  return (
    <Section id="totals" title={words.totals} lead={words.totalsLead}>
      <DataTable
        id="totals-table"
        caption={words.totals}
        columns={[
          { label: words.judge },
          { label: words.ofPossible, number: true },
          { label: words.weighed, number: true },
        ]}
        rows={[
          ...totals.map(({ kind, percent, weight }) => [words[kind], `${percent}%`, points(percent, weight)]),
          ...(whole ? [[words.together, '', words.points(whole.points, whole.of)]] : []),
        ]}
      />
    </Section>
  )
}
