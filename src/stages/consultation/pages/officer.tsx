import { assignsOthers } from '../../../core/organization/rules.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { colon } from '../../../lib/language.ts'
import { Disclosure } from '../../../ui/components/index.ts'
import { Button, Form, messageFor, SelectField } from '../../../ui/forms.tsx'
import { consultationMessages } from '../messages.ts'
import type { Room } from '../queries.ts'
import type { FormState } from './form-state.ts'

type Props = {
  visit: CaseVisit
  room: Pick<Room, 'officerId' | 'staffVersion' | 'colleagues'>
  state: FormState
}

const formOf = ({ visit, room }: Props) => ({
  lang: visit.lang,
  action: casePath(visit.city, visit.case.number, '/consultation/officer'),
  submissionId: blindId(),
  version: room.staffVersion,
})

/** Whom it is for: a colleague, or nobody in particular. */
const Assignment = (props: Props) => {
  const { visit, room, state } = props
  const { lang, definition } = visit
  const words = consultationMessages(lang)
  const { errors, kept } = state
  const wrong = messageFor(errors, 'colleague')
  return (
    <Disclosure summary={words.assign} id="assignment" open={wrong !== undefined}>
      <Form {...formOf(props)}>
        <SelectField
          lang={lang}
          name="colleague"
          label={words.officer}
          hint={definition.answering.assigns === 'chief' ? undefined : words.assignHint}
          emptyLabel={words.nobody}
          options={room.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={kept ? keptText(kept, 'colleague') : (room.officerId ?? '')}
          error={wrong}
        />
        <Button kind="secondary" name="officer" value="assign">
          {words.assigned}
        </Button>
      </Form>
    </Disclosure>
  )
}

/** 担当者: taken or given back with one press, and given to a colleague by whoever chooses in this city. */
export const Officer = (props: Props) => {
  const { visit, room } = props
  const { lang, viewer, officer, definition } = visit
  const words = consultationMessages(lang)
  const isMine = room.officerId !== null && room.officerId === viewer?.person.id
  return (
    <>
      <Form {...formOf(props)}>
        <p id="officer" tabindex={-1}>
          {words.officer}
          {colon(lang)}
          {officer ?? words.noOfficer}
        </p>
        {(room.officerId === null || isMine) && (
          <Button kind="secondary" name="officer" value={isMine ? 'giveBack' : 'take'}>
            {isMine ? words.giveBack : words.take}
          </Button>
        )}
      </Form>
      {assignsOthers(viewer, definition.answering) && <Assignment {...props} />}
    </>
  )
}
