import { partyOf } from '../../../core/case/types.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { DataTable, Notice } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { allIn, isDue, mayTypeIn, type Round, sheetParty, takesSheets, writesOnPaper } from '../rules.ts'

export type ResultProps = {
  visit: CaseVisit
  round: Round
  rounds: readonly Round[]
  /** Whether it is the round that the parties are at. */
  isCurrent: boolean
}

/** Who has handed in and who has not: names of parties, and nothing else. */
const HandedIn = ({ visit: { lang, parties }, round }: ResultProps) => {
  const words = messages(lang)
  const stateOfParty = (id: string) =>
    round.late.includes(id) ? words.lateIn : round.handedIn.includes(id) ? words.handedIn : words.notYet
  return (
    <DataTable
      id="handed-in"
      caption={words.progress(parties.filter(({ id }) => round.handedIn.includes(id)).length, parties.length)}
      columns={[{ label: words.party }, { label: words.state }]}
      rows={parties.map(({ id, name }) => [name, stateOfParty(id)])}
    />
  )
}

/** Parties without an account: their paper sheets are typed in by the section in charge. */
const Papers = ({ visit, round, isCurrent }: ResultProps) => {
  const { lang, viewer, parties, city, case: subject } = visit
  const words = messages(lang)
  const waiting = parties.filter((party) => writesOnPaper(party) && !round.handedIn.includes(party.id))
  if (!isCurrent || waiting.length === 0 || !isOfSection(viewer, subject.section)) return null
  const free = waiting.filter((party) => mayTypeIn(viewer, visit, round, party))
  return (
    <>
      {free.length === 0 && <p>{words.typeInLater}</p>}
      {free.map(({ id, name }) => (
        <p>
          <LinkButton kind="secondary" href={casePath(city, subject.number, `/evaluation/paper/${id}`)}>
            {words.typeIn(name)}
          </LinkButton>
        </p>
      ))}
      <p>
        <a href={casePath(city, subject.number, '/evaluation/sheet/print')}>{words.blank}</a>
      </p>
    </>
  )
}

/** The way to one's own sheet, as long as the round is the one the parties are at. */
const ToSheet = ({ visit, round, isCurrent }: ResultProps) => {
  const own = sheetParty(visit.viewer, visit)
  const owes = own !== undefined && !round.handedIn.includes(own.id)
  if (!owes || !isCurrent || !takesSheets(visit, round)) return null
  return (
    <p>
      <LinkButton href={casePath(visit.city, visit.case.number, '/evaluation/sheet')}>
        {messages(visit.lang).panelWrite}
      </LinkButton>
    </p>
  )
}

export const Waiting = (props: ResultProps) => {
  const { visit, round } = props
  const { lang, viewer } = visit
  const words = messages(lang)
  const own = sheetParty(viewer, visit)
  const isIn = own !== undefined && round.handedIn.includes(own.id)
  return (
    <>
      <Notice
        lang={lang}
        title={isIn ? words.handedInNow : words.waitingTitle}
        kind={isIn ? 'success' : 'info'}
      >
        {isIn && <p>{words.waitingTitle}</p>}
        <p>
          {isDue(round, visit.today) ? words.waitingDue : words.waitingText(formatDate(round.dueOn, lang))}
        </p>
      </Notice>
      <HandedIn {...props} />
      <ToSheet {...props} />
      <Papers {...props} />
    </>
  )
}

export const OpeningNow = (props: ResultProps) => {
  const { visit, round } = props
  const { lang, path, parties } = visit
  const words = messages(lang)
  return (
    <>
      <Notice lang={lang} title={allIn(round.handedIn, parties) ? words.openingTitle : words.openingDue}>
        <p>{words.openingText}</p>
      </Notice>
      <p>
        <LinkButton kind="secondary" href={path}>
          {words.again}
        </LinkButton>
      </p>
      <HandedIn {...props} />
      <ToSheet {...props} />
      <Papers {...props} />
    </>
  )
}

/** Open for the others: whoever has not handed in reads nobody's words. */
export const Hidden = (props: ResultProps) => {
  const { lang, viewer, parties } = props.visit
  const words = messages(lang)
  return (
    <>
      <Notice lang={lang} title={words.hiddenTitle}>
        <p>{partyOf(viewer, parties) ? words.hiddenText : words.hiddenStaff}</p>
      </Notice>
      <HandedIn {...props} />
      <ToSheet {...props} />
      <Papers {...props} />
    </>
  )
}
