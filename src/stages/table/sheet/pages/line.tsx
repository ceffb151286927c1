import { type Party, partyOf } from '../../../../core/case/types.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { langOfTyped } from '../../../../lib/language.ts'
import { classes } from '../../../../ui/class-names.ts'
import { Form } from '../../../../ui/forms.tsx'
import { maySitHere } from '../../rules.ts'
import { sheetPath } from '../acts.ts'
import { sheetMessages } from '../messages.ts'
import { hasAgreed, standingOf } from '../rules.ts'
import type { SheetLine } from '../types.ts'
import { factsOf, markOf, partyName } from '../words.ts'

type Props = { visit: CaseVisit; line: SheetLine }

/** Who has agreed, party by party, as marks that read the same in grey. */
const Answers = ({ visit, line }: Props) => {
  const words = sheetMessages(visit.lang)
  return (
    <ul class="yui-line__answers">
      {visit.parties.map((party: Party) => {
        const yes = hasAgreed(line, party.id)
        return (
          <li class={classes('yui-line__answer', yes && 'yui-line__answer--yes')}>
            <span aria-hidden="true">{yes ? '✓' : '…'}</span>
            <abbr title={party.name}>{markOf(visit.parties, party.id)}</abbr> {yes ? words.yes : words.notYet}
          </li>
        )
      })}
    </ul>
  )
}

const whoseWords = (visit: CaseVisit, { partyId, onPaperOf, name }: SheetLine['first']): string => {
  const words = sheetMessages(visit.lang)
  return onPaperOf
    ? words.typedFor(partyName(visit, onPaperOf), name)
    : words.proposedBy(partyName(visit, partyId), name)
}

const Whose = ({ visit, line }: Props) => (
  <p class="yui-line__whose">
    {whoseWords(visit, line.first)}
    {line.version > 1 && (
      <>
        <br />
        {sheetMessages(visit.lang).changedBy(partyName(visit, line.partyId), line.name)}
      </>
    )}
  </p>
)

const agreeLabel = (visit: CaseVisit, line: SheetLine, yes: boolean): string => {
  const words = sheetMessages(visit.lang)
  if (yes) return words.withdraw
  return line.content.struck ? words.agreeStrike : words.agree
}

/** One's own answer, to exactly the text that stands here. */
export const AnswerForm = ({ visit, line }: Props) => {
  const { lang } = visit
  const own = partyOf(visit.viewer, visit.parties)
  if (own === undefined || !maySitHere(visit.viewer, visit)) return null
  const yes = hasAgreed(line, own.id)
  return (
    <Form lang={lang} action={sheetPath(visit, `/lines/${line.id}/answers`)} version={line.version}>
      <input type="hidden" name="hash" value={line.hash} />
      <button
        class={`yui-button yui-button--${yes ? 'quiet' : 'secondary'}`}
        id={`answer-${line.id}`}
        type="submit"
        name="answer"
        value={yes ? 'withdraw' : 'agree'}
        aria-describedby={`text-${line.id}`}
      >
        {agreeLabel(visit, line, yes)}
      </button>
    </Form>
  )
}

const Links = ({ visit, line }: Props) => {
  const words = sheetMessages(visit.lang)
  const path = sheetPath(visit, `/lines/${line.id}`)
  return (
    <p class="yui-line__links">
      {maySitHere(visit.viewer, visit) && (
        <a id={`edit-${line.id}`} href={`${path}/edit`} aria-describedby={`text-${line.id}`}>
          {words.edit}
        </a>
      )}
      <a id={`history-${line.id}`} href={path} aria-describedby={`text-${line.id}`}>
        {line.version > 1 ? words.historyOf(line.version) : words.history}
      </a>
    </p>
  )
}

const standingMark = { agreed: '●', open: '○', leaving: '△', struck: '×' } as const

/** A line of the sheet: what it says, how it stands, who proposed it, and who has agreed. */
export const LineItem = ({ visit, line }: Props) => {
  const words = sheetMessages(visit.lang)
  const standing = standingOf(line, visit.parties)
  const facts = factsOf(visit, line.content)
  return (
    <li class={`yui-line yui-line--${standing}`} id={`line-${line.id}`}>
      <div class="yui-line__said">
        <p class="yui-line__standing">
          <span aria-hidden="true">{standingMark[standing]}</span> {words[standing]}
        </p>
        {facts.length > 0 && (
          <ul class="yui-line__facts">
            {facts.map((fact) => (
              <li lang={langOfTyped(fact)}>{fact}</li>
            ))}
          </ul>
        )}
        <p class="yui-line__text" id={`text-${line.id}`} lang={langOfTyped(line.content.text)}>
          {line.content.text}
        </p>
        <Whose visit={visit} line={line} />
      </div>
      <div class="yui-line__reply">
        <Answers visit={visit} line={line} />
        <div class="yui-line__acts">
          <AnswerForm visit={visit} line={line} />
          <Links visit={visit} line={line} />
        </div>
      </div>
    </li>
  )
}
