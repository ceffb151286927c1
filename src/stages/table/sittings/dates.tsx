import { isOfSection } from '../../../core/people/viewer.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/language.ts'
import { Chip, DataTable, Disclosure, Section } from '../../../ui/components/index.ts'
import { Button, type FieldError, Form, messageFor, RadioGroup, SelectField } from '../../../ui/forms.tsx'
import { tablePath } from '../here.ts'
import { bestOf, type Candidate, isAtTable, maySitHere, type Sitting, seatOf, suitOf } from '../rules.ts'
import { sittingMessages } from './messages.ts'
import { wholeDay } from './rules.ts'

export function timeOf(lang: Lang, { held_on, from_time, until_time }: Omit<Candidate, 'id'>): string {
  const on = formatDate(held_on, lang)
  if (from_time === wholeDay.from && until_time === wholeDay.until) return sittingMessages(lang).untilDay(on)
  return `${on} ${from_time}–${until_time}`
}

type Props = { visit: CaseVisit; sitting: Sitting; errors: FieldError[] }

const signs = { yes: '○', maybe: '△', no: '×' } as const

const Overview = ({ visit, sitting }: Props) => {
  const { lang } = visit
  const words = sittingMessages(lang)
  const best = bestOf(sitting)
  const cell = (candidate: Candidate, seat: string) => {
    const given = sitting.answers.find((one) => one.candidate_id === candidate.id && one.member_id === seat)
    if (given === undefined) return words.none
    return given.by_phone ? `${signs[given.answer]} ${words.byPhone(given.typed_by)}` : signs[given.answer]
  }
  return (
    <>
      <DataTable
        id="dates-table"
        caption={words.datesLead}
        columns={[{ label: words.when }, { label: words.allAnswers }]}
        rows={sitting.candidates.map((candidate) => {
          const { yes, maybe, no } = suitOf(candidate, sitting.answers)
          const isBest = candidate.id === best?.id
          return [
            timeOf(lang, candidate),
            <>
              {words.counts(yes, maybe, no)} {isBest && <Chip tone="success">{words.best}</Chip>}
            </>,
          ]
        })}
      />
      <Disclosure summary={words.whoAnswered}>
        <DataTable
          id="answers-table"
          stack
          caption={words.datesLead}
          columns={[words.when, ...sitting.seats.map(({ name }) => name)].map((label) => ({ label }))}
          rows={sitting.candidates.map((candidate) => [
            timeOf(lang, candidate),
            ...sitting.seats.map(({ id }) => cell(candidate, id)),
          ])}
        />
      </Disclosure>
    </>
  )
}

/** More times than this are asked in one line each: on a phone the way to the button stays short. */
const fewTimes = 2

const Questions = ({ visit, sitting, errors, seat }: Props & { seat?: string | undefined }) => {
  const { lang } = visit
  const words = sittingMessages(lang)
  const options = (['yes', 'maybe', 'no'] as const).map((value) => ({ value, label: words[value] }))
  const Field = sitting.candidates.length > fewTimes ? SelectField : RadioGroup
  return (
    <>
      {sitting.candidates.map((candidate, index) => (
        <>
          <input type="hidden" name={`answers.${index}.candidate`} value={candidate.id} />
          <Field
            lang={lang}
            name={`answers.${index}.answer`}
            label={timeOf(lang, candidate)}
            required
            options={options}
            value={
              sitting.answers.find((one) => one.candidate_id === candidate.id && one.member_id === seat)
                ?.answer
            }
            error={messageFor(errors, `answers.${index}.answer`)}
          />
        </>
      ))}
    </>
  )
}

const Own = (props: Props) => {
  const { visit, sitting } = props
  const words = sittingMessages(visit.lang)
  const seat = seatOf(visit.viewer, visit)
  if (seat === undefined) return null
  return (
    <Section id="answer" title={words.answer}>
      <Form
        lang={visit.lang}
        action={tablePath(visit, `/sittings/${sitting.number}/dates`)}
        submissionId={blindId()}
      >
        <Questions {...props} seat={seat} />
        <Button>{words.sendAnswer}</Button>
      </Form>
    </Section>
  )
}

/** Staff in charge type what somebody told them by telephone, on a page of its own. */
const ByPhone = ({ visit, sitting }: Props) => {
  if (!isOfSection(visit.viewer, visit.case.section)) return null
  return (
    <p>
      <a href={tablePath(visit, `/sittings/${sitting.number}/phone`)}>{sittingMessages(visit.lang).phone}</a>
    </p>
  )
}

export const PhoneForm = (props: Props) => {
  const { visit, sitting, errors } = props
  const { lang } = visit
  const words = sittingMessages(lang)
  const others = sitting.seats.filter(({ id }) => id !== seatOf(visit.viewer, visit))
  return (
    <Form lang={lang} action={tablePath(visit, `/sittings/${sitting.number}/phone`)} submissionId={blindId()}>
      <SelectField
        lang={lang}
        name="member"
        label={words.member}
        required
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        error={messageFor(errors, 'member')}
      />
      <Questions {...props} />
      <Button>{words.sendPhone}</Button>
    </Form>
  )
}

const Choose = ({ visit, sitting, errors }: Props) => {
  const { lang } = visit
  const words = sittingMessages(lang)
  if (!maySitHere(visit.viewer, visit)) return null
  return (
    <Disclosure summary={words.choose} open={messageFor(errors, 'candidate') !== undefined}>
      <Form
        lang={lang}
        action={tablePath(visit, `/sittings/${sitting.number}/choice`)}
        submissionId={blindId()}
      >
        <RadioGroup
          lang={lang}
          name="candidate"
          label={words.chosen}
          required
          options={sitting.candidates.map((one) => ({ value: one.id, label: timeOf(lang, one) }))}
          value={bestOf(sitting)?.id}
          error={messageFor(errors, 'candidate')}
        />
        <Button kind="secondary">{words.choose}</Button>
      </Form>
    </Disclosure>
  )
}

/** 日程調整: what suits whom, one's own answer, and the choice; only while the day is looked for. */
export const Dates = (props: Props) => {
  const words = sittingMessages(props.visit.lang)
  if (props.sitting.state !== 'finding') return null
  return (
    <>
      <Section id="dates" title={words.dates}>
        <Overview {...props} />
        <Choose {...props} />
        <ByPhone {...props} />
      </Section>
      {isAtTable(props.visit) && <Own {...props} />}
    </>
  )
}
