import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  DescriptionList,
  Disclosure,
  Heading,
  Notice,
  Prose,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, type FieldError, Form, LinkButton, TextField } from '../../../ui/forms.tsx'
import { crumbs } from '../crumbs.ts'
import { type Room, tablePath } from '../here.ts'
import { endedMessages } from '../pages/ended-messages.ts'
import { PulsePart } from '../pulse/pulse-part.tsx'
import { isAtTable, maySitHere, type Sitting } from '../rules.ts'
import { fieldsOf, sayMistakes } from './call-page.tsx'
import { Dates, PhoneForm, timeOf } from './dates.tsx'
import { sittingMessages } from './messages.ts'

type Props = { visit: CaseVisit; sitting: Sitting; errors: FieldError[]; failed?: Failed | undefined }

export const whenOf = (
  { lang }: CaseVisit,
  { held_on, from_time, until_time }: Omit<Sitting, 'seats'>,
): string =>
  held_on && from_time && until_time
    ? timeOf(lang, { held_on, from_time, until_time })
    : sittingMessages(lang).notSet

function stateOf(visit: CaseVisit, { state }: Pick<Sitting, 'state'>): string {
  const { stateFinding: finding, stateSet: set, stateHeld: held, off } = sittingMessages(visit.lang)
  return { finding, set, held, off }[state]
}

export function whenAndState(visit: CaseVisit, sitting: Omit<Sitting, 'seats'>): string {
  const [when, state] = [whenOf(visit, sitting), stateOf(visit, sitting)]
  return visit.lang === 'en' ? `${when} (${state})` : `${when}（${state}）`
}

const Facts = ({ visit, sitting }: Props) => {
  const words = sittingMessages(visit.lang)
  const { place, online } = sitting
  return (
    <DescriptionList
      items={[
        { term: words.when, description: whenAndState(visit, sitting) },
        ...(place ? [{ term: words.place, description: place }] : []),
        ...(online ? [{ term: words.online, description: online }] : []),
      ]}
    />
  )
}

export const Agenda = ({ visit, sitting }: { visit: CaseVisit; sitting: Sitting }) => (
  <Prose>
    <ol>
      {sitting.agenda.map(({ text, minutes }) => (
        <li>
          {text}
          {minutes !== undefined && `（${sittingMessages(visit.lang).minutes(minutes)}）`}
        </li>
      ))}
    </ol>
  </Prose>
)

const PlanForm = ({ visit, sitting, errors, failed }: Props) => {
  const { lang } = visit
  const words = sittingMessages(lang)
  const field = fieldsOf(visit, failed, errors)
  const rows = [...sitting.agenda, { text: '', minutes: undefined }]
  const isPlan = failed !== undefined && 'place' in failed.kept
  return (
    <Disclosure summary={words.plan} open={isPlan}>
      <Form
        lang={lang}
        action={tablePath(visit, `/sittings/${sitting.number}/plan`)}
        submissionId={blindId()}
        version={sitting.version}
      >
        <TextField {...field('place', sitting.place)} label={words.place} />
        <TextField
          {...field('online', sitting.online)}
          label={words.online}
          hint={words.onlineHint}
          autocomplete="off"
        />
        {rows.map(({ text, minutes }, index) => (
          <>
            <TextField {...field(`agenda.${index}.text`, text)} label={words.point(index + 1)} />
            <TextField
              {...field(`agenda.${index}.minutes`, minutes === undefined ? '' : String(minutes))}
              label={words.pointMinutes(index + 1)}
              width="s"
              inputmode="numeric"
            />
          </>
        ))}
        <Button kind="secondary">{words.keepPlan}</Button>
      </Form>
    </Disclosure>
  )
}

const Ways = ({ visit, sitting }: Props) => {
  const words = sittingMessages(visit.lang)
  const path = (rest: string) => tablePath(visit, `/sittings/${sitting.number}${rest}`)
  const dated = sitting.held_on !== null && sitting.state !== 'off'
  return (
    <ul class="yui-plain-list">
      {dated && (
        <li>
          <LinkButton href={path('/minutes')}>
            {isAtTable(visit) ? words.toMinutes : endedMessages(visit.lang).toMinutes}
          </LinkButton>
        </li>
      )}
      {dated && (
        <li>
          <a href={path('/sitting.ics')}>{words.calendar}</a>
        </li>
      )}
      <li>
        <a href={path('/screen')}>{words.screen}</a>
      </li>
      <li>
        <a href={path('/print')}>{words.print}</a>
      </li>
    </ul>
  )
}

/** What was just done, said once. */
const Done = ({ visit: { lang, query }, failed }: Pick<Props, 'visit' | 'failed'>) => {
  const { answerDone, phoneDone } = sittingMessages(lang)
  const title = { answer: answerDone, phone: phoneDone }[query.done ?? '']
  return title && !failed ? <Notice lang={lang} kind="success" title={title} /> : null
}

const CallOff = ({ visit, sitting }: Props) => {
  const { callOff, callOffText } = sittingMessages(visit.lang)
  return (
    <Disclosure summary={callOff}>
      <p>{callOffText}</p>
      <Form
        lang={visit.lang}
        action={tablePath(visit, `/sittings/${sitting.number}/off`)}
        submissionId={blindId()}
      >
        <Button kind="secondary">{callOff}</Button>
      </Form>
    </Disclosure>
  )
}

export function sittingPage(visit: CaseVisit, room: Room, sitting: Sitting, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = sittingMessages(lang)
  const errors = sayMistakes(visit, failed)
  const props = { visit, sitting, errors, failed }
  const pulse = room.pulses.find((one) => one.sitting === sitting.number)
  const ahead = sitting.state === 'finding' || sitting.state === 'set'
  const mayChange = maySitHere(visit.viewer, visit)
  return {
    title: `${words.sitting(sitting.number)} ${subject.title}`,
    breadcrumbs: crumbs(visit, words.sitting(sitting.number)),
    body: (
      <Stack>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title}>
          {words.sitting(sitting.number)}
        </Heading>
        <Done visit={visit} failed={failed} />
        <Facts {...props} />
        <Dates {...props} />
        <Section id="agenda" title={words.agenda}>
          <Agenda visit={visit} sitting={sitting} />
          {ahead && mayChange && <PlanForm {...props} />}
        </Section>
        <Ways {...props} />
        {pulse && <PulsePart visit={visit} pulse={pulse} seats={sitting.seats} errors={errors} />}
        {ahead && mayChange && <CallOff {...props} />}
      </Stack>
    ),
  }
}

export function phonePage(visit: CaseVisit, sitting: Sitting, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = sittingMessages(lang)
  const errors = sayMistakes(visit, failed)
  const number = words.sitting(sitting.number)
  return {
    title: `${words.phone} ${subject.title}`,
    breadcrumbs: crumbs(
      visit,
      { label: number, href: tablePath(visit, `/sittings/${sitting.number}`) },
      words.phone,
    ),
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={`${subject.title} ${number}`} lead={words.phoneLead}>
          {words.phone}
        </Heading>
        <PhoneForm visit={visit} sitting={sitting} errors={errors} />
      </>
    ),
  }
}
