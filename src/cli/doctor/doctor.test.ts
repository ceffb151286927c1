import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { newTrialFolder, operatorOf, removeTrialFolders, yui } from '../operator.testing.ts'

let app: TestApp
let env: NodeJS.ProcessEnv
let folder: string
beforeAll(async () => {
  app = await startTestApp()
  folder = await newTrialFolder()
  env = operatorOf(app, folder)
})
afterAll(async () => {
  await app.stop()
  await removeTrialFolders()
})

describe('doctor', () => {
  test('finds nothing wrong', async () => {
    const { code, said } = await yui(env, 'doctor')
    expect(said).toContain('✓ database: PostgreSQL')
    expect(said).toContain('✓ role: ')
    expect(said).toContain('! mail: no SMTP_URL')
    expect(said).toContain('Nothing needs putting right.')
    expect(code).toBe(0)
  })

  test('names everything that needs putting right at once', async () => {
    const sick = {
      ...env,
      DATABASE_URL: env.DATABASE_OWNER_URL,
      YUI_KEYS: join(folder, 'no-keys'),
      SMTP_URL: 'smtp://127.0.0.1:1',
    }
    const { code, said } = await yui(sick, 'doctor')
    expect(code).toBe(1)
    for (const subject of ['role', 'keys', 'mail']) expect(said).toContain(`✗ ${subject}: `)
    expect(said).toContain('3 things to put right.')
  })

  test('reads the settings for other providers as a start does, and knocks at each', async () => {
    const there = join(folder, 'sign-in')
    await mkdir(there, { recursive: true })
    const put = (text: string) => writeFile(join(there, 'shinjo.yaml'), text, { mode: 0o600 })
    await writeFile(join(there, 'secret'), 'a secret', { mode: 0o600 })
    const provider = `{ code: city, label: { ja: x }, issuer: "http://127.0.0.1:1", for: [staff],
      client: { id: x, auth: client_secret_basic, secretFile: secret } }`
    await put(`providers: [${provider}]`)
    const away = await yui({ ...env, YUI_SIGN_IN: there }, 'doctor')
    expect([away.code, away.said]).toEqual([1, expect.stringContaining('✗ other providers: shinjo city')])
    await put(`providers: [${provider.replace('http:', 'ftp:')}]`)
    const wrong = await yui({ ...env, YUI_SIGN_IN: there }, 'doctor')
    expect(wrong.code).toBe(1)
    expect(wrong.said).toContain('shinjo.yaml: providers.0.issuer')
    await rm(there, { recursive: true })
  })

  test('says when the database does not answer', async () => {
    const gone = 'postgresql://yui_app@127.0.0.1:1/yui'
    const { code, said } = await yui({ ...env, DATABASE_URL: gone, DATABASE_OWNER_URL: gone }, 'doctor')
    expect(code).toBe(1)
    expect(said).toContain('✗ database: cannot be reached')
  })
})
