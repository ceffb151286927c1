import { blindId } from '../../lib/ids.ts'
import { Section } from '../../ui/components/index.ts'
import { Button, DateField, type FieldError, Form, messageFor, TextField } from '../../ui/forms.tsx'
import { keptText } from '../web/form-words.ts'
import { casePath } from '../web/paths.ts'
import type { Failed } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { type Approval, isWaiting } from './approval.ts'
import { approvalMessages } from './messages.ts'

type Props = { visit: CaseVisit; approval: Approval; errors: FieldError[]; kept: Failed['kept'] }

const formProps = ({ visit, approval }: Props, verb: string) => ({
  lang: visit.lang,
  action: casePath(visit.city, visit.case.number, `/approvals/${approval.id}/${verb}`),
  submissionId: blindId(),
  version: approval.version,
})

const RecordForm = (props: Props) => {
  const { lang } = props.visit
  const words = approvalMessages(lang)
  return (
    <Section id="record" title={words.recordTitle} lead={words.recordText}>
      <Form {...formProps(props, 'record')}>
        <TextField
          lang={lang}
          name="number"
          label={words.approvalNumber}
          hint={words.approvalNumberHint}
          required
          width="m"
          value={keptText(props.kept, 'number')}
          error={messageFor(props.errors, 'number')}
        />
        <DateField
          lang={lang}
          name="approvedOn"
          label={words.approvedOn}
          required
          max={props.visit.today}
          value={keptText(props.kept, 'approvedOn')}
          error={messageFor(props.errors, 'approvedOn')}
        />
        <Button>{words.record}</Button>
      </Form>
    </Section>
  )
}

const ReleaseForm = (props: Props) => {
  const words = approvalMessages(props.visit.lang)
  return (
    <Section id="release" title={words.releaseTitle} lead={words.releaseText}>
      <Form {...formProps(props, 'release')}>
        <Button>{words.release}</Button>
      </Form>
    </Section>
  )
}

const WithdrawForm = (props: Props) => {
  const words = approvalMessages(props.visit.lang)
  const comesBack = props.approval.kind !== 'agreement'
  const back = `${words.withdrawText} ${words.withdrawBack}`
  return (
    <Section id="withdraw" title={words.withdrawTitle} lead={comesBack ? back : words.withdrawText}>
      <Form {...formProps(props, 'withdrawal')}>
        <Button kind="quiet">{words.withdraw}</Button>
      </Form>
    </Section>
  )
}

/** What is left to do with a draft; nothing once it is out or withdrawn. */
export const PaperForms = (props: Props) =>
  isWaiting(props.approval) ? (
    <>
      {props.approval.state === 'draft' ? <RecordForm {...props} /> : <ReleaseForm {...props} />}
      <WithdrawForm {...props} />
    </>
  ) : null
