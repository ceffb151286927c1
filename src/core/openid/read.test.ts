import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { formatSettingsMistakes, readSignInSettings } from './index.ts'

const folders: string[] = []
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-sign-in-'))
  folders.push(folder)
  await put('secret', 'a secret\n')
  await put('rsa.pem', pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey))
})
afterAll(async () => {
  for (const one of folders) await rm(one, { recursive: true, force: true })
})

const pem = (key: { export: (as: { format: 'pem'; type: 'pkcs8' }) => string | Buffer }) =>
  String(key.export({ format: 'pem', type: 'pkcs8' }))
const put = async (name: string, text: string, mode = 0o600) => {
  await writeFile(join(folder, name), text)
  await chmod(join(folder, name), mode)
}

const line = `providers:
  - code: line
    label: { ja: LINE, en: LINE }
    issuer: https://access.line.me
    origins: [https://api.line.me]
    client: { id: "1234567890", auth: client_secret_post, secretFile: secret }
    idTokenAlg: HS256
    scopes: [profile]
    claims: { name: name }
    for: [residents]
    unknown: register
`
const wrong = async () => (await readSignInSettings(folder)).mistakes.map(({ where, hint }) => [where, hint])

test('a city’s providers are read with their secrets and keys, and what is left out has its default', async () => {
  await put('shinjo.yaml', line)
  const { settings, mistakes } = await readSignInSettings(folder)
  expect(mistakes).toEqual([])
  expect([...settings.keys()]).toEqual(['shinjo'])
  expect(settings.get('shinjo')?.[0]).toMatchObject({
    code: 'line',
    credentials: { secret: 'a secret' },
    claims: { subject: 'sub', name: 'name' },
    knownByEmail: false,
    userinfo: false,
  })
})

test('without a folder there is nothing, and that is no mistake', async () => {
  expect(await readSignInSettings(join(folder, 'none'))).toEqual({ settings: new Map(), mistakes: [] })
})

test.each([
  ['no YAML', 'providers: [', 'shinjo.yaml', 'yaml'],
  ['a misspelt member', line.replace('issuer:', 'isuer:'), 'shinjo.yaml: providers.0.isuer', 'unknownMember'],
  [
    'plain http to another machine',
    line.replace('https://access', 'http://access'),
    'shinjo.yaml: providers.0.issuer',
    'issuer',
  ],
  [
    'a name and a password in the address',
    line.replace('https://access', 'https://a:b@access'),
    'shinjo.yaml: providers.0.issuer',
    'issuer',
  ],
  [
    'an origin with a path',
    line.replace('api.line.me', 'api.line.me/v2'),
    'shinjo.yaml: providers.0.origins.0',
    'origins',
  ],
  [
    'a file in another folder',
    line.replace('secretFile: secret', 'secretFile: ../secret'),
    'shinjo.yaml: providers.0.client.secretFile',
    'file',
  ],
  [
    'no secret for a client that needs one',
    line.replace(', secretFile: secret', ''),
    'shinjo.yaml: providers.0.client.secretFile',
    'secretFile',
  ],
  [
    'a secret that is not there',
    line.replace('secretFile: secret', 'secretFile: none'),
    'shinjo.yaml: line: none',
    'unreadable',
  ],
  [
    'staff who would register themselves',
    line.replace('[residents]', '[staff]'),
    'shinjo.yaml: providers.0.unknown',
    'unknown',
  ],
  [
    'addresses believed without a word that they were checked',
    `${line}    knownByEmail: true\n`,
    'shinjo.yaml: providers.0.knownByEmail',
    'knownByEmail',
  ],
  [
    'two of the same name',
    `${line}${line.replace('providers:\n', '')}`,
    'shinjo.yaml: providers.1.code',
    'twice',
  ],
])('%s is told by its place', async (_, text, where, hint) => {
  await put('shinjo.yaml', text)
  expect(await wrong()).toContainEqual([where, hint])
})

test('a file that others on the machine may read is refused', async () => {
  await put('shinjo.yaml', line)
  await put('secret', 'a secret', 0o640)
  expect(await wrong()).toEqual([['shinjo.yaml: line: secret', 'open']])
  await put('shinjo.yaml', line, 0o644)
  expect(await wrong()).toEqual([['shinjo.yaml', 'open']])
})

test('a key of another kind, too weak or unfit for its way of signing is refused', async () => {
  const withKey = (alg = '') =>
    put(
      'shinjo.yaml',
      line
        .replace(
          'auth: client_secret_post, secretFile: secret',
          `auth: private_key_jwt, keyFile: rsa.pem${alg}`,
        )
        .replace('HS256', 'RS256'),
    )
  await withKey()
  expect(await wrong()).toEqual([])
  await withKey(', alg: PS256')
  expect(await wrong()).toEqual([])
  await withKey(', alg: ES256')
  expect(await wrong()).toEqual([['shinjo.yaml: line: rsa.pem', 'keyAlg']])
  await withKey()
  for (const text of [
    'no key',
    pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey),
    pem(generateKeyPairSync('ed25519').privateKey),
  ]) {
    await put('rsa.pem', text)
    expect(await wrong()).toEqual([['shinjo.yaml: line: rsa.pem', 'badKey']])
  }
})

test('all mistakes of all cities are told at once, in both languages, and nothing that stands there', async () => {
  await put('shinjo.yaml', line.replace('HS256', 'secret-word').replace('LINE, en', 'LINE, fr'))
  await put('kurashiki.yaml', line.replace('1234567890', ''))
  await put('Big City.yaml', line)
  const { mistakes } = await readSignInSettings(folder)
  const text = formatSettingsMistakes(mistakes)
  expect(mistakes.length).toBe(4)
  expect(text).toContain('4件')
  expect(text).toContain('4 corrections')
  expect(text).toContain('kurashiki.yaml: providers.0.client.id')
  expect(text).not.toContain('secret-word')
})
