import { type Paper, type PaperItem, PaperSheets } from '../../../core/sheet/index.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { PrintButton, ScreenOnly } from '../../../ui/components/index.ts'
import { crumbs } from '../crumbs.ts'
import { tablePath } from '../here.ts'
import { minutesMessages } from '../minutes/messages.ts'
import type { Sitting } from '../rules.ts'
import { sittingMessages } from './messages.ts'
import { whenOf } from './sitting-page.tsx'

/** What is written by hand where there is no network has the fields of the minutes, in their order. */
function sittingPaper(visit: CaseVisit, sitting: Sitting): Paper {
  const words = sittingMessages(visit.lang)
  const minutes = minutesMessages(visit.lang)
  const written = (label: string, lines: number, hint?: string): PaperItem => ({
    label,
    lines,
    ...(hint ? { hint } : {}),
  })
  const facts: PaperItem[] = [
    { label: words.when, text: whenOf(visit, sitting) },
    sitting.place ? { label: words.place, text: sitting.place } : written(words.place, 1),
  ]
  const points = sitting.agenda.map(({ text, minutes: time }, index): PaperItem => {
    const item = { label: `${index + 1}. ${text}`, lines: 2 }
    return time === undefined ? item : { ...item, hint: words.minutes(time) }
  })
  const todos = Array.from({ length: 5 }, (_, index) =>
    written(`${minutes.todos} ${index + 1}`, 1, minutes.todoPaper),
  )
  return {
    title: `${words.sitting(sitting.number)} ${visit.case.title}`,
    lead: minutes.paperLead,
    edition: visit.city.edition.number,
    sheets: [
      [
        { title: words.sitting(sitting.number), items: facts },
        { title: minutes.present, items: sitting.seats.map(({ name }) => written(name, 1)) },
        { title: words.agenda, items: points },
      ],
      [
        {
          title: minutes.title(sitting.number),
          items: [
            written(minutes.talk, 6),
            written(minutes.decisions, 6),
            written(minutes.goal, 2),
            written(minutes.next, 2),
          ],
        },
        { title: minutes.todos, items: todos },
      ],
    ],
  }
}

export function sittingPrint(visit: CaseVisit, sitting: Sitting): Page {
  const { lang, case: subject } = visit
  const words = sittingMessages(lang)
  const number = words.sitting(sitting.number)
  const paper = sittingPaper(visit, sitting)
  return {
    title: paper.title,
    breadcrumbs: crumbs(
      visit,
      { label: number, href: tablePath(visit, `/sittings/${sitting.number}`) },
      words.print,
    ),
    body: (
      <>
        <ScreenOnly>
          <p>{minutesMessages(lang).paperScreen}</p>
          <PrintButton lang={lang} />
        </ScreenOnly>
        <PaperSheets
          visit={visit}
          paper={paper}
          of={{ of: 'case', number: subject.number, paper: 'sitting' }}
        />
      </>
    ),
  }
}
