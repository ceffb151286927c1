import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startProvider, type TestProvider } from '../../testing/openid-provider.ts'
import { openProvider, type Provider, readSignInSettings, saidNo } from './index.ts'

const redirectUri = 'http://yui.test/shinjo/openid/id/back'
const base = { redirectUri, again: false }
const trip = (n: string) => ({
  ...base,
  state: `state-${n}`,
  nonce: `nonce-${n}`,
  verifier: n.padEnd(50, 'v'),
})
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })

let folder: string
let there: TestProvider
let other: TestProvider
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-openid-'))
  const secret = {
    client_secret: 'a secret of forty characters and a few more',
    redirect_uris: [redirectUri],
  }
  const clients = () =>
    [
      { client_id: 'basic', token_endpoint_auth_method: 'client_secret_basic', ...secret },
      {
        client_id: 'line',
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'HS256',
        ...secret,
      },
      {
        client_id: 'key',
        token_endpoint_auth_method: 'private_key_jwt',
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'ES256',
        jwks: {
          keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'ours', alg: 'ES256', use: 'sig' }],
        },
      },
    ] as const
  ;[there, other] = await Promise.all([startProvider(clients), startProvider(clients)])
  await put('secret', secret.client_secret)
  await put('wrong-secret', 'not what the provider knows')
  await put('key.pem', pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  await put('stranger.pem', stranger.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
})
afterAll(async () => {
  await Promise.all([there?.stop(), other?.stop()])
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  there.person = { sub: 'sakura', name: '見本 さくら', email: 'Sakura@Example.jp', email_verified: true }
})

const put = (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600 })

const basic = { id: 'basic', auth: 'client_secret_basic', secretFile: 'secret' }
const keyed = { id: 'key', auth: 'private_key_jwt', keyFile: 'key.pem', keyId: 'ours' }

/** A provider as it is read from the operator's folder. */
async function provider(more: object = {}, city = 'shinjo'): Promise<Provider> {
  const one = {
    code: 'id',
    label: { ja: '試験用の ID' },
    issuer: there.issuer,
    client: basic,
    scopes: ['profile', 'email'],
    claims: { name: 'name', email: 'email', emailVerified: 'email_verified' },
    for: ['residents'],
    ...more,
  }
  await put(`${city}.yaml`, JSON.stringify({ providers: [one] }))
  const { settings, mistakes } = await readSignInSettings(folder)
  expect(mistakes).toEqual([])
  const read = settings.get(city)?.[0]
  if (read === undefined) throw new Error('no provider')
  return openProvider(read)
}

const roundOf = async (using: Provider, out = trip('a')) => ({
  out,
  back: await there.goThrough((await using.addressOut(out)).href),
})

async function arrive(more: object = {}) {
  const using = await provider(more)
  const { out, back } = await roundOf(using)
  return using.arrive(back, out)
}

describe('somebody who signs in at the provider', () => {
  test.each([
    ['a secret in the header', { client: basic }],
    [
      'a secret in the body, and a token signed with it, as LINE does',
      { client: { ...basic, id: 'line', auth: 'client_secret_post' }, idTokenAlg: 'HS256' },
    ],
    ['a private key, and nothing secret that travels', { client: keyed, idTokenAlg: 'ES256' }],
  ])('is known by %s', async (_, more) => {
    expect(await arrive(more)).toEqual({
      issuer: there.issuer,
      subject: 'sakura',
      name: '見本 さくら',
      email: 'sakura@example.jp',
      emailVerified: true,
      strong: false,
    })
  })

  test('is known by userinfo where the token says less', async () => {
    expect(await arrive({ userinfo: true })).toMatchObject({ name: '見本 さくら', subject: 'sakura' })
  })

  test('has a checked address only where the provider says so in the configured claim', async () => {
    there.person = { sub: 'sakura', email: 'sakura@example.jp', email_verified: false }
    expect(await arrive()).toMatchObject({ email: 'sakura@example.jp', emailVerified: false })
    there.person = { sub: 'sakura', email: 'sakura@example.jp' }
    expect(await arrive()).toMatchObject({ emailVerified: false })
    there.person = { sub: 'sakura', email: 'sakura@example.jp', email_verified: true }
    expect(await arrive({ claims: { email: 'email' } })).toMatchObject({ emailVerified: false })
  })

  test('used a second factor only where acr or amr says what the operator wrote down', async () => {
    const strong = { secondFactor: { acr: ['aal2'], amr: ['mfa'] } }
    there.person = { sub: 'a', acr: 'aal2', amr: ['pwd'] }
    expect(await arrive({ ...strong, acrValues: ['aal2'] })).toMatchObject({ strong: true })
    there.person = { sub: 'b', acr: 'aal1', amr: ['pwd'] }
    expect(await arrive(strong)).toMatchObject({ strong: false })
    there.person = { sub: 'c', amr: ['pwd', 'mfa'] }
    expect(await arrive(strong)).toMatchObject({ strong: true })
    expect(await arrive()).toMatchObject({ strong: false })
  })

  test('may say no, which is told apart from what fails', async () => {
    there.person = undefined
    const refused = await arrive().catch((error: unknown) => error)
    expect(saidNo(refused)).toBe(true)
    expect(saidNo(new Error('x'))).toBe(false)
  })
})

