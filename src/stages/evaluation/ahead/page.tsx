import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import type { AheadChoice } from '../../../platform/db/tables/review.ts'
import {
  DataTable,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
} from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { aheadPath } from './acts.ts'
import { aheadMessages } from './messages.ts'
import type { Ahead, Answer, Asked } from './queries.ts'
import { answersFor, choices, daysBefore, isOpen, isShown, most } from './rules.ts'

type Shown = { visit: CaseVisit; ahead: Ahead; failed?: Failed | undefined }

const to = ({ city, case: subject }: CaseVisit, rest = '') => casePath(city, subject.number, aheadPath(rest))

const errorsOf = ({ lang }: CaseVisit, failed: Failed | undefined) => {
  const { choice, reason } = aheadMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, { choice, reason })
}

type ChoiceProps = { visit: CaseVisit; name: 'choice'; value: string; error: string | undefined }

const Choice = ({ visit: { lang }, name, value, error }: ChoiceProps) => {
  const words = aheadMessages(lang)
  return (
    <RadioGroup
      lang={lang}
      name={name}
      label={words[name]}
      required
      value={value}
      error={error}
      options={choices.map((one) => ({ value: one, label: words[one], hint: words[`${one}Text`] }))}
    />
  )
}

const OwnAnswer = ({ visit, ahead, failed }: Shown) => {
  const { lang } = visit
  const words = aheadMessages(lang)
  const party = answersFor(visit)
  const own = ahead.answers.find(({ party_id }) => party_id === party?.id)
  if (party === undefined) return null
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? { choice: own?.choice ?? '', reason: own?.reason ?? '' }
  return (
    <Section id="own" title={words.own}>
      <Form lang={lang} action={to(visit, '/answer')} submissionId={blindId()}>
        <Choice
          visit={visit}
          name="choice"
          value={keptText(kept, 'choice')}
          error={messageFor(errors, 'choice')}
        />
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
          maxLength={most}
          value={keptText(kept, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        <Button>{own ? words.change : words.send}</Button>
      </Form>
    </Section>
  )
}

/** A side that did not answer is shown as that. */
const Sides = ({ visit: { lang, parties }, answers }: { visit: CaseVisit; answers: readonly Answer[] }) => {
  const words = aheadMessages(lang)
  return (
    <Section id="sides" title={words.sides}>
      <DataTable
        id="sides-table"
        caption={words.sides}
        stack
        columns={[{ label: words.party }, { label: words.view }, { label: words.reason, wide: true }]}
        rows={parties.map(({ id, name }) => {
          const said = answers.find(({ party_id }) => party_id === id)
          return [
            name,
            said ? words[said.choice] : words.noAnswer,
            said ? <PlainText text={said.reason} /> : '',
          ]
        })}
      />
    </Section>
  )
}

/** What is done for each choice; where something new begins, it begins by itself. */
const Next = ({ visit, choice }: { visit: CaseVisit; choice: AheadChoice }) => {
  const {
    lang,
    city,
    case: { number },
  } = visit
  const words = aheadMessages(lang)
  const begins = { renew: words.toRenewal, rebuild: words.toRebuild }
  const leads = {
    finish: { href: casePath(city, number, '/log'), label: words.toCompletion },
    handOver: { href: casePath(city, number, '/agreement/parties'), label: words.toParties },
    standAlone: { href: cityPath(city, '/own-activity'), label: words.toOwn },
  }
  if (choice !== 'renew' && choice !== 'rebuild')
    return (
      <p>
        <LinkButton href={leads[choice].href}>{leads[choice].label}</LinkButton>
      </p>
    )
  if (answersFor(visit) === undefined) return <p>{words.nextByOthers}</p>
  return (
    <>
      <p>{choice === 'renew' ? words.renewalText : words.rebuildingText}</p>
      <Form lang={lang} action={to(visit, '/next')} submissionId={blindId()}>
        <Button>{begins[choice]}</Button>
      </Form>
    </>
  )
}

const Decided = ({ visit, asked }: { visit: CaseVisit; asked: Asked }) => {
  const { lang } = visit
  const words = aheadMessages(lang)
  const { choice, decided_on } = asked
  if (choice === null || decided_on === null) return null
  return (
    <>
      <Notice
        lang={lang}
        kind="success"
        title={`${words.decidedOn(formatDate(decided_on, lang))}：${words[choice]}`}
      />
      <Section id="next" title={words.next}>
        <Next visit={visit} choice={choice} />
      </Section>
    </>
  )
}

const Begin = ({ visit }: { visit: CaseVisit }) => {
  const { lang, definition } = visit
  const words = aheadMessages(lang)
  return (
    <>
      <EmptyState
        title={words.notAsked}
        text={
          visit.case.state === 'open'
            ? words.notAskedText(String(daysBefore(definition)))
            : words.notAskedOver
        }
      />
      {visit.case.state === 'open' && (
        <Form lang={lang} action={to(visit, '/begin')} submissionId={blindId()}>
          <Button>{words.begin}</Button>
        </Form>
      )}
    </>
  )
}

const Body = (shown: Shown) => {
  const { visit, ahead } = shown
  const { lang, parties, today } = visit
  const words = aheadMessages(lang)
  const { asked, answers } = ahead
  if (!asked) return <Begin visit={visit} />
  const open = isOpen(visit, asked)
  if (!isShown(asked, answers, parties, today))
    return (
      <>
        <Notice lang={lang} kind="info" title={words.waiting}>
          <p>{words.waitingText}</p>
        </Notice>
        {open && <OwnAnswer {...shown} />}
      </>
    )
  return (
    <>
      <Decided visit={visit} asked={asked} />
      <Sides visit={visit} answers={answers} />
      {open && <Notice lang={lang} title={words.differ} />}
      {open && <OwnAnswer {...shown} />}
    </>
  )
}

export function aheadPage(shown: Shown): Page {
  const { visit, ahead, failed } = shown
  const { lang, city, query, case: subject } = visit
  const words = aheadMessages(lang)
  const endsOn = ahead.asked?.ends_on ?? subject.ends_on
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Heading level={1} kicker={subject.title} lead={words.lead}>
        {words.title}
      </Heading>
      {endsOn && <p>{words.endsOn(formatDate(endsOn, lang))}</p>}
      <Body {...shown} />
      <p>
        <a href={casePath(city, subject.number, ahead.rounds > 0 ? '/evaluation' : '')}>
          {ahead.rounds > 0 ? words.evaluation : words.toCase}
        </a>
      </p>
    </Stack>
  )
  return {
    title: words.title,
    body,
    breadcrumbs: [{ label: subject.number, href: casePath(city, subject.number) }, { label: words.title }],
  }
}
