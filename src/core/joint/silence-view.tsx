import { formatDate, formatDateTime, todayInJapan } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import { Chip, Disclosure, Notice, Section } from '../../ui/components/index.ts'
import { Button, Form, messageFor, TextArea } from '../../ui/forms.tsx'
import { type Party, partyOf } from '../case/types.ts'
import { keptText } from '../web/form-words.ts'
import { casePath } from '../web/paths.ts'
import type { Failed } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { sayJointErrors } from './errors.ts'
import type { JointPlace } from './place.ts'
import { isInEffect, takesConfirmations } from './rules.ts'
import { silenceMessages } from './silence-messages.ts'
import {
  isClosed,
  isMissing,
  type Patience,
  saidOf,
  silenceRefusal,
  silentFrom,
  silentParties,
} from './silence-rules.ts'
import type { Joint } from './types.ts'

type Props = { visit: CaseVisit; joint: Joint<unknown>; path: string; failed?: Failed | undefined }

/** Beside a party's name: that it did not answer, why one went on, and what it said afterwards. */
export const SilentState = ({
  visit,
  joint,
  partyId,
  inside,
}: Omit<Props, 'path'> & { partyId: string; inside: boolean }) => {
  const { lang } = visit
  const words = silenceMessages(lang)
  const silent = saidOf(joint, partyId, 'silent')
  const word = saidOf(joint, partyId, 'word')
  if (silent === undefined) return null
  return (
    <>
      <Chip tone="warning">{words.stateSilent}</Chip>{' '}
      {inside && words.silentAt(formatDateTime(new Date(silent.at), lang), silent.name)}
      {inside && <p>{silent.said}</p>}
      {inside && word && (
        <p>
          {words.word}：{word.said}
        </p>
      )}
    </>
  )
}

/** That one went on without somebody: they are named, and never counted among those who confirmed. */
export const ClosedNotice = ({ visit, joint }: Pick<Props, 'visit' | 'joint'>) => {
  const { closed } = joint
  const names = joint.document.parties.filter(({ id }) => silentParties(joint).includes(id))
  if (closed === null || !isClosed(joint) || isInEffect(joint) || names.length === 0) return null
  const at = formatDateTime(new Date(closed.at), visit.lang)
  const title = silenceMessages(visit.lang).closed(names.map((one) => one.publicName).join('、'), at)
  return <Notice lang={visit.lang} kind="warning" title={title} />
}

const Remind = ({ visit, joint, path, party }: Props & { party: Party }) => (
  <Form
    lang={visit.lang}
    action={casePath(visit.city, visit.case.number, `${path}/reminder`)}
    submissionId={blindId()}
    version={joint.version}
  >
    <input type="hidden" name="partyId" value={party.id} />
    <Button kind="secondary">{silenceMessages(visit.lang).remind(party.name)}</Button>
  </Form>
)

const Record = ({ visit, joint, path, failed, party }: Props & { party: Party }) => {
  const { lang } = visit
  const words = silenceMessages(lang)
  const isThis = failed !== undefined && keptText(failed.kept, 'partyId') === party.id
  return (
    <Disclosure summary={words.recordTitle(party.name)} open={isThis}>
      <Form
        lang={lang}
        action={casePath(visit.city, visit.case.number, `${path}/silence`)}
        submissionId={blindId()}
        version={joint.version}
      >
        <input type="hidden" name="partyId" value={party.id} />
        <TextArea
          lang={lang}
          name="silence"
          label={words.reason}
          hint={words.reasonHint}
          required
          maxLength={1000}
          value={isThis ? keptText(failed.kept, 'silence') : ''}
          error={isThis ? messageFor(sayJointErrors(visit, failed), 'silence') : undefined}
        />
        <Button kind="secondary">{words.record}</Button>
      </Form>
    </Disclosure>
  )
}

const OfParty = (props: Props & { party: Party; patience: Patience }) => {
  const { visit, joint, party, patience } = props
  const { lang } = visit
  const reminded = saidOf(joint, party.id, 'reminded')
  const from = silentFrom(joint, party.id, patience)
  if (reminded === undefined || from === undefined) return <Remind {...props} />
  if (from <= visit.today) return <Record {...props} />
  const on = formatDate(todayInJapan(new Date(reminded.at)), lang)
  return <p>{silenceMessages(lang).reminded(party.name, on, formatDate(from, lang))}</p>
}

/** For whoever may: ask a party again, and when its days have gone, write down that it did not answer. */
const Waiting = (props: Props & { patience: Patience }) => {
  const { visit, joint, patience } = props
  const { viewer, parties, lang } = visit
  if (viewer === undefined) return null
  const waiting = parties.filter(
    (party) =>
      silenceRefusal(viewer, joint, party, joint.version) === undefined && !saidOf(joint, party.id, 'silent'),
  )
  if (waiting.length === 0) return null
  const words = silenceMessages(lang)
  return (
    <Section id="silence" title={words.title} lead={words.lead(patience.days, patience.afterReminder)}>
      {waiting.map((party) => (
        <OfParty {...props} party={party} />
      ))}
    </Section>
  )
}

/** A party that was written down as silent reads so, and says its word. */
const OwnWord = ({ visit, joint, path }: Props) => {
  const { lang } = visit
  const words = silenceMessages(lang)
  const own = partyOf(visit.viewer, visit.parties)
  if (own === undefined || !isMissing(joint, own.id)) return null
  if (!saidOf(joint, own.id, 'silent') || saidOf(joint, own.id, 'word')) return null
  return (
    <Section id="word-title" title={words.wordTitle} lead={words.wordLead(own.name)}>
      <Form
        lang={lang}
        action={casePath(visit.city, visit.case.number, `${path}/word`)}
        submissionId={blindId()}
        version={joint.version}
      >
        <TextArea lang={lang} name="word" label={words.word} required maxLength={1000} />
        <Button kind="secondary">{words.keepWord}</Button>
      </Form>
    </Section>
  )
}

/** Where one may go on without a party that does not answer: everything about that. */
export function SilencePart<C>({ place, ...props }: Props & { place: JointPlace<C> }) {
  const { visit, joint } = props
  const { silence } = place
  if (silence === undefined) return null
  const may = takesConfirmations(visit.case, joint.kind) && silence.who.may(visit.viewer, visit)
  return (
    <>
      {may && <Waiting {...props} patience={silence.patience(visit)} />}
      <OwnWord {...props} />
    </>
  )
}
