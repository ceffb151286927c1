import { chmodSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { prepareHome } from './home.ts'
import { identityFor } from './identity.ts'
import { startEmbedded } from './index.ts'
import { placesIn } from './paths.ts'
import { socketFolder } from './socket-folder.ts'
import { newHome, removeHomes, rowsOf } from './trial.ts'

afterAll(removeHomes)

// as at a boot, without the server
function socketDirOf(home: string) {
  const places = placesIn(home)
  const identity = identityFor(places)
  prepareHome(places, identity)
  return socketFolder(places, identity)
}

it('serves a home whose path is too long for a socket, and leaves nothing behind', async () => {
  const home = newHome('協働の記録'.repeat(6))
  const db = await startEmbedded(home)
  expect(await rowsOf(db.connection('postgres', 'postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(db.socketDir.startsWith(home)).toBe(false)
  await db.stop()
  expect(existsSync(db.socketDir)).toBe(false)
})

describe('the folder of the socket', () => {
  it('is in the home as long as its path is short enough', () => {
    const home = newHome()
    expect(socketDirOf(home)).toBe(join(home, 'run'))
  })

  it('is a private temporary one when the path is too long, and the same at the next boot', () => {
    const home = newHome('協働の記録'.repeat(6))
    const first = socketDirOf(home)
    expect(first.startsWith(join(tmpdir(), 'yui-socket-'))).toBe(true)
    expect(lstatSync(first).mode & 0o777).toBe(0o700)
    expect(socketDirOf(home)).toBe(first)
    rmSync(first, { recursive: true })
  })

  it.each([
    ['emptied away', () => {}],
    ['replaced by a link', (path: string) => symlinkSync(tmpdir(), path)],
    [
      'replaced by a folder that others may enter',
      (path: string) => {
        mkdirSync(path)
        chmodSync(path, 0o777)
      },
    ],
  ])('is a new one when the remembered one was %s', (_, replace) => {
    const home = newHome('x'.repeat(90))
    const first = socketDirOf(home)
    rmSync(first, { recursive: true })
    replace(first)
    const second = socketDirOf(home)
    expect(second).not.toBe(first)
    for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true })
  })
})
