import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { commands } from './commands.ts'
import { newTrialFolder, operatorOf, removeTrialFolders, yui } from './operator.testing.ts'

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

const editions = async () =>
  (await app.owner.query('SELECT content_hash FROM edition ORDER BY content_hash')).rows
const fileWith = async (change: (text: string) => string) => {
  const file = join(folder, `${Math.random()}.yaml`)
  await writeFile(file, change(await readFile('cities/shinjo.yaml', 'utf8')))
  return file
}

describe('the line', () => {
  test.each(commands.map(({ name }) => name))('yui %s --help says how to use it', async (name) => {
    const { code, said } = await yui({}, ...name.split(' '), '--help')
    expect(code).toBe(0)
    expect(said).toContain(`Usage: yui ${name}`)
    expect(said).toContain('Exit codes: 0 done, 1 failed or something is wrong, 2 wrong usage')
  })

  test('help is in Japanese where the terminal is', async () => {
    expect((await yui({ LANG: 'ja_JP.UTF-8' }, '--help')).said).toContain('データベースをこの版に合わせます')
  })

  test.each([
    [[]],
    [['nothing']],
    [['city']],
    [['city', 'check']],
    [['city', 'check', 'a.yaml', 'b.yaml']],
    [['city', 'list', '--nonsense']],
    [['admin', 'create', '--city', 'shinjo']],
    [['trail', 'verify', '--against', '1:aaaaaaaaaaaaaaaa']],
    [['export', 'shinjo']],
  ])('%j is not understood: 2, and nothing is done', async (args) => {
    const { code, said, warned } = await yui({}, ...args)
    expect(code).toBe(2)
    expect(said).toBe('')
    expect(warned).not.toBe('')
  })
})

describe('a city file', () => {
  test('that is good is called so', async () => {
    expect(await yui(env, 'city', 'check', 'cities/shinjo.yaml')).toMatchObject({ code: 0, warned: '' })
  })

  test('that is broken: every mistake at once, 1, and nothing is changed', async () => {
    const file = await fileWith((text) =>
      text.replace('slug: shinjo', 'slug: SHIN JO').replace(/effectiveFrom: .*/, 'effectiveFrom: yesterday'),
    )
    const before = await editions()
    for (const verb of ['check', 'add']) {
      const { code, warned } = await yui(env, 'city', verb, file)
      expect(code).toBe(1)
      expect(warned).toContain('There are 2 mistakes.')
      expect(warned).toMatch(/:\d+:\d+ {2}city\.slug/)
      expect(warned).toMatch(/:\d+:\d+ {2}edition\.effectiveFrom/)
    }
    expect(await editions()).toEqual(before)
  })

  test('that is not there: 1, and its name', async () => {
    expect(await yui(env, 'city', 'check', '/nowhere.yaml')).toMatchObject({
      code: 1,
      warned: '/nowhere.yaml cannot be read (ENOENT). Check the path.',
    })
  })

  test('that is added is a new edition, which the running app shows at once; the same again adds nothing', async () => {
    const visitor = app.anonymous()
    expect((await visitor.get('/shinjo')).text).not.toContain('新しい新庄市')
    const file = await fileWith((text) => text.replace('ja: 新庄市', 'ja: 新しい新庄市'))
    expect((await yui(env, 'city', 'add', file)).said).toBe('Added edition 2 of Shinjo City.')
    expect((await visitor.get('/shinjo')).text).toContain('新しい新庄市')
    const before = await editions()
    expect((await yui(env, 'city', 'add', file)).said).toContain('Nothing was changed.')
    expect(await editions()).toEqual(before)
    expect((await yui(env, 'city', 'list')).said).toMatch(/^shinjo\t062057\t新しい新庄市\t2 editions/m)
  })
})

describe('an administrator', () => {
  const create = (...more: string[]) =>
    yui(
      env,
      'admin',
      'create',
      '--city',
      'shinjo',
      '--email',
      'Kanri@Example.jp',
      '--name',
      '管理 花子',
      ...more,
    )
  let password = ''

  test('is made with a password that is shown once', async () => {
    const { code, said } = await create('--generate')
    expect(code).toBe(0)
    password = /: (\S{20,})$/m.exec(said)?.[1] ?? ''
    const { rows } = await app.owner.query(
      `SELECT p.name, p.email, p.password_hash, h.kind FROM person p JOIN hat h ON h.person_id = p.id WHERE p.email IS NOT NULL`,
    )
    expect(rows).toEqual([
      {
        name: '管理 花子',
        email: 'kanri@example.jp',
        kind: 'administrator',
        password_hash: expect.stringMatching(/^\$argon2id\$/),
      },
    ])
  })

  test('signs in with it, and not with another', async () => {
    // the command goes by the real clock, and a hat counts from the day on that it was given
    app.setNow(new Date().toISOString())
    const visitor = app.anonymous()
    const sign = (secret: string) =>
      visitor.post('/shinjo/sign-in', { email: 'kanri@example.jp', password: secret, next: '' })
    expect((await sign('something else')).status).toBe(422)
    expect((await sign(password)).status).toBe(303)
  })

  test('is not made twice', async () => {
    expect(await create('--generate')).toMatchObject({ code: 1, said: '' })
  })

  test('is not made in a city that is not there', async () => {
    const { code, warned } = await yui(
      env,
      'admin',
      'create',
      '--city',
      'edo',
      '--email',
      'a@b.jp',
      '--name',
      'x',
      '--generate',
    )
    expect(code).toBe(1)
    expect(warned).toContain('There is no city “edo”. There are:')
  })
})

describe('the trail', () => {
  test('is whole: 0; an entry that was changed: 1, and where', async () => {
    const resident = await app.person('shinjo', { hat: 'resident' })
    const idea = {
      title: '雪かき',
      issue: '雪',
      wish: '除雪',
      proposer: '保護者',
      field: 'snow',
      visibility: 'public',
    }
    expect((await resident.post('/shinjo/ideas', idea)).status).toBe(303)
    expect(await yui(env, 'trail', 'verify')).toMatchObject({ code: 0, warned: '' })
    await app.owner.query(`UPDATE entry SET actor_name = 'Somebody else' WHERE seq = 1`)
    const { code, warned } = await yui(env, 'trail', 'verify', '--city', 'shinjo')
    expect(code).toBe(1)
    expect(warned).toMatch(/case 2026-00001-[A-Z], entry 1: changed after it was written/)
  })
})

test('with a database of its own, a command asks for the role that owns the tables', async () => {
  const { code, warned } = await yui({ ...env, DATABASE_OWNER_URL: '' }, 'city', 'list')
  expect(code).toBe(1)
  expect(warned).toContain('also set DATABASE_OWNER_URL')
})
