import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findPackage } from './binaries.ts'
import { identityFor } from './identity.ts'
import { findRunning, startEmbedded } from './index.ts'
import { placesIn } from './paths.ts'
import { canEnter } from './reach.ts'
import { runnableBinaries } from './runnable.ts'
import { ended, isRoot, newHome, nobody, removeHomes, rowsOf, serverPidOf, startApp, uidOf } from './trial.ts'

afterAll(removeHomes)

const canBecomeNobody = isRoot && canEnter(import.meta.dirname, { name: 'nobody', ...nobody })

describe.runIf(isRoot)('as root', () => {
  it('runs the server as an unprivileged user, which can change nothing but its own', async () => {
    const home = newHome()
    const db = await startEmbedded(home)
    const uid = uidOf(serverPidOf(home))
    expect(uid).toBeGreaterThan(0)
    expect([home, db.clusterDir, db.socketDir].map((path) => statSync(path).uid)).toEqual([0, uid, uid])
    await db.stop()
  })

  it('runs below a folder that is closed to that user, without opening it', async () => {
    const home = newHome()
    chmodSync(dirname(home), 0o700)
    const db = await startEmbedded(home)
    await rowsOf(db.connection('postgres', 'postgres'), 'create table kept as select 7 as number')
    await db.stop()
    const again = await startEmbedded(home)
    expect(await rowsOf(again.connection('postgres', 'postgres'), 'select number from kept')).toEqual([
      { number: 7 },
    ])
    await again.stop()
    expect(statSync(dirname(home)).mode & 0o777).toBe(0o700)
  })

  it('takes a cluster that root has restored, and hands it to the server', async () => {
    const home = newHome()
    await (await startEmbedded(home)).stop()
    const restored = newHome()
    cpSync(home, restored, { recursive: true })
    expect(statSync(join(restored, 'data', 'global')).uid).toBe(0)
    const db = await startEmbedded(restored)
    expect(statSync(join(restored, 'data', 'global')).uid).toBe(uidOf(serverPidOf(restored)))
    await db.stop()
  })

  it('keeps the user that a cluster already belongs to', async () => {
    const home = newHome()
    mkdirSync(join(home, 'data'), { recursive: true })
    chownSync(join(home, 'data'), nobody.uid, nobody.gid)
    const db = await startEmbedded(home)
    expect(uidOf(serverPidOf(home))).toBe(nobody.uid)
    await db.stop()
  })

  it('copies programs that stand in a closed tree to where the server can run them', () => {
    const closed = mkdtempSync(join(tmpdir(), 'yui-closed-'))
    const home = newHome()
    mkdirSync(home, { mode: 0o755 })
    const found = findPackage()
    cpSync(found.folder, closed, { recursive: true })
    spawnSync('chmod', ['-R', 'go=', closed])
    const places = placesIn(home)
    const identity = identityFor(places)
    const { postgres } = runnableBinaries({ ...found, folder: closed }, places, identity)
    const { uid, gid } = identity.server
    expect(spawnSync(postgres, ['--version'], { uid, gid, encoding: 'utf8' }).stdout).toMatch(
      /^postgres \(PostgreSQL\) 18/,
    )
    rmSync(closed, { recursive: true })
  })
})

describe('as an ordinary user', () => {
  const us = canBecomeNobody ? nobody : {}
  const homeOfOurs = () => {
    const home = newHome()
    if (canBecomeNobody) chownSync(dirname(home), nobody.uid, nobody.gid)
    return home
  }

  it.runIf(canBecomeNobody || !isRoot)('runs the server as that user', async () => {
    const home = homeOfOurs()
    const app = await startApp(home, us)
    expect(app.said).toEqual(['ready'])
    expect(uidOf(serverPidOf(home))).toBe(canBecomeNobody ? nobody.uid : process.getuid?.())
    expect(findRunning(home)?.socketDir).toBe(join(home, 'run'))
    app.child.kill('SIGKILL')
  })

  it.runIf(canBecomeNobody)('goes on with its folder after a run as root, and again', async () => {
    const home = homeOfOurs()
    const first = await startApp(home, { ...us, body: 'await db.stop()' })
    expect(first.said).toEqual(['ready'])
    await ended(first.child)
    const asRoot = await startEmbedded(home)
    expect(uidOf(serverPidOf(home))).toBe(nobody.uid)
    await asRoot.stop()
    const again = await startApp(home, us)
    expect(again.said).toEqual(['ready'])
    again.child.kill('SIGKILL')
  })

  it.runIf(canBecomeNobody)('is refused a folder of somebody else, and told how to get it', async () => {
    const home = newHome()
    mkdirSync(home)
    const app = await startApp(home, us)
    expect(app.said[0]).toMatch(
      /^wrong-owner: .* belongs to user id 0, but this runs as nobody .*chown -R nobody/,
    )
  })

  it.runIf(canBecomeNobody)('without a name is told that PostgreSQL needs one', async () => {
    const home = newHome()
    const app = await startApp(home, { uid: 54_321, gid: 54_321 })
    expect(app.said[0]).toMatch(/^no-unprivileged-user: The user id 54321 has no name/)
  })
})
