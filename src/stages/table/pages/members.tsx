import { nameIn } from '../../../core/people/signature.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Chip, Section } from '../../../ui/components/index.ts'
import { Button, type FieldError, Form, LinkButton, messageFor, SelectField } from '../../../ui/forms.tsx'
import { type Room, tablePath } from '../here.ts'
import { tableMessages } from '../messages.ts'
import { isAtTable, maySitHere } from '../rules.ts'

type Props = { visit: CaseVisit; room: Room; errors: FieldError[] }

const FacilitatorForm = ({ visit, room, errors }: Props) => {
  const { lang } = visit
  const words = tableMessages(lang)
  return (
    <Form lang={lang} action={tablePath(visit, '/facilitator')} submissionId={blindId()}>
      <SelectField
        lang={lang}
        name="facilitator"
        label={words.facilitator}
        hint={words.facilitatorHint}
        emptyLabel={words.noFacilitator}
        options={room.seats.map(({ id, name }) => ({ value: id, label: name }))}
        value={room.facilitator ?? ''}
        error={messageFor(errors, 'facilitator')}
      />
      <Button kind="secondary">{words.saveFacilitator}</Button>
    </Form>
  )
}

/** Who sits there, and who moderates; every party invites. */
export const Members = (props: Props) => {
  const { visit, room } = props
  const { lang, parties, definition } = visit
  const words = tableMessages(lang)
  const isParty = (id: string) => parties.some((party) => party.id === id)
  return (
    <Section id="members" title={words.members} lead={isAtTable(visit) ? words.membersLead : undefined}>
      <ul>
        {room.seats.map(({ id, name }) => (
          <li>
            {nameIn(name, definition, lang)} <Chip>{isParty(id) ? words.party : words.companion}</Chip>{' '}
            {room.facilitator === id && <Chip tone="accent">{words.facilitator}</Chip>}
          </li>
        ))}
        {room.guests.map(({ name }) => (
          <li>
            {name} <Chip>{words.companion}</Chip>
          </li>
        ))}
      </ul>
      {maySitHere(visit.viewer, visit) && (
        <>
          <p>
            <LinkButton href={tablePath(visit, '/members')} kind="secondary">
              {words.invite}
            </LinkButton>
          </p>
          <FacilitatorForm {...props} />
        </>
      )}
    </Section>
  )
}
