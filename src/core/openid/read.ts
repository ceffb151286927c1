import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Hint, isHint, settingsMessages } from './messages.ts'
import { type ProviderSettings, settingsFile } from './settings.ts'

/** What a client shows at the token endpoint. */
export type Credentials = { secret?: string | undefined; key?: KeyObject | undefined }
export type ReadProvider = ProviderSettings & { credentials: Credentials }
export type SignInSettings = ReadonlyMap<string, readonly ReadProvider[]>

/** `where` names file and member, never what stands there: it may be a secret. */
export type SettingsMistake = { where: string; hint: Hint }
export type ReadSettings = { settings: SignInSettings; mistakes: readonly SettingsMistake[] }

const codeOf = (error: unknown) => (error as { code?: unknown }).code

/** Every city's settings in the folder, and everything that is wrong with them at once. No folder: no settings. */
export async function readSignInSettings(folder: string): Promise<ReadSettings> {
  const names = await readdir(folder).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? [] : undefined))
  if (names === undefined) return { settings: new Map(), mistakes: [{ where: folder, hint: 'unreadable' }] }
  const settings = new Map<string, readonly ReadProvider[]>()
  const mistakes: SettingsMistake[] = []
  for (const name of names.filter((one) => /\.ya?ml$/.test(one)).sort()) {
    const slug = /^([a-z][a-z0-9-]+)\.yaml$/.exec(name)?.[1]
    const read = slug ? await readCity(folder, name) : { mistakes: [at(name, 'city')], providers: [] }
    mistakes.push(...read.mistakes)
    if (slug) settings.set(slug, read.providers)
  }
  return { settings, mistakes }
}

const at = (where: string, hint: Hint): SettingsMistake => ({ where, hint })

type City = { providers: ReadProvider[]; mistakes: SettingsMistake[] }

async function readCity(folder: string, name: string): Promise<City> {
  const content = await readText(folder, name)
  if (typeof content !== 'string') return { providers: [], mistakes: [at(name, content.hint)] }
  const yaml = parseDocument(content, { prettyErrors: false })
  if (yaml.errors.length > 0) return { providers: [], mistakes: [at(name, 'yaml')] }
  const parsed = settingsFile.safeParse(yaml.toJS({ maxAliasCount: 20 }))
  if (!parsed.success) return { providers: [], mistakes: parsed.error.issues.flatMap(mistakesOf(name)) }
  const read = await Promise.all(parsed.data.providers.map((one) => withCredentials(folder, name, one)))
  return {
    providers: read.flatMap(({ provider }) => provider ?? []),
    mistakes: read.flatMap(({ mistakes }) => mistakes),
  }
}

const mistakesOf =
  (name: string) =>
  (issue: z.core.$ZodIssue): SettingsMistake[] => {
    const place = (more: readonly PropertyKey[]) => [name, [...issue.path, ...more].join('.')].join(': ')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => at(place([key.slice(0, 40)]), 'unknownMember'))
    return [at(place([]), isHint(issue.message) ? issue.message : 'invalid')]
  }

type Held = { provider?: ReadProvider; mistakes: SettingsMistake[] }

async function withCredentials(folder: string, name: string, settings: ProviderSettings): Promise<Held> {
  const { secretFile, keyFile, alg } = settings.client
  const secret = await secretIn(folder, secretFile)
  const key = await keyIn(folder, keyFile, alg)
  const where = (file: string) => `${name}: ${settings.code}: ${file}`
  const mistakes: SettingsMistake[] = []
  if ('hint' in secret) mistakes.push(at(where(secret.file), secret.hint))
  if ('hint' in key) mistakes.push(at(where(key.file), key.hint))
  if ('hint' in secret || 'hint' in key) return { mistakes }
  return { provider: { ...settings, credentials: { ...secret, ...key } }, mistakes }
}

type Wrong = { file: string; hint: Hint }

async function secretIn(folder: string, file: string | undefined): Promise<{ secret?: string } | Wrong> {
  if (file === undefined) return {}
  const content = await readText(folder, file)
  if (typeof content !== 'string') return { file, ...content }
  const secret = content.trim()
  return secret === '' ? { file, hint: 'emptySecret' } : { secret }
}

async function keyIn(
  folder: string,
  file: string | undefined,
  alg: Alg | undefined,
): Promise<{ key?: KeyObject } | Wrong> {
  if (file === undefined) return {}
  const content = await readText(folder, file)
  if (typeof content !== 'string') return { file, ...content }
  const key = privateKey(content)
  if (key === undefined) return { file, hint: 'badKey' }
  return alg !== undefined && !algsOf(key).includes(alg) ? { file, hint: 'keyAlg' } : { key }
}

const mostBytes = 100_000

/** A file that its owner alone may read: a secret that everybody on the machine can read is none. */
async function readText(folder: string, file: string): Promise<string | { hint: Hint }> {
  try {
    const path = join(folder, file)
    const { mode, size } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) return { hint: 'open' }
    return size > mostBytes ? { hint: 'invalid' } : await readFile(path, 'utf8')
  } catch {
    return { hint: 'unreadable' }
  }
}

type Alg = 'RS256' | 'PS256' | 'ES256'

/** How a key can sign, the usual way first; nothing for one that is too weak or of another kind. */
export function algsOf(key: KeyObject): readonly Alg[] {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= 2048) return ['RS256', 'PS256']
  return type === 'ec' && details?.namedCurve === 'prime256v1' ? ['ES256'] : []
}

function privateKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem)
    return algsOf(key).length > 0 ? key : undefined
  } catch {
    return undefined
  }
}

/** All mistakes for a terminal, in both languages: whoever reads them may not have chosen one yet. */
export function formatSettingsMistakes(mistakes: readonly SettingsMistake[]): string {
  const [ja, en] = [settingsMessages('ja'), settingsMessages('en')]
  const lines = mistakes.map(({ where, hint }) => `  ${where}\n    ${ja.hints[hint]}\n    ${en.hints[hint]}`)
  return [`${ja.count(mistakes.length)} / ${en.count(mistakes.length)}`, ...lines].join('\n\n')
}
