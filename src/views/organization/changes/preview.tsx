import { countsThen, foresee } from '../../../core/organization/changes/foresee.ts'
import { joined, pick } from '../../../lib/language.ts'
import { DataTable, Notice, Section } from '../../../ui/components/index.ts'
import { gapsOf } from '../places.ts'
import { changeMessages } from './messages.ts'
import type { PlanProps } from './plan-parts.tsx'

/** How the city hall will look on the day, and what will be missing. */
export const Preview = ({ visit, plan, staff, coming, undecided = 0 }: PlanProps) => {
  const { lang } = visit
  const words = changeMessages(lang)
  const seen = foresee(plan, staff)
  const counts = countsThen(seen)
  const missing = gapsOf(coming, counts, lang).map(({ says }) => says)
  const gaps = undecided > 0 ? [...missing, words.undecided(undecided)] : missing
  const arriving = (section: string) =>
    seen.hats.filter((hat) => hat.section === section && hat.is === 'comes').map(({ name }) => name)
  return (
    <Section id="preview" title={words.preview} lead={words.previewLead}>
      <DataTable
        id="preview-table"
        caption={words.preview}
        stack
        columns={[
          { label: words.columnSection },
          { label: words.columnChiefs, number: true },
          { label: words.columnOfficers, number: true },
          { label: words.columnPromoters, number: true },
          { label: words.arriving },
        ]}
        rows={coming.sections.map(({ code, name }) => {
          const count = counts.find(({ place }) => place === code)
          return [
            pick(name, lang),
            count?.chiefs ?? 0,
            count?.officers ?? 0,
            count?.promoters ?? 0,
            joined(arriving(code), lang),
          ]
        })}
      />
      <Notice lang={lang} kind={gaps.length > 0 ? 'warning' : 'success'} title={words.gaps}>
        {gaps.length === 0 ? (
          <p>{words.noGaps}</p>
        ) : (
          <ul>
            {gaps.map((says) => (
              <li>{says}</li>
            ))}
          </ul>
        )}
      </Notice>
    </Section>
  )
}
