import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { type Description, Notice, PlainText, Section } from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { About } from '../queries.ts'
import { type Body, sitsOn } from '../rules.ts'
import type { Shown } from './body-page.tsx'
import { bodyPath } from './frame.tsx'

/** Seats, the free ones among those for citizens, and the quorum; unknown stays unknown. */
export function facts({ lang, today }: Visit, { about, seats, body }: Shown): Description[] {
  const words = bodyMessages(lang)
  const open = about?.open_seats ?? body.openSeats ?? null
  const taken = seats.filter((seat) => seat.open_call && sitsOn(seat, today)).length
  const rows: (readonly [string, string | undefined])[] = [
    [words.seats, about?.seats ? words.people(String(about.seats)) : undefined],
    [
      words.openSeats,
      open === null ? undefined : words.openSeatsFree(String(Math.max(0, open - taken)), String(open)),
    ],
    [words.term, body.term && pick(body.term, lang)],
    [words.quorum, about?.quorum ? words.quorumText(String(about.quorum)) : words.unknown],
  ]
  return rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))
}

export const Call = ({ visit, about }: { visit: Visit; about: About | undefined }) => {
  const { lang, today } = visit
  const words = bodyMessages(lang)
  if (!about?.apply_until || about.apply_until < today) return null
  return (
    <Notice lang={lang} kind="info" title={words.callTitle}>
      <p>{words.callUntil(formatDate(about.apply_until, lang))}</p>
      {about.apply_how && <PlainText text={about.apply_how} />}
    </Notice>
  )
}

export const OfficeDoors = ({ visit, body }: { visit: Visit; body: Body }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  const to = (rest: string) => cityPath(city, bodyPath(body, rest))
  return (
    <Section id="office" title={words.secretariat}>
      <p class="yui-actions">
        <LinkButton href={to('/meetings/new')}>{words.addMeeting}</LinkButton>{' '}
        <LinkButton kind="secondary" href={to('/seats/new')}>
          {words.addSeat}
        </LinkButton>{' '}
        <LinkButton kind="secondary" href={to('/about')}>
          {words.about}
        </LinkButton>
      </p>
    </Section>
  )
}
