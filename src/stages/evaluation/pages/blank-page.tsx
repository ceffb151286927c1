import { type Paper, type PaperItem, type PaperSection, PaperSheets } from '../../../core/sheet/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { PrintButton, ScreenOnly } from '../../../ui/components/index.ts'
import { notesAskedOf } from '../forms.ts'
import { messages } from '../messages.ts'
import { isAskedOf, marksOf, type Question } from '../plan.ts'
import type { Round } from '../rules.ts'
import { noteLabel } from './sheet-parts.tsx'

/** Whoever writes on paper is no section of this city hall. */
const onPaper = { government: false }

function itemsOf(lang: Lang, round: Round, question: Question): PaperItem[] {
  const words = messages(lang)
  const marks = marksOf(round, question).map(({ label }) => ({ label: pick(label, lang), chosen: false }))
  const label = pick(question.question, lang)
  if (marks.length === 0) return [{ label, lines: 3 }]
  return [
    { label, options: [...marks, { label: words.noMark, chosen: false }] },
    { label: words.words, lines: 1 },
  ]
}

type Block = { title: string; items: PaperItem[] }

/** What stands under one heading is told once on each sheet. */
function joinedByTitle(blocks: readonly Block[]): PaperSection[] {
  const sections: Block[] = []
  for (const { title, items } of blocks) {
    const last = sections.at(-1)
    if (last?.title === title) last.items.push(...items)
    else sections.push({ title, items: [...items] })
  }
  return sections
}

/** So many questions as a sheet of A4 holds; the first one says whose it is besides. */
const perSheet = { first: 3, later: 4 } as const

function sheetsOf(blocks: readonly Block[], first: PaperSection, last: PaperSection): PaperSection[][] {
  const rest = blocks.slice(perSheet.first)
  const later = Array.from({ length: Math.ceil(rest.length / perSheet.later) }, (_, at) =>
    joinedByTitle(rest.slice(at * perSheet.later, (at + 1) * perSheet.later)),
  )
  const sheets = [[first, ...joinedByTitle(blocks.slice(0, perSheet.first))], ...later]
  return [...sheets.slice(0, -1), [...(sheets.at(-1) ?? []), last]]
}

/** The questions of the round as they are asked of a party without an account, to be filled in by hand. */
function blank({ lang, case: subject, city }: CaseVisit, round: Round): Paper {
  const words = messages(lang)
  const topic = (code: 'relationship' | 'result'): Block[] =>
    round.questions[code]
      .filter((question) => isAskedOf(question, onPaper))
      .map((question) => ({ title: words[code], items: itemsOf(lang, round, question) }))
  const notes = notesAskedOf(round.questions, onPaper).map(
    (code): Block => ({
      title: words.inWords,
      items: [{ label: noteLabel(lang, round.questions.notes, code), lines: 3 }],
    }),
  )
  const whose = {
    title: words.party,
    lead: `${words.blankLead}${words.whoDue(formatDate(round.dueOn, lang))}`,
    items: [{ label: words.blankWho, lines: 1 }],
  }
  const seen = {
    title: words.whoSees,
    lead: `${words.whoSealed}${words.whoOpened}${words.whoPublic}`,
    items: [],
  }
  return {
    title: `${words.sheetTitle} ${subject.title}`,
    lead: words.blankTyped,
    edition: city.edition.number,
    sheets: sheetsOf([...topic('relationship'), ...topic('result'), ...notes], whose, seen),
  }
}

export function blankPage(visit: CaseVisit, round: Round): Page {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const here = casePath(city, subject.number)
  return {
    title: words.blank,
    breadcrumbs: [
      { label: subject.number, href: here },
      { label: words.name, href: `${here}/evaluation` },
      { label: words.blank },
    ],
    body: (
      <>
        <ScreenOnly>
          <p>{words.blankScreen}</p>
          <PrintButton lang={lang} />
        </ScreenOnly>
        <PaperSheets
          visit={visit}
          paper={blank(visit, round)}
          of={{ of: 'case', number: subject.number, paper: 'evaluation' }}
        />
      </>
    ),
  }
}
