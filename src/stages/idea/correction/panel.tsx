import type { Entry } from '../../../core/case/types.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Notice } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { theSender } from '../rules.ts'
import { correctionMessages } from './messages.ts'
import { canAsk, type Open, openRequest, senderOrItsWord } from './rules.ts'

type NoteProps = { visit: CaseVisit; thread: readonly Entry[] }

const Waiting = ({ visit, open }: { visit: CaseVisit; open: Open }) => {
  const { lang, city, case: subject } = visit
  const words = correctionMessages(lang)
  const isSender = theSender.may(visit.viewer, visit)
  const day = formatDate(open.dueOn, lang)
  return (
    <Notice lang={lang} kind="warning" title={isSender ? words.fixTitle : words.waiting}>
      <p>{isSender ? words.fixNotice(day) : words.waitingText(day)}</p>
      <p>
        <LinkButton
          href={casePath(city, subject.number, '/correction')}
          kind={isSender ? 'primary' : 'secondary'}
        >
          {isSender ? words.toFix : words.toWaiting}
        </LinkButton>
      </p>
    </Notice>
  )
}

/** On the case page: what the sender is asked to correct, for both; for the section the way to ask. */
export const CorrectionNote = ({ visit, thread }: NoteProps) => {
  const { lang, city, viewer, case: subject } = visit
  if (!senderOrItsWord.may(viewer, visit)) return null
  const open = openRequest(visit, thread)
  if (open) return <Waiting visit={visit} open={open} />
  if (!canAsk(viewer, visit)) return null
  return (
    <p>
      <a href={casePath(city, subject.number, '/correction/request')}>{correctionMessages(lang).askLink}</a>
    </p>
  )
}
