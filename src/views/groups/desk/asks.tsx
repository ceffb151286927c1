import { isAsked, keepsGroup } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { NextStep, Notice, PlainText } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { handoverMessages } from '../handover/messages.ts'
import { registrationMessages } from '../registration/messages.ts'
import { deskMessages } from './messages.ts'
import type { Standing } from './queries.ts'

export type AsksProps = { visit: Visit; groupId: string; standing: Standing }

/** Each spring: is it still right? One press. */
const StillRight = ({ visit, groupId, standing }: AsksProps) => {
  const { lang, city, definition, today, viewer } = visit
  const words = deskMessages(lang)
  const asked = { since: standing.since, stillRightOn: standing.still_right_on }
  if (!keepsGroup(viewer) || !isAsked(definition, asked, today)) return null
  return (
    <NextStep lang={lang} id="still-right" yours what={words.stillRightAsk}>
      <Form lang={lang} action={cityPath(city, `/groups/${groupId}/confirmation`)} submissionId={blindId()}>
        <Button>{words.stillRightDo}</Button>
      </Form>
    </NextStep>
  )
}

/** A handover that names whoever looks. */
const Named = ({ visit, groupId, standing }: AsksProps) => {
  const { lang, city, today } = visit
  const words = handoverMessages(lang)
  return (
    <>
      {standing.named.map(({ id, role, starts_on }) => (
        <NextStep lang={lang} id={`named-${id}`} yours what={words.forYou(hatKindName(role, lang))}>
          <p>{words.forYouText(formatDate(starts_on ?? today, lang))}</p>
          <Form
            lang={lang}
            action={cityPath(city, `/groups/${groupId}/invitations/${id}/acceptance`)}
            submissionId={blindId()}
          >
            <Button>{words.accept}</Button>
          </Form>
        </NextStep>
      ))}
    </>
  )
}

const Registration = ({ visit, groupId, standing }: AsksProps) => {
  const { lang, city, viewer } = visit
  const words = deskMessages(lang)
  if (standing.registration === 'waiting')
    return (
      <Notice lang={lang} title={words.waiting}>
        <p>{words.waitingText}</p>
      </Notice>
    )
  if (standing.registration !== 'returned') return null
  return (
    <Notice lang={lang} kind="warning" title={words.returned}>
      {standing.reason && <PlainText text={standing.reason} />}
      {keepsGroup(viewer) && (
        <Form
          lang={lang}
          action={cityPath(city, `/groups/${groupId}/registration/again`)}
          submissionId={blindId()}
        >
          <Button>{registrationMessages(lang).again}</Button>
        </Form>
      )}
    </Notice>
  )
}

/** What waits for the people of a group. */
export const Asks = (props: AsksProps) => (
  <>
    <Registration {...props} />
    <Named {...props} />
    <StillRight {...props} />
  </>
)
