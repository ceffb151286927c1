import type { SignInWay } from '../../core/people/way.ts'
import { cityPath } from '../../core/web/paths.ts'
import { afterConfirm } from '../../core/web/step-up.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { Section } from '../../ui/components/index.ts'
import { Button, PasskeyForm, TextField } from '../../ui/forms.tsx'
import { passkeyMessages } from './messages.ts'
import { listPasskeys } from './queries.ts'
import { relyingParty } from './rules.ts'

const isPossible = ({ runtime }: Visit): boolean => relyingParty(runtime.origin) !== undefined

function signInPiece(visit: Visit, next: string) {
  if (!isPossible(visit)) return undefined
  const words = passkeyMessages(visit.lang)
  return (
    <Section id="with-passkey" title={words.heading} lead={words.lead}>
      <PasskeyForm
        options={cityPath(visit.city, '/passkeys/options')}
        action={cityPath(visit.city, '/passkeys')}
        words={{ failed: words.failed, otherwise: words.elseSignIn }}
      >
        <input type="hidden" name="next" value={next} />
        <Button kind="secondary">{words.signIn}</Button>
      </PasskeyForm>
    </Section>
  )
}

/** For whoever has one. */
async function confirmPiece(visit: Visit, next: string) {
  if (!isPossible(visit) || visit.viewer === undefined) return undefined
  if ((await listPasskeys(visit.tx, visit.viewer.person.id)).length === 0) return undefined
  const words = passkeyMessages(visit.lang)
  return (
    <Section id="with-passkey" title={words.confirmHeading} lead={words.lead}>
      <PasskeyForm
        options={cityPath(visit.city, '/passkeys/confirm/options')}
        action={cityPath(visit.city, '/passkeys/confirm')}
        words={{ failed: words.failed, otherwise: words.elseConfirm }}
      >
        <input type="hidden" name="next" value={afterConfirm(visit, next)} />
        <Button>{words.confirm}</Button>
      </PasskeyForm>
    </Section>
  )
}

/** For staff who have nothing yet to show a second time. */
function setUpPiece(visit: Visit, next: string) {
  if (!isPossible(visit)) return undefined
  const words = passkeyMessages(visit.lang)
  return (
    <Section id="first-passkey" title={words.firstHeading} lead={words.firstLead}>
      <PasskeyForm
        options={cityPath(visit.city, '/passkeys/first/options')}
        action={cityPath(visit.city, '/passkeys/first')}
        words={{ failed: words.failed, there: words.there, otherwise: words.elseAdd }}
      >
        <input type="hidden" name="next" value={next} />
        <TextField lang={visit.lang} name="name" label={words.name} required hint={words.nameHint} />
        <Button kind="secondary">{words.add}</Button>
      </PasskeyForm>
    </Section>
  )
}

async function accountPiece(visit: Visit) {
  if (visit.viewer === undefined) return undefined
  const words = passkeyMessages(visit.lang)
  const { length } = await listPasskeys(visit.tx, visit.viewer.person.id)
  if (length === 0 && !isPossible(visit)) return undefined
  return (
    <Section id="passkeys" title={words.accountHeading}>
      <p>{length === 0 ? words.none : words.some(length)}</p>
      <p>
        <a href={cityPath(visit.city, '/account/passkeys')}>{words.open}</a>
      </p>
    </Section>
  )
}

export const passkeyWay: SignInWay = {
  code: 'passkey',
  signIn: signInPiece,
  second: confirmPiece,
  setUp: setUpPiece,
  confirm: confirmPiece,
  account: accountPiece,
}
