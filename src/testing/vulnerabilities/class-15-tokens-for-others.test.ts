import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProvider, type Provider, readSignInSettings } from '../../core/openid/index.ts'

/* Class 15: a token that was made for somebody else opens nothing here. A provider that lies in every way there is. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const seconds = () => Math.floor(Date.now() / 1000)

type Lie = { header?: object; claims?: object; key?: 'foreign' | 'none' }
let lie: Lie
let server: Server
let issuer: string
let folder: string
let provider: Provider

function token({ header = {}, claims = {}, key }: Lie): string {
  const right = {
    iss: issuer,
    aud: 'yui',
    sub: 'sakura',
    nonce: 'the nonce',
    iat: seconds(),
    exp: seconds() + 60,
  }
  const text = `${encoded({ alg: 'RS256', kid: 'one', ...header })}.${encoded({ ...right, ...claims })}`
  if (key === 'none') return `${text}.`
  const by = key === 'foreign' ? foreign.privateKey : privateKey
  return `${text}.${sign('sha256', Buffer.from(text), by).toString('base64url')}`
}

const answers: Readonly<Record<string, () => object>> = {
  '/.well-known/openid-configuration': () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['RS256'],
  }),
  '/jwks': () => ({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
  }),
  '/token': () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: token(lie) }),
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answers[request.url?.split('?')[0] ?? '']?.() ?? {}))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = await mkdtemp(join(tmpdir(), 'yui-class-15-'))
  await writeFile(join(folder, 'secret'), 'a secret', { mode: 0o600 })
  const one = {
    code: 'id',
    label: { ja: 'ID' },
    issuer,
    client: { id: 'yui', auth: 'client_secret_basic', secretFile: 'secret' },
    for: ['residents'],
  }
  await writeFile(join(folder, 'shinjo.yaml'), JSON.stringify({ providers: [one] }), { mode: 0o600 })
  const read = (await readSignInSettings(folder)).settings.get('shinjo')?.[0]
  if (read === undefined) throw new Error('no provider')
  provider = openProvider(read)
})
afterAll(async () => {
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

const arrive = () =>
  provider.arrive(new URL('http://yui.test/shinjo/openid/id/back?code=x&state=the-state'), {
    state: 'the-state',
    nonce: 'the nonce',
    verifier: createHash('sha512').update('x').digest('base64url').slice(0, 60),
    redirectUri: 'http://yui.test/shinjo/openid/id/back',
    again: false,
  })

test('the right token opens, so that the lies below fail for what they are', async () => {
  lie = {}
  expect(await arrive()).toMatchObject({ subject: 'sakura', issuer })
})

describe('a token is refused', () => {
  test.each<[string, Lie]>([
    ['for another client', { claims: { aud: 'another' } }],
    ['for several, and not given to us', { claims: { aud: ['yui', 'another'], azp: 'another' } }],
    ['of another issuer', { claims: { iss: 'https://another.example' } }],
    ['of another tenant of the issuer', { claims: { iss: 'will be the issuer with /tenant' } }],
    ['for another sign-in', { claims: { nonce: 'another' } }],
    ['for none in particular', { claims: { nonce: undefined } }],
    ['that has ended', { claims: { exp: 1_700_000_000 } }],
    ['that never ends', { claims: { exp: undefined } }],
    ['about nobody', { claims: { sub: undefined } }],
    ['signed by somebody else', { key: 'foreign' }],
    ['signed by nobody', { header: { alg: 'none' }, key: 'none' }],
    ['with its signature cut off', { key: 'none' }],
    ['signed by a key that is not the provider’s', { header: { kid: 'two' } }],
  ])('%s', async (_, given) => {
    lie = given
    const { iss } = (given.claims ?? {}) as { iss?: string }
    if (iss?.includes('/tenant')) lie = { claims: { iss: `${issuer}/tenant` } }
    await expect(arrive()).rejects.toThrow()
  })
})
