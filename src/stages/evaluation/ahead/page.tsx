import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { Decided } from './decided.tsx'
import { aheadMessages } from './messages.ts'
import { aheadHere } from './place.ts'
import type { Ahead, Asked } from './queries.ts'
import { answersFor, choices, daysBefore, isOpen, isShown, most } from './rules.ts'
import { OnPaper, Progress, Sides, StillOpen } from './sides.tsx'

type Shown = { visit: CaseVisit; ahead: Ahead; failed?: Failed | undefined }

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
    <Section id="own" title={words.own} lead={words.whoReads}>
      <Form lang={lang} action={aheadHere(visit, '/answer')} submissionId={blindId()} draft={visit.draft}>
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

const Begin = ({ visit }: { visit: CaseVisit }) => {
  const { lang, definition } = visit
  const words = aheadMessages(lang)
  return (
    <>
      <EmptyState title={words.notAsked} text={words.notAskedText(String(daysBefore(definition)))} />
      <Form lang={lang} action={aheadHere(visit, '/begin')} submissionId={blindId()}>
        <Button>{words.begin}</Button>
      </Form>
    </>
  )
}

/** The case ended before the sides had decided it here: nobody waits for an answer any more. */
const Over = ({ visit: { lang }, asked }: { visit: CaseVisit; asked: boolean }) => {
  const words = aheadMessages(lang)
  return <EmptyState title={words.over} text={asked ? words.overText : words.notAskedOver} />
}

/** Answers are not open yet: who has answered, and what happens when somebody does not. */
const Waiting = (shown: Shown & { asked: Asked }) => {
  const { visit, asked, ahead } = shown
  const { lang } = visit
  const words = aheadMessages(lang)
  return (
    <>
      <Notice lang={lang} kind="info" title={words.waiting}>
        <p>{words.waitingText}</p>
        <p>{words.dateDecides(formatDate(asked.ends_on, lang))}</p>
      </Notice>
      <Progress visit={visit} answers={ahead.answers} />
      {isOpen(visit, asked) && <OwnAnswer {...shown} />}
      <OnPaper {...shown} />
    </>
  )
}

const Body = (shown: Shown) => {
  const { visit, ahead } = shown
  const { parties, today } = visit
  const { asked, answers } = ahead
  const shows = asked !== undefined && isShown(asked, answers, parties, today)
  if (!shows && visit.case.state !== 'open') return <Over visit={visit} asked={asked !== undefined} />
  if (!asked) return <Begin visit={visit} />
  if (!shows) return <Waiting {...shown} asked={asked} />
  const open = isOpen(visit, asked)
  return (
    <>
      <Decided visit={visit} asked={asked} answers={answers} />
      <Sides visit={visit} answers={answers} />
      {open && <StillOpen visit={visit} answers={answers} />}
      {open && <OwnAnswer {...shown} />}
      <OnPaper {...shown} />
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
