import type { Child } from 'hono/jsx'
import { casePath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { joined } from '../../../lib/language.ts'
import { Heading, Notice, PrintButton, Prose } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { outsideVoice, sidesOf } from '../gap.ts'
import { messages } from '../messages.ts'
import { currentRound } from '../queries.ts'
import { reviewPath } from '../review/acts.ts'
import { reviewMessages } from '../review/messages.ts'
import { isDue, mayReadSheets, type Round, type RoundState, stateOf } from '../rules.ts'
import { Gap } from './gap.tsx'
import { Origin } from './origin.tsx'
import { Hidden, OpeningNow, type ResultProps, Waiting } from './progress.tsx'
import { roundName } from './trend.tsx'

/** Whose sheet is not there is said, so that silence is not taken for agreement. */
const Missing = ({ visit: { lang, parties }, round }: ResultProps) => {
  const absent = parties.filter(({ id }) => !round.handedIn.includes(id)).map(({ name }) => name)
  return absent.length === 0 ? null : (
    <Notice lang={lang} kind="warning">
      <p>{messages(lang).missing(joined(absent, lang))}</p>
    </Notice>
  )
}

/** Those from outside who judged at the same moment, as one side more. */
function outsideOf({ visit, round, rounds }: ResultProps) {
  const outside = rounds.find(({ layer, moment }) => layer === 'thirdParty' && moment === round.moment)
  return outside && outsideVoice(outside, messages(visit.lang).outsideName(outside.openings.length))
}

/** Those from outside were asked, and have not all answered yet. */
const OutsideWaits = ({ visit: { lang, today }, round, rounds }: ResultProps) => {
  const words = messages(lang)
  const asked = rounds.find(({ layer, moment }) => layer === 'thirdParty' && moment === round.moment)
  if (asked === undefined || asked.openings.length > 0) return null
  const day = formatDate(asked.dueOn, lang)
  const none = isDue(asked, today) && asked.handedIn.length === 0
  return <p>{none ? words.outsideNone(day) : words.outsideWaits(day)}</p>
}

/** What may be compared: rounds before this one that are open, and open to whoever looks. */
const earlierThan = ({ visit, round, rounds }: ResultProps): readonly Round[] =>
  rounds.filter(
    (one) =>
      one.round < round.round &&
      one.layer === round.layer &&
      one.openings.length > 0 &&
      mayReadSheets(visit.viewer, visit, one),
  )

const Opened = (props: ResultProps) => {
  const { visit, round } = props
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const outside = outsideOf(props)
  const voices = [...sidesOf(round, visit.parties), ...(outside ? [outside] : [])]
  return (
    <>
      <p>{words.onlyParties}</p>
      <Missing {...props} />
      <OutsideWaits {...props} />
      <Gap visit={visit} round={round} voices={voices} earlier={earlierThan(props)} />
      <p>
        <LinkButton href={casePath(city, subject.number, reviewPath())}>
          {reviewMessages(lang).title}
        </LinkButton>{' '}
        {round.moment === 'end' && (
          <LinkButton kind="secondary" href={casePath(city, subject.number, '/evaluation/joint')}>
            {words.toJoint}
          </LinkButton>
        )}
        <PrintButton lang={lang} />
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

/** The other times the parties looked back. */
const Others = ({ visit, round, rounds }: ResultProps) => {
  const { lang, city, case: subject } = visit
  const others = rounds.filter((one) => one.layer !== 'thirdParty' && one !== round)
  if (others.length === 0) return null
  return (
    <Prose>
      <p>{messages(lang).rounds}</p>
      <ul>
        {others.map((one) => (
          <li>
            <a href={casePath(city, subject.number, `/evaluation?round=${one.round}`)}>
              {roundName(one, lang)}（{formatDate(one.openedOn, lang)}）
            </a>
          </li>
        ))}
      </ul>
    </Prose>
  )
}

/** How far the round has come; once opened, where the parties see it differently. */
export function resultPage(visit: CaseVisit, round: Round, rounds: readonly Round[]): Page {
  const { lang, city, parties, case: subject } = visit
  const words = messages(lang)
  const known = stateOf(round, parties, visit.today)
  const state = known === 'opened' && !mayReadSheets(visit.viewer, visit, round) ? 'hidden' : known
  const title = state === 'opened' ? words.title : words.name
  const Body = bodies[state]
  const props = { visit, round, rounds, isCurrent: currentRound(rounds) === round }
  const body = (
    <>
      <Heading level={1} kicker={subject.title} lead={state === 'opened' ? words.openedLead : undefined}>
        {rounds.length > 1 ? `${title}（${roundName(round, lang)}）` : title}
      </Heading>
      <Body {...props} />
      <Others {...props} />
      <Origin lang={lang} questions={round.questions} />
    </>
  )
  const breadcrumbs = [{ label: subject.number, href: casePath(city, subject.number) }, { label: title }]
  return { title, body, breadcrumbs }
}
