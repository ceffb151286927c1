import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, EmbeddedRefusal, findRunning, startEmbedded } from './index.ts'
import { isRunning, newHome, removeHomes, rowsOf, serverPidOf, startApp } from './trial.ts'

afterAll(removeHomes)

const refusalOf = async (home: string) => {
  const outcome = await startEmbedded(home).catch((error: unknown) => error)
  if (outcome instanceof EmbeddedRefusal) return outcome
  await (outcome as EmbeddedPostgres).stop?.()
  throw new Error('it was not refused', { cause: outcome })
}

async function homeWith(sql: string) {
  const home = newHome()
  const db = await startEmbedded(home)
  await rowsOf(db.connection('postgres', 'postgres'), sql)
  await db.stop()
  return home
}

describe('a second start on the same folder', () => {
  it('is refused in another process, and the first goes on', async () => {
    const home = newHome()
    const db = await startEmbedded(home)
    const second = await startApp(home)
    expect(second.said).toEqual([
      `already-running: Another Yui is already running on ${home}. ` +
        'Stop that one first, or give this one a folder of its own with YUI_DATA.',
    ])
    expect(await rowsOf(db.connection('postgres', 'postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
    await db.stop()
  })

  it('is refused in the same process, and possible again after stop', async () => {
    const home = newHome()
    const db = await startEmbedded(home)
    expect((await refusalOf(home)).code).toBe('already-running')
    await db.stop()
    await (await startEmbedded(home)).stop()
  })

  it('is refused to one of two that start at the same moment', async () => {
    const home = newHome()
    const said = (await Promise.all([startApp(home), startApp(home)])).map((app) => {
      app.child.kill('SIGKILL')
      return app.said[0]?.split(':')[0]
    })
    expect(said.sort()).toEqual(['already-running', 'ready'])
  })
})

describe('a folder of another making', () => {
  it('of another major version is refused before anything touches it', async () => {
    const home = await homeWith('select 1')
    const log = readFileSync(join(home, 'server.log'))
    writeFileSync(join(home, 'data', 'PG_VERSION'), '17\n')
    const refusal = await refusalOf(home)
    expect(refusal.code).toBe('wrong-major')
    expect(refusal.message).toContain('PostgreSQL 17')
    expect(readFileSync(join(home, 'server.log'))).toEqual(log)
  })

  it.each([
    ['SQL_ASCII', `encoding 'SQL_ASCII' locale_provider libc locale 'C'`],
    ['LC_CTYPE=C', `encoding 'UTF8' locale_provider libc lc_collate 'C.UTF-8' lc_ctype 'C'`],
  ])('with a database in %s is refused, and its server stopped', async (_, options) => {
    const home = await homeWith(`create database foreign_made template template0 ${options}`)
    const refusal = await refusalOf(home)
    expect(refusal.code).toBe('wrong-encoding')
    expect(refusal.message).toContain('foreign_made')
    expect(findRunning(home)).toBeUndefined()
    // the lock is free again: the same clear answer, not "already running"
    expect((await refusalOf(home)).code).toBe('wrong-encoding')
  })

  it('with files but no version is left as it is', async () => {
    const home = newHome()
    mkdirSync(join(home, 'data', 'base'), { recursive: true })
    expect((await refusalOf(home)).message).toContain('a restore that did not finish')
    expect(existsSync(join(home, 'data', 'base'))).toBe(true)
  })

  it('that the server cannot read is refused with its own words, and nothing is left running', async () => {
    const home = await homeWith('select 1')
    writeFileSync(join(home, 'data', 'global', 'pg_control'), 'broken')
    const refusal = await refusalOf(home)
    expect(refusal.code).toBe('failed-to-start')
    expect(refusal.message).toContain('global/pg_control')
    expect(isRunning(serverPidOf(home), home)).toBe(false)
  })
})
