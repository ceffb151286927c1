import { type Paper, type PaperItem, PaperSheets } from '../../../../core/sheet/index.ts'
import type { Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { formatDateTime } from '../../../../lib/dates.ts'
import { joined, pick } from '../../../../lib/language.ts'
import { PrintButton } from '../../../../ui/components/index.ts'
import { lineMessages } from '../line-messages.ts'
import { sheetMessages } from '../messages.ts'
import { hasAgreed, standingOf, sumsOf } from '../rules.ts'
import { type SheetSection, sectionsOf } from '../sections.ts'
import type { SheetLine } from '../types.ts'
import { grouped, lineText, partyName } from '../words.ts'
import { crumbsOf } from './sheet-page.tsx'

const marks = { agreed: '●', open: '○', leaving: '△', struck: '×' } as const

/** One line: how it stands, what it says, who proposed it, who has agreed to it. */
function printed(visit: CaseVisit, line: SheetLine): PaperItem {
  const words = sheetMessages(visit.lang)
  const standing = standingOf(line, visit.parties)
  const yes = visit.parties.filter(({ id }) => hasAgreed(line, id)).map(({ id }) => partyName(visit, id))
  const { first } = line
  return {
    label: `${marks[standing]} ${words[standing]}`,
    hint: [
      words.proposedBy(partyName(visit, first.onPaperOf ?? first.partyId), first.name),
      `${lineMessages(visit.lang).paperYes}: ${yes.length > 0 ? joined(yes, visit.lang) : '–'}`,
    ].join('　'),
    text: lineText(visit, line.content),
  }
}

function sumsItem(visit: CaseVisit, lines: readonly SheetLine[]): PaperItem {
  const words = sheetMessages(visit.lang)
  const { income, expense, difference } = sumsOf(lines)
  const balance =
    difference === 0
      ? words.balanced
      : difference < 0
        ? words.short(grouped(-difference))
        : words.over(grouped(difference))
  const both = `${words.income} ${words.yen(grouped(income))} ・ ${words.expense} ${words.yen(grouped(expense))}`
  return { label: words.sums, text: `${both}\n${balance}` }
}

function printedPart(visit: CaseVisit, part: SheetSection, lines: readonly SheetLine[]) {
  const own = lines.filter(({ section }) => section === part.code)
  const items = own.map((line) => printed(visit, line))
  const sums = part.shape === 'budget' && own.length > 0 ? [sumsItem(visit, own)] : []
  const none = own.length === 0 ? [{ label: '', lines: 1 }] : []
  return { title: pick(part.name, visit.lang), items: [...items, ...sums, ...none] }
}

const editionOf = ({ city, case: subject }: CaseVisit): number =>
  city.editions.find(({ id }) => id === subject.edition_id)?.number ?? 1

/** A paper of the sheet, with its mark on every page. */
export function paperOf(visit: CaseVisit, rest: Omit<Paper, 'edition'>): Page {
  const paper = { ...rest, edition: editionOf(visit) }
  return {
    title: `${paper.title} ${visit.case.number}`,
    breadcrumbs: [...crumbsOf(visit), { label: paper.title }],
    body: (
      <>
        <PrintButton lang={visit.lang} />
        <PaperSheets
          visit={visit}
          paper={paper}
          of={{ of: 'case', number: visit.case.number, paper: 'table' }}
        />
      </>
    ),
  }
}

export const partiesLine = (visit: CaseVisit) =>
  joined(
    visit.parties.map(({ id }) => partyName(visit, id)),
    visit.lang,
  )

/** The sheet as it stands, on A4. */
export function printPage(visit: CaseVisit, lines: readonly SheetLine[]): Page {
  const words = lineMessages(visit.lang)
  const shown = lines.filter((line) => standingOf(line, visit.parties) !== 'struck')
  const parts = sectionsOf(visit.definition).map((part) => printedPart(visit, part, shown))
  return paperOf(visit, {
    title: `${words.printTitle} ${visit.case.title}`,
    lead: `${words.number} ${visit.case.number}　${partiesLine(visit)}　${words.printedAt(formatDateTime(visit.now, visit.lang))}`,
    sheets: [parts],
  })
}
