import { createHmac, timingSafeEqual } from 'node:crypto'
import * as openid from 'openid-client'
import type { Text } from '../../lib/language.ts'
import { algsOf, type ReadProvider } from './read.ts'
import type { Audience } from './settings.ts'

/** What one way out and back is known by. Nothing of it is stored; see `core/round-trip`. */
export type TripSecrets = { state: string; nonce: string; verifier: string }
type Out = TripSecrets & {
  redirectUri: string
  /** Asks the person to show again that it is them, though the provider knows them already. */
  again: boolean
}

/** Whom the provider says that somebody is, after everything was checked. */
export type Arrived = {
  issuer: string
  subject: string
  name: string | undefined
  email: string | undefined
  emailVerified: boolean
  /** A second factor was used, by what the operator wrote down. */
  strong: boolean
}

/** Another place where people sign in, as the pages and routes of a city see it. */
export type Provider = {
  code: string
  label: Text
  hint: Text | undefined
  issuer: string
  for: readonly Audience[]
  mayRegister: boolean
  knownByEmail: boolean
  canBeStrong: boolean
  /** Where the browser goes. */
  addressOut: (out: Out) => Promise<URL>
  /** Takes in what the browser brought back; throws where anything does not fit. */
  arrive: (url: URL, out: Out) => Promise<Arrived>
  /** Asks for the provider's metadata, and throws where it does not fit. */
  reach: () => Promise<void>
}

const patience = 10
const metadataMs = 60 * 60 * 1000
/** Somebody who has to show again that it is them has just done so. */
const againSeconds = 120

/** Requests leave for the issuer and for what the operator named besides, and no redirect is followed (class 24). */
function fetchOf({ issuer, origins }: ReadProvider): openid.CustomFetch {
  const known = new Set([new URL(issuer).origin, ...origins])
  return async (address, options) => {
    const { origin } = new URL(address)
    if (!known.has(origin)) throw new Error(`${origin} is not among the configured origins`)
    return fetch(address, { ...options, redirect: 'manual' } as RequestInit)
  }
}

function clientAuth({ client, credentials }: ReadProvider): openid.ClientAuth {
  const { secret = '', key } = credentials
  if (client.auth === 'client_secret_basic') return openid.ClientSecretBasic(secret)
  if (client.auth === 'client_secret_post') return openid.ClientSecretPost(secret)
  if (key === undefined) throw new Error('private_key_jwt without a key')
  const alg = client.alg ?? algsOf(key)[0]
  const algorithm = alg === 'ES256' ? { name: 'ECDSA', namedCurve: 'P-256' } : rsa(alg)
  const signing = key.toCryptoKey(algorithm, false, ['sign']) as openid.CryptoKey
  return openid.PrivateKeyJwt(client.keyId ? { key: signing, kid: client.keyId } : signing)
}

const rsa = (alg: string | undefined) => ({
  name: alg === 'PS256' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
})

async function discover(settings: ReadProvider): Promise<openid.Configuration> {
  const { issuer, client, idTokenAlg } = settings
  const insecure = issuer.startsWith('http:')
  const metadata = { id_token_signed_response_alg: idTokenAlg }
  const found = await openid.discovery(new URL(issuer), client.id, metadata, clientAuth(settings), {
    timeout: patience,
    [openid.customFetch]: fetchOf(settings),
    execute: insecure ? [openid.allowInsecureRequests] : [],
  })
  // A token that came straight from the provider over TLS could be believed as it is; its signature is checked anyway.
  if (idTokenAlg !== 'HS256') openid.enableNonRepudiationChecks(found)
  return found
}

/** Found once an hour; what failed is asked for again. */
function remembered(settings: ReadProvider): () => Promise<openid.Configuration> {
  let kept: { at: number; found: Promise<openid.Configuration> } | undefined
  return () => {
    const now = performance.now()
    if (kept === undefined || now - kept.at > metadataMs) {
      const found = discover(settings)
      kept = { at: now, found }
      found.catch(() => {
        kept = undefined
      })
    }
    return kept.found
  }
}

