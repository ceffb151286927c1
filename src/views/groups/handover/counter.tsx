import { findByToken, readCode } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Outcome, Page } from '../../../core/web/route.ts'
import type { SignedIn, Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextField } from '../../../ui/forms.tsx'
import { acceptInvitation } from '../invitation/accept.ts'
import { handoverMessages } from './messages.ts'
import { findOrAddPerson } from './queries.ts'
import { type CounterInput, seenWays } from './rules.ts'

/** Somebody without e-mail, with the sheet in hand, is given the role by the office. */
export async function acceptAtCounter(visit: Visit, input: CounterInput): Promise<Outcome> {
  const refused: Outcome = { errors: [{ field: 'code', code: 'badCode' }], kept: {} }
  const code = readCode(input.code)
  const invitation = code.length === 11 ? await findByToken(visit.tx, code, visit.now) : undefined
  if (invitation === undefined) return refused
  const personId = await findOrAddPerson(visit.tx, input, visit.now)
  const accepted = await acceptInvitation(
    visit as SignedIn,
    invitation,
    { id: personId, ids: [personId] },
    input.seen,
  )
  if (!accepted.ok)
    return accepted.code === 'dead'
      ? refused
      : { errors: [{ field: 'email', code: accepted.code }], kept: {} }
  return { to: cityPath(visit.city, '/groups/counter?done=given') }
}

export function counterPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = handoverMessages(lang)
  const { badCode, badEmail, own, already } = words
  const labels = { code: words.code, name: words.counterName, email: words.email, seen: words.counterSeen }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { badCode, badEmail, own, already })
  const kept = failed?.kept ?? {}
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.counterLead}>
        {words.counterTitle}
      </Heading>
      {visit.query.done === 'given' && <Notice lang={lang} kind="success" title={words.counterGiven} />}
      <Form lang={lang} action={cityPath(city, '/groups/counter')} submissionId={blindId()}>
        <TextField {...of('code')} label={words.code} required autocomplete="off" width="m" />
        <TextField {...of('name')} label={words.counterName} required autocomplete="off" />
        <TextField {...of('reading')} label={words.counterReading} autocomplete="off" />
        <TextField
          {...of('email')}
          type="email"
          label={words.counterEmail}
          hint={words.counterEmailHint}
          autocomplete="off"
        />
        <RadioGroup
          {...of('seen')}
          label={words.counterSeen}
          hint={words.counterSeenHint}
          required
          options={seenWays.map((way) => ({ value: way, label: words[way] }))}
        />
        <Button>{words.counterDo}</Button>
      </Form>
    </Stack>
  )
  return { title: words.counterTitle, body }
}
