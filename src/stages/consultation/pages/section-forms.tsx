import type { Approval } from '../../../core/approval/index.ts'
import { correctionDuty } from '../../../core/duty/correction.ts'
import type { GroupChoice } from '../../../core/group/index.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { Disclosure, Notice, Section } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { consultationMessages } from '../messages.ts'
import type { Part } from '../parts/rules.ts'
import { conclusionDuty, owed, replyDuty, stateAfter } from '../rules.ts'
import type { Template } from '../templates/rules.ts'
import { ConclusionForm } from './conclusion-form.tsx'
import { type Asked, type FormState, formProps, type SectionFormProps } from './form-state.ts'
import { HandoverForm } from './handover-form.tsx'
import { ReplyForm } from './reply-form.tsx'

type Props = SectionFormProps & {
  organizations: readonly GroupChoice[]
  templates: readonly Template[]
  parts: readonly Part[]
  waiting: readonly Approval[]
  state: (form: Asked['form']) => FormState
}

const AcceptanceForm = (props: SectionFormProps) => {
  const words = consultationMessages(props.visit.lang)
  return (
    <Section id="acceptance" title={words.acceptTitle} lead={words.acceptText}>
      <Form {...formProps(props, 'acceptance')}>
        <Button>{words.accept}</Button>
      </Form>
    </Section>
  )
}

const WaitingPaper = ({ visit, approval }: { visit: CaseVisit; approval: Approval }) => {
  const words = consultationMessages(visit.lang)
  const what = approval.kind === 'reply' ? words.text : words.outcome
  return (
    <Notice lang={visit.lang} title={words.waitingPaper(what)}>
      <p>{words.waitingPaperText}</p>
      <p>
        <a href={casePath(visit.city, visit.case.number, `/approvals/${approval.id}`)}>{words.seePaper}</a>
      </p>
    </Notice>
  )
}

/** Reply and conclusion, each as a form or, once drafted, as the paper that waits for its 決裁. */
const Answers = (props: Props) => {
  const { visit, waiting, state } = props
  const words = consultationMessages(visit.lang)
  const waits = (kind: Approval['kind']) => waiting.some((approval) => approval.kind === kind)
  const conclusion = state('conclusion')
  // After the reply the conclusion is what the section owes: it stands open.
  const isNext =
    owed(visit.duties, conclusionDuty) !== undefined && owed(visit.duties, replyDuty) === undefined
  return (
    <>
      {waiting.map((approval) => (
        <WaitingPaper visit={visit} approval={approval} />
      ))}
      {!waits('reply') && <ReplyForm {...props} {...state('reply')} />}
      {!waits('decision') && (
        <Disclosure
          summary={words.concludeTitle}
          open={isNext || conclusion.kept !== undefined}
          id="conclusion"
        >
          <ConclusionForm {...props} {...conclusion} />
        </Disclosure>
      )}
    </>
  )
}

/** Single fields go back to the sender; while they are there, to what was asked. */
const Correction = ({ visit }: SectionFormProps) => {
  const words = consultationMessages(visit.lang)
  const here = casePath(visit.city, visit.case.number, '/correction')
  const asked = owed(visit.duties, correctionDuty)
  if (asked === undefined)
    return (
      <p>
        <a href={`${here}/request`}>{words.askCorrection}</a>
      </p>
    )
  return (
    <Notice lang={visit.lang} title={words.correctionAsked}>
      <p>{words.correctionClock}</p>
      <p>
        <a href={here}>{words.seeCorrection}</a>
      </p>
    </Notice>
  )
}

/** What the section in charge can do now, the next thing first. */
export const SectionForms = (props: Props) => {
  const words = consultationMessages(props.visit.lang)
  const handover = props.state('handover')
  return (
    <>
      <Correction {...props} />
      {stateAfter(props.consultation.state, 'accept') && <AcceptanceForm {...props} />}
      {stateAfter(props.consultation.state, 'conclude') && <Answers {...props} />}
      <Disclosure summary={words.handoverTitle} open={handover.kept !== undefined} id="handover">
        <HandoverForm {...props} {...handover} />
      </Disclosure>
    </>
  )
}
