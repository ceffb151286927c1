import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { isGuarded, lacksSecondNow } from '../../core/people/proof.ts'
import { beginTrip, derived, takeTrip, tripSecret } from '../../core/round-trip/index.ts'
import { found } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { findPasskey, type KnownPasskey, listPasskeys } from './queries.ts'
import { type GivenCredential, handleOf, relyingParty } from './rules.ts'

/** Ed25519, P-256, RSA: what every authenticator has one of; newer ones are experiments in Node still. */
const algorithms = [-8, -7, -257]

export type Purpose = 'enter' | 'confirm' | 'link'

const party = (visit: Visit) => found(relyingParty(visit.runtime.origin))

/** It stands for the second factor here, so the passkey must have checked who holds it. */
export const countsTwice = (visit: Visit): boolean =>
  visit.viewer !== undefined && (isGuarded(visit.viewer.hat.kind) || lacksSecondNow(visit))

const json = (content: object, cookie: string): Response =>
  new Response(JSON.stringify(content), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'Set-Cookie': cookie },
  })

const described = (known: readonly { credential_id: string | null; transports: string }[]) =>
  known.flatMap(({ credential_id: id, transports }) =>
    id === null ? [] : { id, transports: transports.split(',').filter((one) => one !== '') as never[] },
  )

/** Begins: the challenge is made from the secret that the cookie holds, and counts once, for five minutes. */
export async function sendOptions(visit: Visit, purpose: Purpose): Promise<Response> {
  const { id, origin } = party(visit)
  const { secret, cookie } = await beginTrip(visit, { kind: 'passkey', purpose, next: '' })
  const challenge = Buffer.from(derived(secret, 'challenge'), 'base64url')
  const known = visit.viewer ? await listPasskeys(visit.tx, visit.viewer.person.id) : []
  if (purpose === 'link' && visit.viewer) {
    const { person } = visit.viewer
    const city = pick(visit.definition.city.name, visit.lang)
    const options = await generateRegistrationOptions({
      rpName: `Yui ${city}`,
      rpID: id,
      userName: `${person.name} (${city})`,
      userDisplayName: `${person.name} (${city})`,
      userID: new Uint8Array(Buffer.from(person.id)),
      challenge: new Uint8Array(challenge),
      excludeCredentials: described(known),
      supportedAlgorithmIDs: algorithms,
      authenticatorSelection: {
        residentKey: 'required',
        userVerification: countsTwice(visit) ? 'required' : 'preferred',
      },
    })
    return json(options, cookie)
  }
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    challenge: new Uint8Array(challenge),
    allowCredentials: purpose === 'confirm' ? described(known) : [],
    userVerification: purpose === 'confirm' && countsTwice(visit) ? 'required' : 'preferred',
  })
  return json(options, cookie)
}

export type Wrong = 'tooLate' | 'unknown' | 'wrong' | 'notVerified'

/** Uses up the challenge that this browser was given, whatever comes of it: so in a transaction of its own. */
async function takeChallenge(visit: Visit, purpose: Purpose): Promise<string | undefined> {
  const secret = tripSecret(visit, 'passkey')
  const trip = await inCity(visit.runtime.pool, visit.city.id, 'write', (tx) =>
    takeTrip({ ...visit, tx }, 'passkey'),
  )
  const fits =
    trip?.purpose === purpose && (purpose === 'enter' || trip.person_id === visit.viewer?.person.id)
  return secret !== undefined && fits ? derived(secret, 'challenge') : undefined
}

export type Shown = { passkey: KnownPasskey; counter: number; verified: boolean }

/** Whose passkey it is, and whether it checked who holds it. */
export async function readAssertion(
  visit: Visit,
  purpose: 'enter' | 'confirm',
  given: GivenCredential,
): Promise<Shown | Wrong> {
  const expectedChallenge = await takeChallenge(visit, purpose)
  if (expectedChallenge === undefined) return 'tooLate'
  const passkey = await findPasskey(visit.tx, given.id)
  if (passkey?.public_key == null) return 'unknown'
  const { userHandle } = given.response
  if (userHandle !== undefined && userHandle !== handleOf(passkey.person_id)) return 'unknown'
  const { id, origin } = party(visit)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...given, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      credential: {
        id: given.id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
      },
    })
    if (!verified) return 'wrong'
    return { passkey, counter: authenticationInfo.newCounter, verified: authenticationInfo.userVerified }
  } catch {
    return 'wrong'
  }
}

export type Made = {
  credentialId: string
  publicKey: string
  transports: string
  counter: number
  verified: boolean
}

/** A passkey that was just made in this browser. */
export async function readNew(visit: Visit, given: GivenCredential): Promise<Made | Wrong> {
  const expectedChallenge = await takeChallenge(visit, 'link')
  if (expectedChallenge === undefined) return 'tooLate'
  const { id, origin } = party(visit)
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...given, clientExtensionResults: {} } as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return 'wrong'
    const { credential } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      transports: (given.response.transports ?? []).join(','),
      counter: credential.counter,
      verified: registrationInfo.userVerified,
    }
  } catch {
    return 'wrong'
  }
}
