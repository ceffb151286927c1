import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, findRunning, startEmbedded } from './index.ts'
import { newHome, removeHomes, rowsOf, serverPidOf, startApp } from './trial.ts'

afterAll(removeHomes)

describe('the first boot', () => {
  const home = newHome()
  let db: EmbeddedPostgres
  const rows = <Row extends Record<string, unknown>>(sql: string) =>
    rowsOf<Row>(db.connection('postgres', 'postgres'), sql)

  beforeAll(async () => {
    mkdirSync(join(home, 'data.new-halfway'), { recursive: true })
    writeFileSync(join(home, 'data.new-halfway', 'PG_VERSION'), '18')
    db = await startEmbedded(home)
    return () => db.stop()
  })

  it('makes every database UTF8 and C.UTF-8', async () => {
    expect(
      await rows(`select distinct pg_encoding_to_char(encoding) as encoding, datlocprovider::text as provider,
                    datlocale, datctype from pg_database`),
    ).toEqual([{ encoding: 'UTF8', provider: 'b', datlocale: 'C.UTF-8', datctype: 'C.UTF-8' }])
  })

  it('stores names unchanged, also beyond the basic plane, and knows what a letter is', async () => {
    expect(await rows(`select '髙﨑葛󠄀𠮷' as name, length('𠮷') as letters, 'É' ilike 'é' as folds`)).toEqual([
      { name: '髙﨑葛󠄀𠮷', letters: 1, folds: true },
    ])
  })

  it('checks its pages, and never weakens durability', async () => {
    const names = ['data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit']
    expect(
      await rows(
        `select name, setting from pg_settings where name in ('${names.join("','")}') order by name collate "C"`,
      ),
    ).toEqual(names.map((name) => ({ name, setting: 'on' })))
  })

  it('listens on no network address', async () => {
    expect(await rows('show listen_addresses')).toEqual([{ listen_addresses: '' }])
  })

  it('lets in over the socket only whom the operating system vouches for', async () => {
    expect(
      await rows('select type, database, user_name, auth_method, options, error from pg_hba_file_rules'),
    ).toEqual([
      {
        type: 'local',
        database: ['all'],
        user_name: ['all'],
        auth_method: 'peer',
        options: ['map=yui'],
        error: null,
      },
    ])
    expect(await rows('select error from pg_ident_file_mappings where error is not null')).toEqual([])
  })

  it('gives nobody a role outside the four', async () => {
    await rows('create role stranger login')
    const stranger = { ...db.connection('postgres', 'postgres'), user: 'stranger' }
    await expect(rowsOf(stranger, 'select 1')).rejects.toThrow('Peer authentication failed')
  })

  it.each(['yui_owner', 'yui_app', 'yui_unseal'] as const)(
    'lets us be %s once that role exists',
    async (role) => {
      await rows(`create role ${role} login`)
      expect(await rowsOf(db.connection(role, 'postgres'), 'select current_user::text as name')).toEqual([
        { name: role },
      ])
    },
  )

  it('keeps cluster and socket from every other user', () => {
    expect(statSync(db.clusterDir).mode & 0o777).toBe(0o700)
    expect(statSync(db.socketDir).mode & 0o777).toBe(0o700)
    expect(statSync(home).mode & 0o007).toBe(0)
  })

  it('clears away what a killed first boot had left', () => {
    expect(readdirSync(home).filter((name) => name.startsWith('data.new-'))).toEqual([])
  })

  it('writes no statement and no value of a person into its log', async () => {
    await rows('create table person (name text primary key)')
    await rows(`insert into person values ('苫小牧花子')`)
    await expect(rows(`insert into person values ('苫小牧花子')`)).rejects.toThrow('duplicate key')
    await expect(rows(`select '苫小牧花子'::int`)).rejects.toThrow('invalid input syntax')
    expect(readFileSync(join(home, 'server.log'), 'utf8')).not.toContain('苫小牧')
  })

  it('can be found by a command that runs beside the app', async () => {
    const found = findRunning(home)
    expect(found).toMatchObject({ socketDir: db.socketDir, port: db.port, clusterDir: db.clusterDir })
    expect(found && (await rowsOf(found.connection('postgres', 'postgres'), 'select 1 as one'))).toEqual([
      { one: 1 },
    ])
  })
})

describe('the next boot', () => {
  it('has every row, and keeps fsync on even when somebody switched it off', async () => {
    const home = newHome()
    const first = await startEmbedded(home)
    const superuser = first.connection('postgres', 'postgres')
    await rowsOf(superuser, 'create table kept as select 7 as number')
    await rowsOf(superuser, 'alter system set fsync = off')
    await first.stop()
    expect(findRunning(home)).toBeUndefined()

    const second = await startEmbedded(home)
    const again = second.connection('postgres', 'postgres')
    expect(await rowsOf(again, 'select number from kept')).toEqual([{ number: 7 }])
    expect(await rowsOf(again, 'show fsync')).toEqual([{ fsync: 'on' }])
    await second.stop()
  })

  it('ends with the app that forgot to stop it', async () => {
    const home = newHome()
    const app = await startApp(home, { body: 'setTimeout(() => process.exit(0))' })
    expect(app.said).toEqual(['ready'])
    await expect.poll(() => existsSync(join(home, 'data', 'postmaster.pid')), { timeout: 5000 }).toBe(false)
  })
})

describe('whatever the environment says', () => {
  it.each([
    ['no language at all', {}],
    ['a locale this machine lacks', { LANG: 'ja_JP.eucJP', LC_ALL: 'xx_XX.nothing' }],
    [
      'settings for another server',
      { PGDATA: '/nowhere', PGPORT: '9', PGHOST: 'elsewhere', PGSSLMODE: 'require' },
    ],
  ])('starts with %s', async (_, env) => {
    const home = newHome()
    const app = await startApp(home, { env: { PATH: process.env.PATH, ...env } })
    expect(app.said).toEqual(['ready'])
    expect(serverPidOf(home)).toBeGreaterThan(0)
    app.child.kill('SIGKILL')
  })
})
