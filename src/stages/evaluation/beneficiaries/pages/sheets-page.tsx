import { cityPath } from '../../../../core/web/paths.ts'
import type { Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { formatDate } from '../../../../lib/dates.ts'
import { pick } from '../../../../lib/language.ts'
import { EmptyState, Heading, PrintButton, Qr, ScreenOnly, Stack } from '../../../../ui/components/index.ts'
import { voiceMessages } from '../messages.ts'
import { type Ask, printedCode, type VoiceQuestion } from '../rules.ts'
import { crumbsOf } from './crumbs.ts'

type SheetProps = { visit: CaseVisit; asked: Ask; code: string }

const Item = ({ visit: { lang }, question }: { visit: CaseVisit; question: VoiceQuestion }) => (
  <div class="yui-sheet__item">
    <p class="yui-sheet__label">{pick(question.question, lang)}</p>
    {question.marks.length > 0 ? (
      <ul class="yui-sheet__options">
        {question.marks.map(({ label }) => (
          <li>□ {pick(label, lang)}</li>
        ))}
      </ul>
    ) : (
      <div class="yui-sheet__lines">
        <div />
        <div />
        <div />
      </div>
    )}
  </div>
)

/** Answered by phone with its code, or by pen; either way it counts once. */
const Sheet = ({ visit, asked, code }: SheetProps) => {
  const { lang, city, runtime, case: subject } = visit
  const words = voiceMessages(lang)
  const { origin } = runtime
  return (
    <article class="yui-sheet">
      <div class="yui-sheet__head">
        <div>
          <h2 class="yui-sheet__title">{words.formTitle(subject.title)}</h2>
          <p>{words.sheetHow(formatDate(asked.closesOn, lang))}</p>
          <p>
            {words.sheetCode}：<strong>{printedCode(code)}</strong>
          </p>
          <p>
            {words.sheetWhere}：{`${origin}${cityPath(city, '/voice')}`}
          </p>
        </div>
        <Qr text={`${origin}${cityPath(city, `/voice/${code}`)}`} label={words.qr} secret />
      </div>
      {asked.questions.map((question) => (
        <Item visit={visit} question={question} />
      ))}
    </article>
  )
}

export function sheetsPage(visit: CaseVisit, asked: Ask, codes: readonly string[]): Page {
  const { lang } = visit
  const words = voiceMessages(lang)
  const body = (
    <Stack>
      <ScreenOnly>
        <Heading level={1} kicker={visit.case.title} lead={words.sheetsLead}>
          {words.sheets}
        </Heading>
        {codes.length > 0 && <PrintButton lang={lang} />}
      </ScreenOnly>
      {codes.length === 0 && <EmptyState title={words.noSheets} text={words.noSheetsText} />}
      <div>
        {codes.map((code) => (
          <Sheet visit={visit} asked={asked} code={code} />
        ))}
      </div>
    </Stack>
  )
  return { title: words.sheets, body, breadcrumbs: crumbsOf(visit, words.sheets) }
}
