import type { PaperItem, PaperSection } from '../../../../core/sheet/index.ts'
import type { Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { joined, pick } from '../../../../lib/language.ts'
import { sheetPath } from '../acts.ts'
import { askedOf } from '../forms.ts'
import { lineMessages } from '../line-messages.ts'
import { paperOf, partiesLine } from '../pages/print-page.tsx'
import type { Field } from '../rules.ts'
import { hasAgreed, standingOf } from '../rules.ts'
import { type SheetSection, sectionsOf } from '../sections.ts'
import type { SheetLine } from '../types.ts'
import { choicesOf, lineText, markOf } from '../words.ts'
import { paperMessages } from './messages.ts'
import { inSheets } from './pages.ts'
import { emptyRows, type NumberedLine, numbered } from './rules.ts'

type Option = NonNullable<PaperItem['options']>[number]
const box = (label: string, chosen = false): Option => ({ label, chosen })
/** By their marks alone, which the head of the first sheet explains: there is little room. */
const partyBoxes = (
  { parties }: CaseVisit,
  say: (party: string) => string,
  chosen = (_id: string) => false,
) => parties.map(({ id }) => box(say(markOf(parties, id)), chosen(id)))

/** A line as it stands, room to change it, and who says yes to it. */
function standing(visit: CaseVisit, { no, line }: NumberedLine): PaperItem {
  const words = paperMessages(visit.lang)
  return {
    label: no,
    text: lineText(visit, line.content),
    options: [
      ...partyBoxes(visit, words.agreed, (id) => hasAgreed(line, id)),
      box(words.strike, line.content.struck === true),
    ],
    lines: 1,
  }
}

/** What is written by hand beside the words, as the part asks for it. */
function askedByHand(visit: CaseVisit, { shape }: SheetSection): string[] {
  const words = paperMessages(visit.lang)
  const asked = [...askedOf[shape].must, ...askedOf[shape].may]
  const named: Partial<Record<Field, string>> = {
    amount: words.writeAmount,
    yen: words.writeYen,
    by: words.writeBy,
  }
  return asked.flatMap((field) => named[field] ?? [])
}

/** An empty line under its number: what it is about is ticked, the rest is written. */
function empty(visit: CaseVisit, part: SheetSection, no: string): PaperItem {
  const words = paperMessages(visit.lang)
  const asked = [...askedOf[part.shape].must, ...askedOf[part.shape].may]
  return {
    label: words.newOnPaper(no, joined(askedByHand(visit, part), visit.lang)),
    options: [
      ...(asked.includes('party') ? partyBoxes(visit, words.about) : []),
      ...asked.flatMap((field) => choicesOf(field, visit.lang).map((label) => box(label))),
      ...partyBoxes(visit, words.proposal),
    ],
    lines: part.shape === 'text' ? 2 : 1,
  }
}

function sectionsFor(visit: CaseVisit, lines: readonly SheetLine[]): PaperSection[] {
  const { lang, definition } = visit
  const words = paperMessages(lang)
  return numbered(sectionsOf(definition), lines).map(({ part, at, lines: own }) => ({
    title: `${at} ${pick(part.name, lang)}`,
    ...(part.hint ? { lead: pick(part.hint, lang) } : {}),
    items: [
      ...own
        .filter(({ line }) => standingOf(line, visit.parties) !== 'struck')
        .map((one) => standing(visit, one)),
      ...Array.from({ length: emptyRows }, (_, row) => empty(visit, part, words.newNo(at, row + 1))),
    ],
  }))
}

/** For a room without network: all that stands, room to write, and the numbers under which it is typed in. */
export function writingPage(visit: CaseVisit, lines: readonly SheetLine[]): Page {
  const { lang, runtime } = visit
  const words = paperMessages(lang)
  const own = lineMessages(lang)
  const head: PaperSection = {
    title: visit.case.title,
    lead: `${own.number} ${visit.case.number}　${partiesLine(visit)}　${words.howTo} ${runtime.origin}${sheetPath(visit, '/paper')}`,
    items: [
      { label: own.place, lines: 1 },
      { label: own.present, lines: 1 },
    ],
  }
  return paperOf(visit, {
    title: words.paperTitle,
    lead: words.paperLead,
    sheets: inSheets([head, ...sectionsFor(visit, lines)], words.goesOn),
  })
}
