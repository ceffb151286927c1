import { keptText, sayErrors } from '../../core/web/form-words.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Page } from '../../core/web/route.ts'
import type { confirmPath } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../lib/dates.ts'
import { DescriptionList, Heading, Notice, Section, Stack, Typed } from '../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  PasskeyForm,
  TextField,
} from '../../ui/forms.tsx'
import { passkeyMessages } from './messages.ts'
import type { ListedPasskey } from './queries.ts'
import { mostPasskeys, relyingParty } from './rules.ts'

const own = (visit: Visit): Record<string, string> => {
  const { tooLate, unknown, wrong, notVerified, noHat, lastWay, taken, tooMany } = passkeyMessages(visit.lang)
  return { tooLate, unknown, wrong, notVerified, noHat, lastWay, taken, tooMany }
}

type Back = '/sign-in' | '/sign-in/second' | typeof confirmPath

/** After a passkey that did not open anything: what happened, and where the other ways are. */
export function triedPage(visit: Visit, title: string, back: Back, failed: Failed): Page {
  const words = passkeyMessages(visit.lang)
  const [said] = sayErrors(failed.errors, visit.lang, {}, own(visit))
  const body = (
    <>
      <Heading level={1}>{title}</Heading>
      <Notice lang={visit.lang} kind="error" title={said?.message ?? words.wrong} />
      <p>
        <LinkButton href={cityPath(visit.city, back)}>
          {back === '/sign-in' ? words.others : words.othersConfirm}
        </LinkButton>
      </p>
    </>
  )
  return { title, body }
}

const PasskeyCard = ({ visit, passkey }: { visit: Visit; passkey: ListedPasskey }) => {
  const words = passkeyMessages(visit.lang)
  const day = (at: Date) => formatDate(todayInJapan(at), visit.lang)
  return (
    <Stack>
      <h3>
        <Typed text={passkey.name} lang={visit.lang} />
      </h3>
      <DescriptionList
        items={[
          { term: words.added, description: day(passkey.added_at) },
          { term: words.used, description: passkey.used_at ? day(passkey.used_at) : words.never },
        ]}
      />
      <Form lang={visit.lang} action={cityPath(visit.city, `/account/passkeys/${passkey.id}/ending`)}>
        <Button kind="secondary">{words.remove(passkey.name)}</Button>
      </Form>
    </Stack>
  )
}

function AddForm({ visit, failed, errors }: { visit: Visit; failed?: Failed | undefined; errors: Said }) {
  const words = passkeyMessages(visit.lang)
  if (relyingParty(visit.runtime.origin) === undefined) return <p>{words.notHere}</p>
  return (
    <PasskeyForm
      options={cityPath(visit.city, '/account/passkeys/options')}
      action={cityPath(visit.city, '/account/passkeys')}
      words={{ failed: words.failed, there: words.there, otherwise: words.elseAdd }}
    >
      <TextField
        lang={visit.lang}
        name="name"
        label={words.name}
        required
        hint={words.nameHint}
        value={failed ? keptText(failed.kept, 'name') : ''}
        error={messageFor(errors, 'name')}
      />
      <Button>{words.add}</Button>
    </PasskeyForm>
  )
}

type Said = { field: string; message: string }[]

export function passkeysPage(visit: Visit, passkeys: readonly ListedPasskey[], failed?: Failed): Page {
  const words = passkeyMessages(visit.lang)
  const errors = sayErrors(failed?.errors ?? [], visit.lang, { name: words.name }, own(visit))
  const { done } = visit.query
  const body = (
    <>
      <ErrorSummary lang={visit.lang} errors={errors} />
      {done && (
        <Notice
          lang={visit.lang}
          kind="success"
          title={done === 'added' ? words.wasAdded : words.wasRemoved}
        />
      )}
      <Heading level={1} lead={words.pageLead}>
        {words.title}
      </Heading>
      <Section id="passkeys" title={words.listHeading}>
        {passkeys.length === 0 && <p>{words.none}</p>}
        {passkeys.map((passkey) => (
          <PasskeyCard visit={visit} passkey={passkey} />
        ))}
      </Section>
      <Section id="credential" title={words.addHeading}>
        {passkeys.length < mostPasskeys ? (
          <AddForm visit={visit} failed={failed} errors={errors} />
        ) : (
          <p>{words.tooMany}</p>
        )}
      </Section>
    </>
  )
  return {
    title: words.title,
    body,
    breadcrumbs: [{ label: words.toAccount, href: cityPath(visit.city, '/account') }, { label: words.title }],
  }
}