describe('what does not fit is refused', () => {
  test.each([
    ['another state', { state: 'state-b' }],
    ['another nonce', { nonce: 'nonce-b' }],
    ['another verifier', { verifier: 'w'.repeat(50) }],
  ])('%s', async (_, wrong) => {
    const using = await provider()
    const { out, back } = await roundOf(using)
    await expect(using.arrive(back, { ...out, ...wrong })).rejects.toThrow()
  })

  test('a code that was used already', async () => {
    const using = await provider()
    const { out, back } = await roundOf(using)
    await using.arrive(back, out)
    await expect(using.arrive(back, out)).rejects.toThrow()
  })

  test('a code that was given to another client: the token’s audience is that one', async () => {
    const { out, back } = await roundOf(await provider())
    const line = { ...basic, id: 'line', auth: 'client_secret_post' }
    await expect((await provider({ client: line, idTokenAlg: 'HS256' })).arrive(back, out)).rejects.toThrow()
  })

  test('an answer that names another provider', async () => {
    const using = await provider()
    const { out, back } = await roundOf(using)
    back.searchParams.set('iss', other.issuer)
    await expect(using.arrive(back, out)).rejects.toThrow()
  })

  test('a token signed in another way than is configured', async () => {
    await expect(arrive({ idTokenAlg: 'ES256' })).rejects.toThrow()
  })

  test('a wrong secret, and a key that is not ours', async () => {
    await expect(arrive({ client: { ...basic, secretFile: 'wrong-secret' } })).rejects.toThrow()
    await expect(
      arrive({ client: { ...keyed, keyFile: 'stranger.pem' }, idTokenAlg: 'ES256' }),
    ).rejects.toThrow()
  })

  test('a provider that calls itself otherwise', async () => {
    const using = await provider({ issuer: there.issuer.replace('127.0.0.1', 'localhost') })
    await expect(using.reach()).rejects.toThrow()
  })
})

describe('what leaves', () => {
  test('is PKCE with S256, state, nonce, and what the operator asks for, which cannot take their place', async () => {
    const using = await provider({
      acrValues: ['aal2', 'aal1'],
      parameters: { ui_locales: 'ja', state: 'mine', redirect_uri: 'https://evil.example', scope: 'x' },
    })
    const asked = Object.fromEntries((await using.addressOut(trip('a'))).searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: 'state-a',
      nonce: 'nonce-a',
      scope: 'openid profile email',
      acr_values: 'aal2 aal1',
      ui_locales: 'ja',
      redirect_uri: redirectUri,
    })
    expect(JSON.stringify(asked)).not.toContain(trip('a').verifier)
  })

  test('asks to sign in again where somebody has to show that it is them', async () => {
    const using = await provider()
    const address = await using.addressOut({ ...trip('a'), again: true })
    expect([address.searchParams.get('prompt'), address.searchParams.get('max_age')]).toEqual(['login', '0'])
    const out = { ...trip('a'), again: true }
    expect(await using.arrive(await there.goThrough(address.href), out)).toMatchObject({ subject: 'sakura' })
  })

  test('an answer without the time of signing in shows nothing again', async () => {
    const using = await provider()
    const { out, back } = await roundOf(using)
    await expect(using.arrive(back, { ...out, again: true })).rejects.toThrow()
  })

  test('goes to the issuer and the configured hosts alone, and follows no redirect (class 24)', async () => {
    const seen = there.asked.length
    const { createServer } = await import('node:http')
    const metadata = (issuer: string) => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${there.issuer}/token`,
      jwks_uri: `${there.issuer}/jwks`,
    })
    const liar = createServer((request, response) => {
      if (request.url?.includes('redirected'))
        return response.writeHead(302, { Location: there.issuer }).end()
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(metadata(issuer)))
    })
    await new Promise<void>((done) => liar.listen(0, '127.0.0.1', done))
    const issuer = `http://127.0.0.1:${(liar.address() as { port: number }).port}`
    const back = new URL(`${redirectUri}?code=x&state=state-a`)
    await expect((await provider({ issuer })).arrive(back, trip('a'))).rejects.toThrow()
    await expect((await provider({ issuer: `${issuer}/redirected` })).reach()).rejects.toThrow()
    expect(there.asked.length).toBe(seen)
    // and where the operator named that host, it is asked
    await expect(
      (await provider({ issuer, origins: [there.issuer] })).arrive(back, trip('a')),
    ).rejects.toThrow()
    expect(there.asked.slice(seen)).toEqual(['POST /token'])
    liar.close()
  })
})
