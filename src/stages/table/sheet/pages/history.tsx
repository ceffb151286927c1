import { shortHash } from '../../../../core/joint/index.ts'
import type { Failed, Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { pick } from '../../../../lib/language.ts'
import { EmptyState, Heading, Pager, WordDifference } from '../../../../ui/components/index.ts'
import { ErrorSummary } from '../../../../ui/forms.tsx'
import { sheetPath } from '../acts.ts'
import { lineMessages } from '../line-messages.ts'
import { sheetMessages } from '../messages.ts'
import { historyLines, type LineHistory } from '../queries.ts'
import { findSheetSection, type SheetSection } from '../sections.ts'
import type { Answer, LineVersion, SheetLine } from '../types.ts'
import { lineText, momentOf, partyName } from '../words.ts'
import { LineItem } from './line.tsx'
import { crumbsOf } from './sheet-page.tsx'
import { sayMistakes } from './write-page.tsx'

type Props = { visit: CaseVisit; line: LineHistory }
type VersionProps = Props & { version: LineVersion }

function whatWords(visit: CaseVisit, { version, partyId, onPaperOf, content }: LineVersion): string {
  const words = lineMessages(visit.lang)
  const party = partyName(visit, onPaperOf ?? partyId)
  if (content.struck) return words.strikes(party)
  return version === 1 ? words.first(party) : words.again(party)
}

const Answered = ({ visit, answer }: { visit: CaseVisit; answer: Answer }) => {
  const words = lineMessages(visit.lang)
  const say = answer.answer === 'agree' ? words.answeredYes : words.answeredNo
  return <li>{say(partyName(visit, answer.partyId), answer.name, momentOf(answer.at, visit.lang))}</li>
}

/** One text of the line: who wrote it when, what it changed, and who answered to exactly it. */
const Version = ({ visit, line, version }: VersionProps) => {
  const { lang } = visit
  const words = lineMessages(lang)
  const before = line.versions.find((one) => one.version === version.version - 1)
  const given = line.answers.filter((one) => one.version === version.version)
  return (
    <li class="yui-versions__one">
      <p>
        <strong>{whatWords(visit, version)}</strong>
      </p>
      <p class="yui-line__whose">
        {words.textNo(version.version)}　{words.by_(version.name, momentOf(version.at, lang))}　{words.code}{' '}
        <code>{shortHash(version.hash)}</code>
      </p>
      <WordDifference
        lang={lang}
        before={before ? lineText(visit, before.content) : lineText(visit, version.content)}
        after={lineText(visit, version.content)}
      />
      {given.length > 0 && (
        <ul class="yui-versions__answers">
          {given.map((answer) => (
            <Answered visit={visit} answer={answer} />
          ))}
        </ul>
      )}
    </li>
  )
}

const Versions = (props: Props) => (
  <ol class="yui-versions" reversed>
    {props.line.versions.map((version) => (
      <Version {...props} version={version} />
    ))}
  </ol>
)

/** The line as it stands, from its history. */
export function currentLine({ id, section, versions, answers }: LineHistory): SheetLine | undefined {
  const [now, first] = [versions[0], versions.at(-1)]
  if (now === undefined || first === undefined) return undefined
  return { ...now, id, section, first, answers: answers.filter(({ version }) => version === now.version) }
}

type LinePage = Props & { part: SheetSection; failed?: Failed | undefined }

export function linePage({ visit, line, part, failed }: LinePage): Page {
  const { lang } = visit
  const words = lineMessages(lang)
  const errors = sayMistakes(visit, failed)
  const now = currentLine(line)
  return {
    title: `${words.historyTitle} ${visit.case.title}`,
    ...(errors.length > 0 ? { status: 409 as const } : {}),
    breadcrumbs: [...crumbsOf(visit), { label: words.historyTitle }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={pick(part.name, lang)}>
          {words.historyTitle}
        </Heading>
        {now && (
          <ul class="yui-part__lines">
            <LineItem visit={visit} line={now} />
          </ul>
        )}
        <p class="yui-diff__legend">{words.legend}</p>
        <p class="yui-diff__legend">{words.codeHint}</p>
        <Versions visit={visit} line={line} />
        <p>
          <a href={sheetPath(visit, `#line-${line.id}`)}>{sheetMessages(lang).backToSheet}</a>
        </p>
      </>
    ),
  }
}

/** Every line of the sheet with all it ever said: the same for every party. */
export function historyPage(visit: CaseVisit, lines: readonly LineHistory[]): Page {
  const { lang } = visit
  const shown = lines.slice(0, historyLines)
  const last = lines.length > shown.length ? shown.at(-1) : undefined
  const words = lineMessages(lang)
  return {
    title: `${words.wholeTitle} ${visit.case.title}`,
    breadcrumbs: [...crumbsOf(visit), { label: words.wholeTitle }],
    body: (
      <>
        <Heading level={1} kicker={visit.case.title} lead={words.wholeLead}>
          {words.wholeTitle}
        </Heading>
        {lines.length === 0 && <EmptyState title={words.noHistory} text={words.noHistoryText} />}
        {lines.length > 0 && <p class="yui-diff__legend">{words.legend}</p>}
        {shown.map((line) => (
          <div class="yui-part">
            <h2 class="yui-part__title">{nameOfPart(visit, line.section)}</h2>
            <Versions visit={visit} line={line} />
          </div>
        ))}
        {last && <Pager lang={lang} nextHref={sheetPath(visit, `/history?after=${last.id}`)} />}
      </>
    ),
  }
}

const nameOfPart = ({ definition, lang }: CaseVisit, code: string): string => {
  const part = findSheetSection(definition, code)
  return part ? pick(part.name, lang) : code
}
