import { spawn } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, findRunning, startEmbedded } from './index.ts'
import { ended, eventually, isRunning, newHome, removeHomes, rowsOf, serverPidOf, startApp } from './trial.ts'

afterAll(removeHomes)

const superuser = (db: Pick<EmbeddedPostgres, 'connection'>) => db.connection('postgres', 'postgres')

async function appWithRow(home: string) {
  const app = await startApp(home)
  const running = findRunning(home)
  if (!running) throw new Error(`no server: ${app.said}`)
  await rowsOf(superuser(running), 'create table kept as select 7 as number')
  return app
}

async function expectRowKept(home: string) {
  const db = await startEmbedded(home)
  try {
    expect(await rowsOf(superuser(db), 'select number from kept')).toEqual([{ number: 7 }])
  } finally {
    await db.stop()
  }
}

describe('after kill -9', () => {
  it('of the app: its orphaned server is stopped, and nothing is lost', async () => {
    const home = newHome()
    const app = await appWithRow(home)
    app.child.kill('SIGKILL')
    await ended(app.child)
    expect(isRunning(app.serverPid, home)).toBe(true)

    await expectRowKept(home)
    expect(isRunning(app.serverPid, home)).toBe(false)
  })

  it('of everything: it recovers, and nothing is lost', async () => {
    const home = newHome()
    const app = await appWithRow(home)
    app.child.kill('SIGKILL')
    process.kill(app.serverPid, 'SIGKILL')
    await ended(app.child)

    await expectRowKept(home)
  })

  it('of the server alone: it comes back by itself', async () => {
    const home = newHome()
    const lines: string[] = []
    const db = await startEmbedded(home, { log: (line) => lines.push(line) })
    await rowsOf(superuser(db), 'create table kept as select 7 as number')
    const before = serverPidOf(home)
    process.kill(before, 'SIGKILL')
    await eventually(() => lines.includes('the database server runs again'))

    expect(await rowsOf(superuser(db), 'select number from kept')).toEqual([{ number: 7 }])
    expect(serverPidOf(home)).not.toBe(before)
    await db.stop()
    expect(findRunning(home)).toBeUndefined()
  })

  it('of the server while it restarts and the app stops: nothing is left running', async () => {
    const home = newHome()
    const lines: string[] = []
    const db = await startEmbedded(home, { log: (line) => lines.push(line) })
    process.kill(serverPidOf(home), 'SIGKILL')
    await eventually(() => lines.some((line) => line.includes('has ended')))
    await db.stop()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(findRunning(home)).toBeUndefined()
  })

  it('of the server, with a session that does not notice: that session ends before a new server writes', async () => {
    const home = newHome()
    const app = await appWithRow(home)
    const client = new Client({ ...superuser(findRunning(home)!), ssl: false })
    client.on('error', () => {})
    await client.connect()
    const { pid } = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!
    process.kill(pid, 'SIGSTOP')
    app.child.kill('SIGKILL')
    process.kill(app.serverPid, 'SIGKILL')
    await ended(app.child)
    expect(isRunning(pid, home)).toBe(true)

    await expectRowKept(home)
    expect(isRunning(pid, home)).toBe(false)
    await client.end().catch(() => {})
  })

  it('and the pid given to another program of the same user: starts, and leaves that program alone', async () => {
    const home = newHome()
    const db = await startEmbedded(home)
    await rowsOf(superuser(db), 'create table kept as select 7 as number')
    await db.stop()
    const { uid, gid } = statSync(db.clusterDir)
    const other = spawn('sleep', ['60'], { uid, gid })
    const lines = [other.pid, '/elsewhere', 1, 5432, '/tmp', '', '1 1', 'ready']
    writeFileSync(join(home, 'data', 'postmaster.pid'), `${lines.join('\n')}\n`)
    expect(findRunning(home)).toBeUndefined()

    await expectRowKept(home)
    expect(other.exitCode ?? other.signalCode).toBeNull()
    other.kill()
  })
})

describe('Ctrl-C on the terminal', () => {
  it('reaches the app alone, which answers its last requests from a server that still runs', async () => {
    const home = newHome()
    const drain = `
      process.on('SIGINT', async () => {
        await new Promise((resolve) => setTimeout(resolve, 500))
        const { Client } = await import('pg')
        const client = new Client({ ...db.connection('postgres', 'postgres'), ssl: false })
        await client.connect()
        console.log((await client.query('select 42 as answer')).rows[0].answer)
        await client.end()
        await db.stop()
        process.exit(0)
      })
      setInterval(() => {}, 1000)`
    const body = drain.replace(`'pg'`, JSON.stringify(import.meta.resolve('pg')))
    const app = await startApp(home, { body, detached: true })
    // what a terminal does: the signal goes to every process of the group
    process.kill(-app.child.pid!, 'SIGINT')
    expect(await app.next()).toBe('42')
    await ended(app.child)
    expect([app.child.exitCode, isRunning(app.serverPid, home)]).toEqual([0, false])
  })
})
