import { describe, expect, test } from 'vitest'
import { readDemoConfig, readServeConfig } from '../config.ts'

const good = {
  YUI_DATA: '/var/lib/yui',
  YUI_KEYS: '/etc/yui/keys',
  YUI_ORIGIN: 'https://yui.example.lg.jp',
}
const database = 'postgresql://yui_app:geheim@db:5432/yui'

const mistakesOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readServeConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
const namesIn = (text: string) => [...text.matchAll(/^ {2}([A-Z_]+)/gm)].map(([, name]) => name)

describe('the settings of a real start', () => {
  test('three are enough', () => {
    expect(readServeConfig(good)).toMatchObject({
      demo: false,
      databases: undefined,
      origin: 'https://yui.example.lg.jp',
      host: '127.0.0.1',
      port: 3000,
      mail: undefined,
      folders: { home: '/var/lib/yui', files: '/var/lib/yui/files', keys: '/etc/yui/keys' },
    })
  })

  test('every mistake is named at once', () => {
    const text = mistakesOf({
      DATABASE_URL: 'mysql://db/yui',
      DATABASE_OWNER_URL: 'postgresql://yui_owner@db/yui',
      YUI_KEYS: 'keys',
      YUI_ORIGIN: 'http://yui.example.lg.jp',
      YUI_HOST: 'any where',
      PORT: '99999',
      SMTP_URL: 'mail.example.jp',
      LOG_LEVEL: 'loud',
    })
    expect(namesIn(text).sort()).toEqual(
      [
        ...['DATABASE_UNSEAL_URL', 'DATABASE_URL', 'LOG_LEVEL', 'MAIL_FROM', 'PORT', 'SMTP_URL'],
        ...['YUI_DATA', 'YUI_HOST', 'YUI_KEYS', 'YUI_ORIGIN'],
      ].sort(),
    )
    expect(text).toContain('環境変数に直すところが10件あります。 / 10 settings need correcting.')
  })

  test.each([
    [{ YUI_ORIGIN: 'https://yui.example.lg.jp/' }, 'YUI_ORIGIN'],
    [{ YUI_ORIGIN: 'https://yui.example.lg.jp/path' }, 'YUI_ORIGIN'],
    [{ YUI_DATA: './data' }, 'YUI_DATA'],
    [{ CLAMD: 'clamav:3310' }, 'CLAMD'],
    [{ FILES_SANITISE: 'sanitise.sh' }, 'FILES_SANITISE'],
    [{ YUI_KEYS: '/var/lib/yui/keys' }, 'YUI_KEYS'],
    [{ YUI_KEYS: '/var/lib/other/../yui/keys' }, 'YUI_KEYS'],
    [{ DATABASE_URL: database, DATABASE_OWNER_URL: database, DATABASE_UNSEAL_URL: database }, 'DATABASE_URL'],
    [{ MAIL_FROM: 'a@example.jp\nBcc: all@example.jp', SMTP_URL: 'smtp://mail' }, 'MAIL_FROM'],
    [{ PORT: '3000x' }, 'PORT'],
    [{ PORT: '0' }, 'PORT'],
  ])('%j is refused', (wrong, name) => {
    expect(namesIn(mistakesOf({ ...good, ...wrong }))).toEqual([name])
  })

  test('a folder beside the data, whose name only begins like it, may hold the keys', () => {
    expect(mistakesOf({ ...good, YUI_KEYS: '/var/lib/yui-keys' })).toBe('')
  })

  test('an address with a password in it is never shown', () => {
    const text = mistakesOf({
      ...good,
      DATABASE_URL: 'postgres//yui:geheim@db',
      SMTP_URL: 'geheim://x',
      MAIL_FROM: 'a@b.jp',
    })
    expect(namesIn(text)).toEqual(['DATABASE_URL', 'SMTP_URL'])
    expect(text).not.toContain('geheim')
  })

  test('an empty variable counts as none', () => {
    expect(readServeConfig({ ...good, DATABASE_URL: '', SMTP_URL: '', PORT: '' }).databases).toBeUndefined()
  })
})

describe('the demo', () => {
  test.each(['0.0.0.0', '192.168.1.5', '::', 'yui.example.lg.jp', '127.0.0.1.example.jp'])(
    'is not reachable on %s',
    (host) => {
      expect(() => readDemoConfig({ YUI_HOST: host })).toThrow(/only \(not on/)
    },
  )

  test('is there for this computer', () => {
    expect(readDemoConfig({}).host).toBe('127.0.0.1')
    expect(readDemoConfig({ YUI_HOST: '::1', PORT: '3100' })).toMatchObject({
      host: '::1',
      port: 3100,
      demo: true,
    })
  })

  test('names a port that is none', () => {
    expect(() => readDemoConfig({ PORT: 'abc' })).toThrow(/PORT must be a number/)
  })
})
