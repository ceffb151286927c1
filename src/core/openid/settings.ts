import { z } from 'zod'
import { text } from '../edition/schema/text.ts'

/** Whom a way of signing in is for. A hat of another kind is not put on by it. */
export const audiences = ['residents', 'groups', 'staff'] as const
export type Audience = (typeof audiences)[number]

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** https; plain http only where nothing leaves the machine, as in tests. */
function isSafeAddress(value: string): boolean {
  const url = URL.parse(value)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
}
const isOrigin = (value: string): boolean => isSafeAddress(value) && new URL(value).origin === value

// What is wrong is said by a code; `messages.ts` has the words.
const word = (code: string, pattern: RegExp) => z.string(code).regex(pattern, code)
const address = z.string('issuer').refine(isSafeAddress, 'issuer')
const origin = z.string('origins').refine(isOrigin, 'origins')
/** A file that lies in the same folder; never a path. */
const file = word('file', /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
const claim = word('claim', /^[A-Za-z][\w:./-]{0,199}$/)
const token = word('token', /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/)

const client = z
  .strictObject({
    id: word('clientId', /^[\x20-\x7e]{1,400}$/),
    auth: z.enum(['private_key_jwt', 'client_secret_basic', 'client_secret_post'], 'auth'),
    secretFile: file.optional(),
    keyFile: file.optional(),
    keyId: token.optional(),
    /** How the client signs: by its key when left out. */
    alg: z.enum(['RS256', 'PS256', 'ES256'], 'keyAlg').optional(),
  })
  .superRefine((given, context) => {
    const needs = given.auth === 'private_key_jwt' ? 'keyFile' : 'secretFile'
    if (given[needs] === undefined) context.addIssue({ code: 'custom', path: [needs], message: needs })
  })

const claims = z.strictObject({
  subject: claim.default('sub'),
  name: claim.optional(),
  email: claim.optional(),
  /** The claim by which the provider says that the address was checked. */
  emailVerified: claim.optional(),
})

const provider = z
  .strictObject({
    code: word('code', /^[a-z][a-z0-9-]{1,29}$/),
    label: text,
    hint: text.optional(),
    issuer: address,
    /** Other hosts that its metadata names: token, keys, userinfo. Requests go there and to the issuer, nowhere else. */
    origins: z.array(origin, 'origins').default([]),
    client,
    scopes: z.array(token, 'scopes').default([]),
    acrValues: z.array(token, 'acrValues').default([]),
    /** More for the authorization address, such as `prompt: login`. */
    parameters: z.record(z.string(), z.string('parameters'), 'parameters').default({}),
    idTokenAlg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA', 'HS256'], 'idTokenAlg').default('RS256'),
    userinfo: z.boolean('yesNo').default(false),
    claims: claims.default({ subject: 'sub' }),
    for: z.array(z.enum(audiences, 'for'), 'for').min(1, 'for'),
    /** What in `acr` or `amr` shows that a second factor was used. Without it none was, whatever the provider did. */
    secondFactor: z
      .strictObject({ acr: z.array(token).default([]), amr: z.array(token).default([]) }, 'secondFactor')
      .optional(),
    /** Somebody nobody knows yet: may register as a resident, or is to sign in another way first and link it. */
    unknown: z.enum(['register', 'refuse'], 'unknown').default('refuse'),
    /** An account with the same address is taken for the same person, where the provider says it was checked. */
    knownByEmail: z.boolean('yesNo').default(false),
  })
  .superRefine((given, context) => {
    const wrong = (path: string, is: boolean) =>
      is && context.addIssue({ code: 'custom', path: [path], message: path })
    wrong('knownByEmail', given.knownByEmail && !(given.claims.email && given.claims.emailVerified))
    wrong('unknown', given.unknown === 'register' && !given.for.includes('residents'))
    wrong('idTokenAlg', given.idTokenAlg === 'HS256' && given.client.secretFile === undefined)
  })

/** A provider as its operator wrote it down. */
export type ProviderSettings = z.output<typeof provider>

/** One file for each city. */
export const settingsFile = z
  .strictObject({ providers: z.array(provider, 'providers') })
  .superRefine(({ providers }, context) => {
    const codes = providers.map(({ code }) => code)
    codes.forEach((code, at) => {
      if (codes.indexOf(code) < at)
        context.addIssue({ code: 'custom', path: ['providers', at, 'code'], message: 'twice' })
    })
  })
