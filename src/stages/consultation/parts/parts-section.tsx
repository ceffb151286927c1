import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { DataTable, Disclosure, PlainText } from '../../../ui/components/index.ts'
import { Button, DateField, Form, messageFor, RadioGroup, SelectField, TextArea } from '../../../ui/forms.tsx'
import type { FormState, SectionFormProps } from '../pages/form-state.ts'
import { owed, replyDuty } from '../rules.ts'
import { sectionName } from '../words.tsx'
import { partMessages } from './messages.ts'
import { askable, type Part, partKinds, usualPartDue } from './rules.ts'

type Props = SectionFormProps & { parts: readonly Part[]; state: FormState; isOpen: boolean }

const Withdrawal = ({ visit, part }: { visit: Props['visit']; part: Part }) => {
  const words = partMessages(visit.lang)
  return (
    <Form
      lang={visit.lang}
      action={casePath(visit.city, visit.case.number, '/consultation/parts/withdrawal')}
      submissionId={blindId()}
    >
      <input type="hidden" name="part" value={part.duty_id} />
      <Button kind="quiet">
        {words.withdraw}
        <span class="yui-visually-hidden">
          {' '}
          {words.withdrawOf(sectionName(visit.definition, part.section, visit.lang))}
        </span>
      </Button>
    </Form>
  )
}

const State = ({ visit, part, isOpen }: { visit: Props['visit']; part: Part; isOpen: boolean }) => {
  const words = partMessages(visit.lang)
  return (
    <>
      {words[part.state]}
      {part.state === 'open' && (
        <>
          <br />
          {words.waits(formatDate(part.due_on, visit.lang))}
          {isOpen && <Withdrawal visit={visit} part={part} />}
        </>
      )}
    </>
  )
}

const Asked = ({ visit, parts, isOpen }: Props) => {
  const words = partMessages(visit.lang)
  if (parts.length === 0) return <p>{words.none}</p>
  return (
    <DataTable
      id="parts"
      caption={words.table}
      stack
      columns={[
        { label: words.columnSection },
        { label: words.columnQuestion, wide: true },
        { label: words.columnState },
        { label: words.columnAnswer, wide: true },
      ]}
      rows={parts.map((part) => [
        <>
          {part.kind !== 'centre' && (
            <>
              {sectionName(visit.definition, part.section, visit.lang)}
              <br />
            </>
          )}
          <small>{words[part.kind]}</small>
        </>,
        <PlainText text={part.question} />,
        <State visit={visit} part={part} isOpen={isOpen} />,
        part.answer === '' ? '' : <PlainText text={part.answer} />,
      ])}
    />
  )
}

const AskForm = ({ visit, consultation, parts, state: { errors, kept = {} } }: Props) => {
  const { lang, definition, today } = visit
  const words = partMessages(lang)
  const replyDue = owed(visit.duties, replyDuty)?.due_on
  const offered = usualPartDue(today, replyDue, definition.city.closedDays)
  return (
    <Form
      lang={lang}
      action={casePath(visit.city, visit.case.number, '/consultation/parts')}
      submissionId={blindId()}
    >
      <RadioGroup
        lang={lang}
        name="partKind"
        label={words.partKind}
        required
        value={keptText(kept, 'partKind') || 'inquiry'}
        error={messageFor(errors, 'partKind')}
        options={partKinds.map((kind) => ({ value: kind, label: words[kind], hint: words[`${kind}Hint`] }))}
      />
      <SelectField
        lang={lang}
        name="partSection"
        label={words.partSection}
        required
        options={askable(definition, consultation.section, parts).map(({ code, name }) => ({
          value: code,
          label: pick(name, lang),
        }))}
        value={keptText(kept, 'partSection')}
        error={messageFor(errors, 'partSection')}
      />
      <TextArea
        lang={lang}
        name="question"
        label={words.question}
        hint={words.questionHint}
        required
        rows={4}
        maxLength={2000}
        value={keptText(kept, 'question')}
        error={messageFor(errors, 'question')}
      />
      <DateField
        lang={lang}
        name="partDue"
        label={words.partDue}
        required
        min={today}
        value={'partDue' in kept ? keptText(kept, 'partDue') : offered}
        error={messageFor(errors, 'partDue')}
      />
      <Button kind="secondary">{words.send}</Button>
    </Form>
  )
}

/** 照会 and 関係課: what other sections were asked, what came back, and the way to ask. For the section in charge. */
export const PartsSection = (props: Props) => {
  const { visit, parts, state, consultation } = props
  const words = partMessages(visit.lang)
  // In a small city hall there may be nobody else to ask.
  const asks = props.isOpen && askable(visit.definition, consultation.section, parts).length > 0
  if (!asks && parts.length === 0) return null
  return (
    <Disclosure summary={words.title} open={parts.length > 0 || state.kept !== undefined} id="ask-section">
      <p>{words.lead}</p>
      <Asked {...props} />
      {asks && (
        <>
          <h3>{words.ask}</h3>
          <AskForm {...props} />
        </>
      )}
    </Disclosure>
  )
}
