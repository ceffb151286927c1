import type { Child } from 'hono/jsx'
import { partyOf } from '../../../core/case/types.ts'
import { isOfSection } from '../../../core/people/viewer.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { joined } from '../../../lib/language.ts'
import { DataTable, Heading, Notice } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { reviewPath } from '../review/acts.ts'
import { reviewMessages } from '../review/messages.ts'
import {
  isDue,
  mayReadSheets,
  mayTypeIn,
  type Round,
  type RoundState,
  sheetParty,
  stateOf,
  takesSheets,
  writesOnPaper,
} from '../rules.ts'
import { Gap } from './gap.tsx'
import { Origin } from './origin.tsx'

type ResultProps = { visit: CaseVisit; round: Round }

/** Who has handed in and who has not: names of parties, and nothing else. */
const HandedIn = ({ visit: { lang, parties }, round }: ResultProps) => {
  const words = messages(lang)
  return (
    <DataTable
      id="handed-in"
      caption={words.progress(parties.filter(({ id }) => round.handedIn.includes(id)).length, parties.length)}
      columns={[{ label: words.party }, { label: words.state }]}
      rows={parties.map(({ id, name }) => [
        name,
        round.handedIn.includes(id)
          ? round.late.includes(id)
            ? words.lateIn
            : words.handedIn
          : words.notYet,
      ])}
    />
  )
}

/** Parties without an account: their paper sheets are typed in by the section in charge. */
const Papers = ({ visit, round }: ResultProps) => {
  const { lang, viewer, parties, city, case: subject } = visit
  const words = messages(lang)
  const waiting = parties.filter((party) => writesOnPaper(party) && !round.handedIn.includes(party.id))
  if (waiting.length === 0 || !isOfSection(viewer, subject.section)) return null
  const free = waiting.filter((party) => mayTypeIn(viewer, visit, round, party))
  if (free.length === 0) return <p>{words.typeInLater}</p>
  return (
    <>
      {free.map(({ id, name }) => (
        <p>
          <LinkButton kind="secondary" href={casePath(city, subject.number, `/evaluation/paper/${id}`)}>
            {words.typeIn(name)}
          </LinkButton>
        </p>
      ))}
    </>
  )
}

const ToSheet = ({ visit, round }: ResultProps) => {
  const own = sheetParty(visit.viewer, visit)
  if (own === undefined || round.handedIn.includes(own.id) || !takesSheets(visit, round)) return null
  return (
    <p>
      <LinkButton href={casePath(visit.city, visit.case.number, '/evaluation/sheet')}>
        {messages(visit.lang).panelWrite}
      </LinkButton>
    </p>
  )
}

const Waiting = ({ visit, round }: ResultProps) => {
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
      <HandedIn visit={visit} round={round} />
      <ToSheet visit={visit} round={round} />
      <Papers visit={visit} round={round} />
    </>
  )
}

const OpeningNow = ({ visit, round }: ResultProps) => {
  const { lang, path } = visit
  const words = messages(lang)
  return (
    <>
      <Notice lang={lang} title={words.openingTitle}>
        <p>{words.openingText}</p>
      </Notice>
      <p>
        <LinkButton kind="secondary" href={path}>
          {words.again}
        </LinkButton>
      </p>
      <HandedIn visit={visit} round={round} />
    </>
  )
}

/** Open for the others: whoever has not handed in reads nobody's words. */
const Hidden = ({ visit, round }: ResultProps) => {
  const { lang, viewer, parties } = visit
  const words = messages(lang)
  return (
    <>
      <Notice lang={lang} title={words.hiddenTitle}>
        <p>{partyOf(viewer, parties) ? words.hiddenText : words.hiddenStaff}</p>
      </Notice>
      <HandedIn visit={visit} round={round} />
      <ToSheet visit={visit} round={round} />
      <Papers visit={visit} round={round} />
    </>
  )
}

/** Whose sheet is not there is said, so that silence is not taken for agreement. */
const Missing = ({ visit: { lang, parties }, round }: ResultProps) => {
  const absent = parties.filter(({ id }) => !round.handedIn.includes(id)).map(({ name }) => name)
  return absent.length === 0 ? null : (
    <Notice lang={lang} kind="warning">
      <p>{messages(lang).missing(joined(absent, lang))}</p>
    </Notice>
  )
}

const Opened = ({ visit, round }: ResultProps) => {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  return (
    <>
      <p>{words.onlyParties}</p>
      <Missing visit={visit} round={round} />
      <Gap visit={visit} round={round} />
      <p>
        <LinkButton href={casePath(city, subject.number, reviewPath())}>
          {reviewMessages(lang).title}
        </LinkButton>{' '}
        <LinkButton kind="secondary" href={casePath(city, subject.number, '/evaluation/joint')}>
          {words.toJoint}
        </LinkButton>
      </p>
    </>
  )
}

const bodies: Record<RoundState | 'hidden', (props: ResultProps) => Child> = {
  waiting: Waiting,
  opening: OpeningNow,
  opened: Opened,
  hidden: Hidden,
}

/** How far the round has come; once opened, where the parties see it differently. */
export function resultPage(visit: CaseVisit, round: Round): Page {
  const { lang, city, parties, case: subject } = visit
  const words = messages(lang)
  const known = stateOf(round, parties, visit.today)
  const state = known === 'opened' && !mayReadSheets(visit.viewer, visit, round) ? 'hidden' : known
  const title = state === 'opened' ? words.title : words.name
  const Body = bodies[state]
  const body = (
    <>
      <Heading level={1} kicker={subject.title} lead={state === 'opened' ? words.openedLead : undefined}>
        {title}
      </Heading>
      <Body visit={visit} round={round} />
      <Origin lang={lang} questions={round.questions} />
    </>
  )
  const breadcrumbs = [{ label: subject.number, href: casePath(city, subject.number) }, { label: title }]
  return { title, body, breadcrumbs }
}
