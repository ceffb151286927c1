import { takesIdeas } from '../../../core/edition/view.ts'
import { cityPath } from '../../../core/web/paths.ts'
import { Chip, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { RoomVisit } from '../room.ts'
import type { Slip } from '../slips/queries.ts'
import { referralMessages } from './messages.ts'
import type { OfSlip } from './queries.ts'

/** On the page of a slip: what was passed on of it, and the way to do so. */
export const ReferralsOf = ({
  visit: { lang, city, definition },
  slip,
  referrals,
}: {
  visit: RoomVisit
  slip: Slip
  referrals: readonly OfSlip[]
}) => {
  const words = referralMessages(lang)
  const names = { draft: words.states, sent: words.passed, withdrawn: words.cut }
  return (
    <Section id="referrals" title={words.of} lead={words.startText}>
      {referrals.length === 0 && <p>{words.none}</p>}
      <ul>
        {referrals.map(({ id, title, state }) => (
          <li>
            <a href={cityPath(city, `/centre/referrals/${id}`)}>{title}</a>{' '}
            <Chip tone={state === 'sent' ? 'success' : 'neutral'}>{names[state]}</Chip>
          </li>
        ))}
      </ul>
      {takesIdeas(definition) && (
        <p>
          <LinkButton href={cityPath(city, `/centre/slips/${slip.id}/referrals/new`)} kind="secondary">
            {words.start}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
