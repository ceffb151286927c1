import { isAbsolute, resolve, sep } from 'node:path'
import { z } from 'zod'
import { environmentMessages } from './environment-messages.ts'
import { Refusal } from './refusal.ts'

type Words = ReturnType<typeof environmentMessages>
type Hint = keyof Words['hints']

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)
const isDatabase = (text: string) => /^postgres(ql)?:\/\/\S+$/.test(text) && urlOf(text) !== undefined
const isMail = (text: string) => /^smtps?:$/.test(urlOf(text)?.protocol ?? '')

/** A bucket in path style. Plain http only where nothing leaves the machine. */
function isBucket(text: string): boolean {
  const url = urlOf(text)
  const safe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname))
  return safe && /^\/[a-z0-9][a-z0-9.-]+\/?$/.test(url?.pathname ?? '')
}
const isClamd = (text: string) =>
  /^unix:\/\S+$/.test(text) || (urlOf(text)?.protocol === 'tcp:' && urlOf(text)?.hostname !== '')

/** What browsers call the origin: https, a name, nothing behind it. Plain http only where nothing leaves the machine. */
function isOrigin(text: string): boolean {
  const url = urlOf(text)
  const safe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname))
  return safe && url?.origin === text
}

const rule = (hint: Hint, fits: (text: string) => boolean) => z.string(hint).refine(fits, hint)
const folder = (hint: Hint) => rule(hint, isAbsolute)
/** A port of the system's choosing could not be told to anybody before it is open. */
export const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535

const fields = z.object({
  DATABASE_URL: rule('database', isDatabase).optional(),
  DATABASE_OWNER_URL: rule('database', isDatabase).optional(),
  DATABASE_UNSEAL_URL: rule('database', isDatabase).optional(),
  YUI_DATA: folder('data'),
  YUI_KEYS: folder('keys'),
  YUI_SIGN_IN: folder('signIn').optional(),
  YUI_ORIGIN: rule('origin', isOrigin),
  YUI_HOST: rule('host', (text) => /^[\w.:-]+$/.test(text)).default('127.0.0.1'),
  PORT: rule('port', isPort).default('3000').transform(Number),
  SMTP_URL: rule('smtp', isMail).optional(),
  MAIL_FROM: rule('from', (text) =>
    /^[^\s<>@]+@[^\s<>@]+$|^[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>$/.test(text),
  ).optional(),
  CLAMD: rule('clamd', isClamd).optional(),
  FILES_SANITISE: rule('sanitise', isAbsolute).optional(),
  MAIL_PER_MINUTE: rule('mailRate', (text) => /^[1-9]\d{0,3}$/.test(text)).optional(),
  MAIL_BOUNCES: folder('bounces').optional(),
  YUI_SCANS: folder('scans').optional(),
  YUI_SCANS_DAYS: rule('scansDays', (text) => /^[1-9]\d{0,3}$/.test(text)).optional(),
  FILES_S3_URL: rule('s3', isBucket).optional(),
  FILES_S3_KEY: z.string('s3').optional(),
  FILES_S3_SECRET: z.string('s3').optional(),
  FILES_S3_REGION: z.string('s3').optional(),
  YUI_TRUSTED_PROXIES: rule('proxies', (text) => /^\d$/.test(text))
    .default('0')
    .transform(Number),
  YUI_STAFF_HOSTS: rule('staffHosts', (text) => /^[a-z0-9.-]+(,[a-z0-9.-]+)*$/.test(text)).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'logLevel').default('info'),
})
export type Environment = z.infer<typeof fields>
type Name = keyof Environment
type Mistake = { name: Name; hint: Hint }

/** What zod only looks at when each value is right by itself, said together with the rest. */
function mistakesBetween(env: Partial<Record<Name, string>>): Mistake[] {
  const pairs: [boolean, Name, Hint][] = [
    [Boolean(env.SMTP_URL) !== Boolean(env.MAIL_FROM), env.SMTP_URL ? 'MAIL_FROM' : 'SMTP_URL', 'mailPair'],
    [
      new Set([env.FILES_S3_URL, env.FILES_S3_KEY, env.FILES_S3_SECRET].map(Boolean)).size > 1,
      'FILES_S3_URL',
      's3Together',
    ],
    [isInside(env.YUI_KEYS, env.YUI_DATA), 'YUI_KEYS', 'keysInside'],
    [isInside(env.YUI_SIGN_IN, env.YUI_DATA), 'YUI_SIGN_IN', 'keysInside'],
    [
      Boolean(env.DATABASE_OWNER_URL) !== Boolean(env.DATABASE_UNSEAL_URL),
      env.DATABASE_OWNER_URL ? 'DATABASE_UNSEAL_URL' : 'DATABASE_OWNER_URL',
      'ownerPair',
    ],
    [Boolean(env.DATABASE_OWNER_URL) && !env.DATABASE_URL, 'DATABASE_URL', 'appMissing'],
    [Boolean(env.DATABASE_URL) && env.DATABASE_URL === env.DATABASE_OWNER_URL, 'DATABASE_URL', 'sameRole'],
  ]
  return pairs.filter(([wrong]) => wrong).map(([, name, hint]) => ({ name, hint }))
}

const isInside = (inner: string | undefined, outer: string | undefined): boolean =>
  inner !== undefined &&
  outer !== undefined &&
  `${resolve(inner)}${sep}`.startsWith(`${resolve(outer)}${sep}`)

/** Reads the settings, or refuses with every mistake at once. An empty value counts as none. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(
    Object.keys(fields.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  )
  const parsed = fields.safeParse(given)
  const alone = parsed.error?.issues.map((issue) => ({
    name: issue.path[0] as Name,
    hint: issue.message as Hint,
  }))
  const mistakes = [...(alone ?? []), ...mistakesBetween(given)]
  if (parsed.success && mistakes.length === 0) return parsed.data
  throw new Refusal(sayAll(mistakes, given))
}

/** Addresses may hold a password, so only what cannot is shown. */
const shown = (name: Name, value: string | undefined): string =>
  value === undefined || /URL$/.test(name) ? '' : ` (${value.slice(0, 80)})`

function sayAll(mistakes: readonly Mistake[], given: Partial<Record<Name, string>>): string {
  const [ja, en] = [environmentMessages('ja'), environmentMessages('en')]
  const lines = mistakes.map(
    ({ name, hint }) => `  ${name}${shown(name, given[name])}\n    ${ja.hints[hint]}\n    ${en.hints[hint]}`,
  )
  return [`${ja.count(mistakes.length)} / ${en.count(mistakes.length)}`, ...lines].join('\n\n')
}
