import { blindId } from '../../lib/ids.ts'
import { Disclosure, Heading, Notice } from '../../ui/components/index.ts'
import {
  Button,
  DateField,
  FileField,
  Form,
  messageFor,
  SelectField,
  TextArea,
  TextField,
} from '../../ui/forms.tsx'
import type { Party } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import { acceptedScans } from '../files/index.ts'
import { isOfSection, mayBind } from '../people/viewer.ts'
import { keptText } from '../web/form-words.ts'
import { casePath } from '../web/paths.ts'
import type { Failed } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { sayJointErrors } from './errors.ts'
import { jointMessages } from './messages.ts'
import { confirmationOf, mayBeObjectedTo, paperRefusal, refusalFor, takesConfirmations } from './rules.ts'
import { isClosed } from './silence-rules.ts'
import type { Joint } from './types.ts'

type Props = { visit: CaseVisit; joint: Joint<unknown>; path: string; failed?: Failed | undefined }

/** What the reader can do now: confirm for their party, object, or record a signed paper. */
export const ConfirmationForms = (props: Props) => {
  const { viewer, parties, case: subject } = props.visit
  const own = partyOf(viewer, parties)
  const open = takesConfirmations(subject, props.joint.kind) || isClosed(props.joint)
  return (
    <>
      {own && <OwnPart {...props} own={own} open={open} />}
      {open && isOfSection(viewer, subject.section) && <PaperForm {...props} />}
    </>
  )
}

const OwnPart = (props: Props & { own: Party; open: boolean }) => {
  const { visit, joint, own, open } = props
  const words = jointMessages(visit.lang)
  const given = confirmationOf(joint, own.id)
  if (mayBeObjectedTo(given)) return <ObjectionForm {...props} />
  if (refusalFor(joint, own.id, joint.version) !== undefined)
    return given && !given.objection ? <p>{words.done(own.name)}</p> : null
  if (!open) return null
  if (mayBind(visit.viewer)) return <ConfirmForm {...props} />
  const whoBinds = own.section === null ? words.groupBinds : words.sectionBinds
  return <Notice lang={visit.lang}>{whoBinds(own.name)}</Notice>
}

const ConfirmForm = ({ visit, joint, path, own }: Props & { own: Party }) => {
  const { lang, city, case: subject } = visit
  const words = jointMessages(lang)
  return (
    <Form
      lang={lang}
      action={casePath(city, subject.number, `${path}/confirmation`)}
      submissionId={blindId()}
      version={joint.version}
    >
      <input type="hidden" name="hash" value={joint.hash} />
      <Heading level={3}>{words.confirmTitle(own.name)}</Heading>
      <p>{words.confirmLead(joint.version)}</p>
      <Button>{words.confirm(joint.version)}</Button>
    </Form>
  )
}

const ObjectionForm = ({ visit, joint, path, failed }: Props) => {
  const { lang, city, case: subject } = visit
  const words = jointMessages(lang)
  const errors = sayJointErrors(visit, failed)
  return (
    <Disclosure
      summary={words.objectTitle}
      open={keptText(failed?.kept ?? {}, 'reason') !== '' || messageFor(errors, 'reason') !== undefined}
    >
      <Form
        lang={lang}
        action={casePath(city, subject.number, `${path}/objection`)}
        submissionId={blindId()}
        version={joint.version}
        draft={visit.draft}
      >
        <p>{words.objectLead}</p>
        <TextArea
          lang={lang}
          name="reason"
          label={words.reason}
          required
          maxLength={1000}
          value={failed && keptText(failed.kept, 'reason')}
          error={messageFor(errors, 'reason')}
        />
        <Button kind="danger">{words.object}</Button>
      </Form>
    </Disclosure>
  )
}

/** Parties for whom this member of staff may record a paper now. */
function signable({ viewer, parties }: CaseVisit, joint: Joint<unknown>): Party[] {
  if (viewer === undefined) return []
  return parties.filter(
    (party) =>
      paperRefusal(viewer, party) === undefined && refusalFor(joint, party.id, joint.version) === undefined,
  )
}

const isAboutPaper = (failed: Failed | undefined) =>
  failed?.errors.some(({ field }) => ['partyId', 'signer', 'signedOn', 'hash', 'scan'].includes(field))

const PaperForm = (props: Props) => {
  const { visit, joint, path, failed } = props
  const { lang, city, case: subject } = visit
  const words = jointMessages(lang)
  if (signable(visit, joint).length === 0) return null
  return (
    <Disclosure summary={words.paperTitle} open={isAboutPaper(failed) ?? false}>
      <Form
        lang={lang}
        action={casePath(city, subject.number, `${path}/paper`)}
        submissionId={blindId()}
        version={joint.version}
        multipart
      >
        <p>{words.paperLead}</p>
        <PaperFields {...props} />
        <Button kind="secondary">{words.record}</Button>
      </Form>
    </Disclosure>
  )
}

const PaperFields = ({ visit, joint, failed }: Props) => {
  const { lang } = visit
  const words = jointMessages(lang)
  const errors = sayJointErrors(visit, failed)
  const field = (name: string) => ({
    lang,
    name,
    value: failed === undefined ? undefined : keptText(failed.kept, name),
    error: messageFor(errors, name),
  })
  const { value: _, ...scan } = field('scan')
  const options = signable(visit, joint).map((party) => ({ value: party.id, label: party.name }))
  return (
    <>
      <SelectField {...field('partyId')} label={words.partyId} required options={options} />
      <TextField {...field('signer')} label={words.signer} hint={words.signerHint} required width="m" />
      <DateField {...field('signedOn')} label={words.signedOn} />
      <TextField
        {...field('hash')}
        label={words.typedHash}
        hint={words.typedHashHint}
        required
        autocomplete="off"
        width="m"
      />
      <FileField {...scan} label={words.scanFile} required accept={acceptedScans} maxSize="20MB" />
    </>
  )
}