/** What only the client and the provider know signs the token (LINE in a browser does so). */
function checkHmac(idToken: string | undefined, secret: string): void {
  const [header = '', payload = '', signature = ''] = idToken?.split('.') ?? []
  const right = createHmac('sha256', secret).update(`${header}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw new Error('the signature of the ID token does not fit')
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 400) : undefined
const isYes = (value: unknown): boolean => value === true || value === 'true' || value === 1 || value === '1'

type Claims = Readonly<Record<string, unknown>>

function isStrong({ secondFactor }: ReadProvider, { acr, amr }: Claims): boolean {
  if (secondFactor === undefined) return false
  const means = Array.isArray(amr) ? amr : [amr]
  return (
    (typeof acr === 'string' && secondFactor.acr.includes(acr)) ||
    means.some((one) => typeof one === 'string' && secondFactor.amr.includes(one))
  )
}

/** The subject and how strongly it was checked are taken from the signed token alone; the rest may be userinfo's. */
function arrivedOf(settings: ReadProvider, idToken: Claims, userinfo: Claims): Arrived {
  const { claims, issuer } = settings
  const all = { ...userinfo, ...idToken }
  const subject = textIn(idToken[claims.subject])
  if (subject === undefined) throw new Error(`the ID token has no ${claims.subject}`)
  const { email, emailVerified, name } = claims
  return {
    issuer,
    subject,
    name: name && textIn(all[name]),
    email: email && textIn(all[email])?.normalize('NFKC').toLowerCase(),
    emailVerified: emailVerified !== undefined && isYes(all[emailVerified]),
    strong: isStrong(settings, idToken),
  }
}

async function addressOut(settings: ReadProvider, config: openid.Configuration, out: Out): Promise<URL> {
  const { scopes, acrValues, parameters, issuer, origins } = settings
  const address = openid.buildAuthorizationUrl(config, {
    ...parameters,
    ...(acrValues.length > 0 ? { acr_values: acrValues.join(' ') } : {}),
    ...(out.again ? { prompt: 'login', max_age: '0' } : {}),
    scope: [...new Set(['openid', ...scopes])].join(' '),
    redirect_uri: out.redirectUri,
    state: out.state,
    nonce: out.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(out.verifier),
    code_challenge_method: 'S256',
  })
  if (![new URL(issuer).origin, ...origins].includes(address.origin))
    throw new Error(`${address.origin} is not among the configured origins`)
  return address
}

async function arrive(
  settings: ReadProvider,
  config: openid.Configuration,
  url: URL,
  out: Out,
): Promise<Arrived> {
  const tokens = await openid.authorizationCodeGrant(config, url, {
    expectedState: out.state,
    expectedNonce: out.nonce,
    pkceCodeVerifier: out.verifier,
    idTokenExpected: true,
    ...(out.again ? { maxAge: againSeconds } : {}),
  })
  if (settings.idTokenAlg === 'HS256') checkHmac(tokens.id_token, settings.credentials.secret ?? '')
  const claims = tokens.claims() ?? { sub: '' }
  const userinfo = settings.userinfo
    ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
    : {}
  return arrivedOf(settings, claims, userinfo)
}

export function openProvider(settings: ReadProvider): Provider {
  const config = remembered(settings)
  const { code, label, hint, issuer, knownByEmail, unknown, secondFactor } = settings
  return {
    code,
    label,
    hint,
    issuer,
    for: settings.for,
    mayRegister: unknown === 'register',
    knownByEmail,
    canBeStrong: secondFactor !== undefined,
    addressOut: async (out) => addressOut(settings, await config(), out),
    arrive: async (url, out) => arrive(settings, await config(), url, out),
    reach: async () => void (await config()),
  }
}

/** The person said no at the provider, which is no failure. */
export const saidNo = (error: unknown): boolean =>
  error instanceof openid.AuthorizationResponseError && error.error === 'access_denied'
