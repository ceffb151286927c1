import { type Fitting, mayInvite, roleName, type Seat } from '../../../core/adviser/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, Heading, Notice, Section, Stack, Typed } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { seatMessages } from '../seat-messages.ts'

type Props = { visit: CaseVisit; failed?: Failed | undefined }
const path = ({ city, case: { number } }: CaseVisit, rest = '') => casePath(city, number, `/advisers${rest}`)

function errorsOf({ visit: { lang }, failed }: Props) {
  const words = seatMessages(lang)
  const { invite: adviser, thank: thanks, seats: seat } = words
  const own = { choose: words.choose, asked: words.asked }
  return sayErrors(
    failed?.errors ?? [],
    lang,
    { adviser, thanks, seat, want: words.want, note: words.inviteNote },
    own,
  )
}

const keptIn = (failed: Failed | undefined, name: string): string => keptText(failed?.kept ?? {}, name)

const nameOf = (visit: CaseVisit, seat: Pick<Seat, 'name' | 'role'>): string =>
  seat.name === null ? '' : `${seat.name}（${roleName(seat.role ?? '', visit.lang)}）`

/** Nobody was named in it: the office was asked for somebody, and answered by inviting. */
const stateOf = ({ state, name }: Seat) =>
  state === 'withdrawn' && name === null ? ('state.answered' as const) : (`state.${state}` as const)

const Seats = ({ visit, seats }: Props & { seats: readonly Seat[] }) => {
  const { lang } = visit
  const words = seatMessages(lang)
  if (seats.length === 0) return <p>{words.seatsNone}</p>
  const columns = [words.invite, words.state].map((label) => ({ label }))
  const rows = seats.map((one) => [
    <Typed text={nameOf(visit, one) || one.why} lang={lang} />,
    `${words[stateOf(one)]}（${formatDate(todayInJapan(one.askedAt), lang)}）`,
  ])
  return <DataTable id="seat-table" caption={words.seats} columns={columns} rows={rows} stack />
}

const whyOf = ({ lang }: CaseVisit, { reasons, sits, times, account }: Fitting): string => {
  const words = seatMessages(lang)
  const why = reasons.length === 0 ? words.noReason : reasons.map((one) => words[`why.${one}`]).join('・')
  return [why, times, words.sitsNow(sits), account ? '' : words.noAccount].filter(Boolean).join('　')
}

const Invite = ({ visit, failed, fitting }: Props & { fitting: readonly Fitting[] }) => {
  const { lang } = visit
  const words = seatMessages(lang)
  const errors = errorsOf({ visit, failed })
  const free = fitting.filter(({ seat }) => seat !== 'invited' && seat !== 'accepted')
  return (
    <Section id="suggestions" title={words.suggestions} lead={words.suggestionsLead}>
      {free.length === 0 ? (
        <p>{words.suggestionsNone}</p>
      ) : (
        <Form lang={lang} action={path(visit, '/invitations')} submissionId={blindId()}>
          <RadioGroup
            lang={lang}
            name="adviser"
            label={words.invite}
            required
            value={keptIn(failed, 'adviser')}
            error={messageFor(errors, 'adviser')}
            options={free.map((one) => ({
              value: one.id,
              label: <Typed text={nameOf(visit, one)} lang={lang} />,
              hint: whyOf(visit, one),
            }))}
          />
          <TextArea
            lang={lang}
            name="note"
            label={words.inviteNote}
            hint={words.inviteHint}
            rows={3}
            maxLength={500}
            value={keptIn(failed, 'note')}
            error={messageFor(errors, 'note')}
          />
          <Button>{words.inviteButton}</Button>
        </Form>
      )}
    </Section>
  )
}

const Want = ({ visit, failed }: Props) => {
  const { lang } = visit
  const words = seatMessages(lang)
  return (
    <Section id="want-adviser" title={words.want} lead={words.wantText}>
      <Form lang={lang} action={path(visit, '/wanted')} submissionId={blindId()}>
        <TextArea
          lang={lang}
          name="want"
          label={words.inviteNote}
          required
          rows={3}
          maxLength={500}
          value={keptIn(failed, 'want')}
          error={messageFor(errorsOf({ visit, failed }), 'want')}
        />
        <Button>{words.wantButton}</Button>
      </Form>
    </Section>
  )
}

