import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { DataTable, Section } from '../../../ui/components/index.ts'
import { Button, type FieldError, Form, messageFor, RadioGroup } from '../../../ui/forms.tsx'
import { tablePath } from '../here.ts'
import { isAtTable, type Seat, seatOf } from '../rules.ts'
import { sittingMessages } from '../sittings/messages.ts'
import { pulseItems } from './acts.ts'
import { isPulseOpen, isPulseShown, leastForGroup, marks, type Pulse } from './rules.ts'

type Props = { visit: CaseVisit; pulse: Pulse; seats: readonly Seat[]; errors: FieldError[] }

const PulseForm = ({ visit, pulse, errors }: Props) => {
  const { lang } = visit
  const words = sittingMessages(lang)
  return (
    <Form lang={lang} action={tablePath(visit, `/sittings/${pulse.sitting}/pulse`)} submissionId={blindId()}>
      <p>
        {words.pulseScale} {words.pulseUntil(formatDate(pulse.until_on, lang))}
      </p>
      {pulseItems(visit).map(({ code, name }, index) => (
        <>
          <input type="hidden" name={`marks.${index}.principle`} value={code} />
          <RadioGroup
            lang={lang}
            name={`marks.${index}.mark`}
            label={pick(name, lang)}
            required
            options={marks.map((mark) => ({ value: String(mark), label: words.mark(mark) }))}
            error={messageFor(errors, `marks.${index}.mark`)}
          />
        </>
      ))}
      <Button>{words.pulseSend}</Button>
    </Form>
  )
}

/** Sums as a group, or each seat's marks side by side: the same table of principles. */
const Result = ({ visit, pulse, seats: all }: Props) => {
  const { lang } = visit
  const words = sittingMessages(lang)
  const group = pulse.mode === 'group'
  const seats = all.filter(({ id }) => pulse.given.includes(id))
  const cells = (code: string) =>
    group
      ? marks.map((mark) => words.people(pulse.marks[code]?.[mark] ?? 0))
      : seats.map(({ id }) => pulse.marks[id]?.[code] ?? words.none)
  const columns = group ? marks.map((mark) => words.mark(mark)) : seats.map(({ name }) => name)
  return (
    <DataTable
      id="pulse-table"
      stack
      caption={words.pulseScale}
      columns={[{ label: words.pulseItem }, ...columns.map((label) => ({ label, number: true }))]}
      rows={pulseItems(visit).map(({ code, name }) => [pick(name, lang), ...cells(code)])}
    />
  )
}

const isGiven = ({ viewer, ...visit }: CaseVisit, pulse: Pulse): boolean => {
  const by = pulse.mode === 'group' ? viewer?.person.id : seatOf(viewer, visit)
  return by !== undefined && pulse.given.includes(by)
}

const Standing = ({ visit, pulse }: Pick<Props, 'visit' | 'pulse'>) => {
  const words = sittingMessages(visit.lang)
  const closed = !isPulseOpen(pulse, visit.today)
  const nothing = pulse.mode === 'group' ? words.pulseFew : words.pulseNobody
  return (
    <p>
      {isGiven(visit, pulse) && `${words.pulseGiven} `}
      {closed ? nothing : words.pulseWait(pulse.given.length)}
    </p>
  )
}

/** After a sitting. How it is kept and shown is said before anybody answers. */
export const PulsePart = (props: Props) => {
  const { visit, pulse } = props
  const words = sittingMessages(visit.lang)
  const asked =
    isAtTable(visit) &&
    seatOf(visit.viewer, visit) !== undefined &&
    isPulseOpen(pulse, visit.today) &&
    !isGiven(visit, pulse)
  const lead = pulse.mode === 'group' ? words.pulseGroup(leastForGroup) : words.pulseNamed
  return (
    <Section id="pulse" title={words.pulse} lead={lead}>
      {isPulseShown(pulse, visit.today) ? <Result {...props} /> : <Standing {...props} />}
      {asked && <PulseForm {...props} />}
    </Section>
  )
}
