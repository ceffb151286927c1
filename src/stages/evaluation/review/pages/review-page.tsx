import { adviserFact } from '../../../../core/adviser/index.ts'
import { casePath } from '../../../../core/web/paths.ts'
import { partyOrSectionInCharge } from '../../../../core/web/policies.ts'
import type { Page } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { formatDate } from '../../../../lib/dates.ts'
import { blindId } from '../../../../lib/ids.ts'
import {
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  PrintButton,
  Section,
  Stack,
  Typed,
} from '../../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../../ui/forms.tsx'
import { isEvaluating, type Round, sheetParty, stateOf } from '../../rules.ts'
import { reviewPath } from '../acts.ts'
import { reviewMessages } from '../messages.ts'
import type { Meeting, Review } from '../queries.ts'
import { type AgendaItem, atTheTable } from '../rules.ts'
import { Actions } from './actions.tsx'
import { Agenda } from './agenda.tsx'
import { crumbsOf } from './frame.tsx'

export type Shown = {
  visit: CaseVisit
  round: Round
  review: Review
  agenda: readonly AgendaItem[]
  names: readonly string[]
}

const to = ({ city, case: subject }: CaseVisit, rest: string) =>
  casePath(city, subject.number, reviewPath(rest))

const Facts = ({ visit, meeting }: { visit: CaseVisit; meeting: Meeting }) => {
  const { lang } = visit
  const words = reviewMessages(lang)
  const rows = [
    [words.heldOn, formatDate(meeting.held_on, lang)],
    [words.begins, <Typed text={meeting.begins} lang={lang} />],
    [words.place, <Typed text={meeting.place} lang={lang} />],
    [words.coordinator, meeting.coordinator && <Typed text={meeting.coordinator} lang={lang} />],
    [words.centreShort, meeting.centre && words.centreComes],
    adviserFact(visit) ?? ['', ''],
  ] as const
  return (
    <DescriptionList
      items={rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))}
    />
  )
}

const When = ({ visit, review: { meeting } }: Shown) => {
  const { lang, today, viewer } = visit
  const words = reviewMessages(lang)
  const sets = atTheTable.may(viewer, visit)
  if (!meeting)
    return (
      <EmptyState
        title={words.noMeeting}
        text={words.noMeetingText}
        action={{ href: to(visit, '/meeting'), label: words.set }}
      />
    )
  return (
    <>
      {meeting.called_off ? (
        <Notice lang={lang} kind="warning" title={words.calledOff} />
      ) : (
        <Facts visit={visit} meeting={meeting} />
      )}
      {sets && (
        <p>
          <LinkButton kind="secondary" href={to(visit, '/meeting')}>
            {meeting.called_off ? words.set : words.change}
          </LinkButton>
        </p>
      )}
      {sets && !meeting.called_off && meeting.held_on >= today && (
        <Form
          lang={lang}
          action={to(visit, '/calling-off')}
          submissionId={blindId()}
          version={meeting.version}
        >
          <Button kind="quiet">{words.callOff}</Button>
        </Form>
      )}
    </>
  )
}

/** The day, the agenda that made itself, what was said, who does what; then the joint statement. */
export function reviewPage(shown: Shown): Page {
  const { visit, agenda } = shown
  const { lang, city, case: subject, query } = visit
  const words = reviewMessages(lang)
  const body = (
    <Stack>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Heading level={1} kicker={subject.title} lead={words.lead}>
        {words.title}
      </Heading>
      <p>{words.whoReads}</p>
      <Section id="meeting" title={words.meeting}>
        <When {...shown} />
      </Section>
      <Section id="agenda" title={words.agenda} lead={words.agendaLead}>
        <Agenda {...shown} agenda={agenda} />
      </Section>
      <Section id="actions" title={words.actions} lead={words.actionsLead}>
        <Actions {...shown} />
      </Section>
      {isEvaluating(visit) && partyOrSectionInCharge.may(visit.viewer, visit) && (
        <>
          <p>{words.toJointText}</p>
          <p>
            <LinkButton href={casePath(city, subject.number, '/evaluation/joint')}>
              {words.toJoint}
            </LinkButton>
          </p>
        </>
      )}
      <PrintButton lang={lang} />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit).slice(0, 1).concat({ label: words.title }) }
}

/** Before the sheets are open there is nothing to talk about; and nothing to read for a side that has not handed in. */
export function waitingPage(visit: CaseVisit, round: Round): Page {
  const { lang, city, case: subject } = visit
  const words = reviewMessages(lang)
  const own = sheetParty(visit.viewer, visit)
  const opened = stateOf(round, visit.parties, visit.today) === 'opened'
  const owes = own !== undefined && !round.handedIn.includes(own.id)
  const action = owes
    ? { href: casePath(city, subject.number, '/evaluation/sheet'), label: words.toSheet }
    : { href: casePath(city, subject.number, '/evaluation'), label: words.toGap }
  const body = (
    <Stack>
      <Heading level={1} kicker={subject.title} lead={words.lead}>
        {words.title}
      </Heading>
      <EmptyState
        title={opened ? words.hidden : words.notYet}
        text={opened ? words.hiddenText : words.notYetText}
        action={action}
      />
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: crumbsOf(visit).slice(0, 1).concat({ label: words.title }) }
}