const optionsOf = (visit: CaseVisit, seats: readonly Seat[]) =>
  seats.map((one) => ({ value: one.id, label: <Typed text={nameOf(visit, one)} lang={visit.lang} /> }))

/** Where there is one alone it is chosen already. */
const chosenOf = (seats: readonly Seat[], kept: string): string =>
  seats.length === 1 ? (seats[0]?.id ?? '') : kept

/** What has no account is answered by the office on their word; what waits too long is withdrawn. */
const Answer = ({ visit, failed, seats }: Props & { seats: readonly Seat[] }) => {
  const { lang } = visit
  const words = seatMessages(lang)
  const waiting = seats.filter(({ state }) => state === 'invited')
  if (waiting.length === 0) return null
  return (
    <Section id="answer" title={words.recordAnswer} lead={words.recordLead}>
      <Form lang={lang} action={path(visit, '/answers')} submissionId={blindId()}>
        <RadioGroup
          lang={lang}
          name="seat"
          label={words.seats}
          required
          options={optionsOf(visit, waiting)}
          value={chosenOf(waiting, keptIn(failed, 'seat'))}
          error={messageFor(errorsOf({ visit, failed }), 'seat')}
        />
        <Button kind="secondary" name="as" value="accepted">
          {words.accept}
        </Button>{' '}
        <Button kind="secondary" name="as" value="declined">
          {words.decline}
        </Button>{' '}
        <Button kind="quiet" name="as" value="withdrawn">
          {words.withdraw}
        </Button>
      </Form>
    </Section>
  )
}

const Thank = ({ visit, failed, seats }: Props & { seats: readonly Seat[] }) => {
  const { lang } = visit
  const words = seatMessages(lang)
  const sitting = seats.filter(({ state }) => state === 'accepted')
  if (sitting.length === 0) return null
  return (
    <Section id="thank" title={words.endSeat}>
      <Form lang={lang} action={path(visit, '/thanks')} submissionId={blindId()}>
        <RadioGroup
          lang={lang}
          name="ending"
          label={words.seats}
          required
          options={optionsOf(visit, sitting)}
          value={chosenOf(sitting, keptIn(failed, 'ending'))}
          error={messageFor(errorsOf({ visit, failed }), 'ending')}
        />
        <TextArea
          lang={lang}
          name="thanks"
          label={words.thank}
          hint={words.thankHint}
          required
          rows={3}
          maxLength={500}
          value={keptIn(failed, 'thanks')}
          error={messageFor(errorsOf({ visit, failed }), 'thanks')}
        />
        <Button kind="secondary">{words.endSeat}</Button>
      </Form>
    </Section>
  )
}

export function caseAdvisersPage(
  visit: CaseVisit,
  { seats, fitting }: { seats: readonly Seat[]; fitting: readonly Fitting[] },
  failed?: Failed,
): Page {
  const { lang, city, case: one } = visit
  const words = seatMessages(lang)
  const done = { wanted: words.wantDone, invited: words.invitedDone, done: words.done }[
    visit.query.done ?? ''
  ]
  const invites = mayInvite(visit.viewer, visit)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf({ visit, failed })} />
      <Heading level={1} kicker={one.number} lead={words.caseLead}>
        {words.caseTitle}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <Section id="seats" title={words.seats}>
        <Seats visit={visit} seats={seats} />
      </Section>
      {invites ? (
        <>
          <Invite visit={visit} failed={failed} fitting={fitting} />
          <Answer visit={visit} failed={failed} seats={seats} />
          <Thank visit={visit} failed={failed} seats={seats} />
        </>
      ) : (
        seats.every(({ state }) => state !== 'wanted') && <Want visit={visit} failed={failed} />
      )}
    </Stack>
  )
  const crumbs = [{ label: one.number, href: casePath(city, one.number) }, { label: words.caseTitle }]
  return { title: words.caseTitle, body, breadcrumbs: crumbs }
}
