import { isAnswerable } from '../../../core/theme/index.ts'
import { keptText } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { Notice } from '../../../ui/components/index.ts'
import { type FieldError, messageFor, TextField } from '../../../ui/forms.tsx'
import { policyName } from '../policy/words.ts'
import { aimMessages } from './messages.ts'
import { type Aim, isSeatOpen, visibilityOf } from './rules.ts'

type Shown = { visit: Visit; aim: Aim }

/** What the page is called where it is not about any idea. */
export function aimTitle({ lang, definition }: Visit, { is }: Aim): string | undefined {
  const words = aimMessages(lang)
  if (is === 'answer') return words.answerTitle
  if (is === 'request') return words.requestTitle
  if (is === 'seat') return words.seatTitle
  return is === 'policyProposal' ? words.policyTitle(policyName(definition, lang)) : undefined
}

const ThemeNote = ({ visit, aim }: Shown & { aim: Extract<Aim, { is: 'answer' }> }) => {
  const { lang, city, today } = visit
  const words = aimMessages(lang)
  const open = isAnswerable(aim.theme, today)
  return (
    <Notice lang={lang} kind={open ? 'info' : 'warning'} title={words.answering(aim.theme.title)}>
      <p>{open ? words.answeringText(formatDate(aim.theme.closes_on, lang)) : words.over}</p>
      <p>
        <a href={cityPath(city, `/themes/${aim.theme.id}`)}>{words.toTheme}</a>
      </p>
    </Notice>
  )
}

const PolicyNote = ({ visit, aim }: Shown) => {
  const { lang, city, definition } = visit
  const words = aimMessages(lang)
  const isPublic = visibilityOf(aim, { visibility: 'desk' }) === 'public'
  return (
    <Notice lang={lang} title={words.policyText(policyName(definition, lang))}>
      <p>{isPublic ? words.published : words.notPublished}</p>
      <p>
        <a href={cityPath(city, '/policy-proposals')}>{words.toPolicy}</a>
      </p>
    </Notice>
  )
}

const SeatNote = ({ visit, aim }: Shown & { aim: Extract<Aim, { is: 'seat' }> }) => {
  const { lang, city, today } = visit
  const words = aimMessages(lang)
  const { until, title, number } = aim.seat
  const open = isSeatOpen(aim.seat, today)
  return (
    <Notice lang={lang} kind={open ? 'info' : 'warning'} title={words.applying(title)}>
      <p>{open ? words.applyingText : words.seatOver}</p>
      {open && until && <p>{words.seatUntil(formatDate(until, lang))}</p>}
      <p>
        <a href={casePath(city, number, '/occasion')}>{words.toSeat}</a>
      </p>
    </Notice>
  )
}

/** On top of the form: what will become of it, and who answers. */
export const AimNote = ({ visit, aim }: Shown) => {
  const words = aimMessages(visit.lang)
  if (aim.is === 'answer') return <ThemeNote visit={visit} aim={aim} />
  if (aim.is === 'seat') return <SeatNote visit={visit} aim={aim} />
  if (aim.is === 'policyProposal') return <PolicyNote visit={visit} aim={aim} />
  if (aim.is === 'idea') return null
  return (
    <Notice lang={visit.lang} title={words.request}>
      <p>{words.requestText}</p>
    </Notice>
  )
}

type Fields = Shown & { values: Readonly<Record<string, string | string[]>>; errors: FieldError[] }

/** What the form carries for its aim; a policy proposal that needs supporters asks how many there are. */
export const AimFields = ({ visit: { lang }, aim, values, errors }: Fields) => {
  const words = aimMessages(lang)
  const least = aim.is === 'policyProposal' ? aim.policy.supporters : undefined
  return (
    <>
      <input type="hidden" name="aim" value={keptText(values, 'aim')} />
      <input type="hidden" name="theme" value={keptText(values, 'theme')} />
      <input type="hidden" name="seat" value={keptText(values, 'seat')} />
      {least !== undefined && (
        <TextField
          lang={lang}
          name="supporters"
          label={words.supporters}
          hint={words.supportersHint(least)}
          required
          width="s"
          inputmode="numeric"
          value={keptText(values, 'supporters')}
          error={messageFor(errors, 'supporters')}
        />
      )}
    </>
  )
}

/** Set by the city, not by the sender. */
export const SetVisibility = ({ aim }: { aim: Aim }) => (
  <input type="hidden" name="visibility" value={visibilityOf(aim, { visibility: 'desk' })} />
)
