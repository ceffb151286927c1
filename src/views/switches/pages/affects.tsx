import type { Visit } from '../../../core/web/visit.ts'
import { DataTable, Stat, StatRow } from '../../../ui/components/index.ts'
import { switchMessages } from '../messages.ts'
import { type Affected, affectedIn } from '../rules.ts'
import type { Here } from './stage-page.tsx'
import { sectionWords } from './words.ts'

/** A section, its people and its cases. */
export type Line = Affected & { people: number }

export const linesOf = ({ definition }: Visit, { people, standings, code }: Here): Line[] =>
  definition.sections.map((section) => {
    const own = people.find(({ place }) => place === section.code)
    return {
      ...affectedIn(standings, code, section.code),
      people: (own?.chiefs ?? 0) + (own?.officers ?? 0),
    }
  })

export const totalOf = (lines: readonly Line[]) => ({
  people: lines.reduce((sum, { people }) => sum + people, 0),
  before: lines.reduce((sum, { before }) => sum + before, 0),
  at: lines.reduce((sum, { at }) => sum + at, 0),
  groups: new Set(lines.flatMap(({ groups }) => groups)).size,
})

/** Sections with people or cases: how many of each, and together. */
export const Affects = ({ visit, here }: { visit: Visit; here: Here }) => {
  const words = switchMessages(visit.lang)
  const lines = linesOf(visit, here)
  const all = totalOf(lines)
  const shown = lines.filter(({ people, before, at }) => people + before + at > 0)
  const number = (label: string) => ({ label, number: true })
  return (
    <>
      <StatRow>
        <Stat label={words.people} value={all.people} unit={words.personUnit} />
        <Stat label={words.coming} value={all.before} unit={words.unit} />
        <Stat label={words.at} value={all.at} unit={words.unit} />
        <Stat label={words.groups} value={all.groups} unit={words.groupUnit} />
      </StatRow>
      <DataTable
        id="affects-table"
        caption={words.bySection}
        rowHeader
        columns={[{ label: words.sections }, number(words.people), number(words.coming), number(words.at)]}
        rows={[
          ...shown.map(({ section, people, before, at }) => [
            sectionWords(visit, [section]),
            people === 0 ? words.noPeople : people,
            before,
            at,
          ]),
          [words.all, all.people, all.before, all.at],
        ]}
      />
    </>
  )
}
