import { nameIn } from '../../../core/people/signature.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { BarChart, DataTable, Section } from '../../../ui/components/index.ts'
import { libraryMessages } from '../messages.ts'
import type { Agreed } from '../queries.ts'
import { type Share, sharesOf } from '../told.ts'

const Money = ({ visit, shares }: { visit: CaseVisit; shares: readonly Share[] }) => {
  const { lang, definition } = visit
  const words = libraryMessages(lang)
  const sum = shares.reduce((all, { yen }) => all + yen, 0)
  if (sum === 0) return null
  return (
    <Section id="money" title={words.money} lead={words.moneyText(sum.toLocaleString('ja-JP'))}>
      <BarChart
        lang={lang}
        id="money-chart"
        caption={words.moneyChart}
        unit={words.yen}
        bars={shares.map(({ name, yen }) => ({ label: nameIn(name, definition, lang), value: yen }))}
      />
    </Section>
  )
}

/** Who did what and brought what, as the agreement in effect says it. */
export const Partners = ({ visit, agreed }: { visit: CaseVisit; agreed: Agreed | undefined }) => {
  const { lang, definition } = visit
  const words = libraryMessages(lang)
  if (agreed === undefined) return <p>{words.noAgreement}</p>
  const shares = sharesOf(agreed)
  return (
    <>
      <Section id="partners" title={words.partners} lead={words.partnersText}>
        <DataTable
          id="partners-table"
          stack
          caption={words.partnersTable}
          columns={[
            { label: words.partner_ },
            { label: words.role, wide: true },
            { label: words.brought, wide: true },
          ]}
          rows={shares.map(({ name, role, brought }) => [
            nameIn(name, definition, lang),
            role,
            brought.length === 0 ? '' : brought.join('、'),
          ])}
        />
      </Section>
      <Money visit={visit} shares={shares} />
    </>
  )
}
