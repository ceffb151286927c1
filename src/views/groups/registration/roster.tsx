import { cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Section } from '../../../ui/components/index.ts'
import { Button, type FieldError, Form, messageFor, TextField } from '../../../ui/forms.tsx'
import { registrationMessages } from './messages.ts'
import type { Roster } from './queries.ts'

type Props = { visit: Visit; groupId: string; roster: Roster | undefined; errors: FieldError[] }

/** What was found, for the city and for the group: the number and whether it is enough. */
export const RosterResult = ({ visit, roster }: { visit: Visit; roster: Roster }) => {
  const words = registrationMessages(visit.lang)
  const least = visit.definition.groups?.leastMembers
  if (roster.counted === null) return null
  return (
    <>
      <p>{words.rosterResult(roster.counted)}</p>
      {least !== undefined && (
        <p>
          <strong>
            {roster.counted >= least ? words.rosterEnough(String(least)) : words.rosterFew(String(least))}
          </strong>
        </p>
      )}
    </>
  )
}

/** For the one who has taken it on: open the list, then keep the number. */
const Checking = ({ visit, groupId, errors }: Omit<Props, 'roster'>) => {
  const { lang, city } = visit
  const words = registrationMessages(lang)
  const to = (path: string) => cityPath(city, `/groups/${groupId}/roster/${path}`)
  return (
    <>
      <Form lang={lang} action={to('reading')}>
        <Button kind="secondary">{words.rosterOpen}</Button>
      </Form>
      <Form lang={lang} action={to('count')} submissionId={blindId()}>
        <TextField
          lang={lang}
          name="counted"
          label={words.rosterCounted}
          required
          inputmode="numeric"
          width="s"
          error={messageFor(errors, 'counted')}
        />
        <Button kind="secondary">{words.rosterDone}</Button>
      </Form>
    </>
  )
}

const Claim = ({ visit, groupId }: Pick<Props, 'visit' | 'groupId'>) => {
  const { lang, city } = visit
  const words = registrationMessages(lang)
  return (
    <Form lang={lang} action={cityPath(city, `/groups/${groupId}/roster/claim`)} submissionId={blindId()}>
      <p>{words.rosterClaimText}</p>
      <Button kind="secondary">{words.rosterClaim}</Button>
    </Form>
  )
}

const Work = (props: Props) => {
  const { visit, roster } = props
  const words = registrationMessages(visit.lang)
  if (roster?.claimed_by == null) return <Claim {...props} />
  return roster.claimed_by === visit.viewer?.person.id ? <Checking {...props} /> : <p>{words.rosterOther}</p>
}

export const RosterPart = (props: Props) => {
  const { visit, roster } = props
  const { lang, definition } = visit
  const words = registrationMessages(lang)
  const least = definition.groups?.leastMembers
  return (
    <Section
      id="roster"
      title={words.roster}
      {...(least === undefined ? {} : { lead: words.rosterAsk(String(least)) })}
    >
      {roster === undefined && <p>{words.rosterNone}</p>}
      {roster && <RosterResult visit={visit} roster={roster} />}
      {roster && (
        <p>
          {roster.disposed_at ? words.rosterGone : words.rosterDispose(formatDate(roster.dispose_on, lang))}
        </p>
      )}
      {roster && !roster.disposed_at && <Work {...props} />}
    </Section>
  )
}
