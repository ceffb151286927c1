import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeClamd } from './clamd.testing.ts'
import { openChecks } from './index.ts'

/**
 * Not clamd itself but a server of the test that speaks its INSTREAM over a real connection, and knows EICAR alone. With
 * `TEST_CLAMD=tcp://…` the same sentences are asked of a real one (docs/security.md).
 */
const real = process.env.TEST_CLAMD
let clamd: Awaited<ReturnType<typeof startFakeClamd>>
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yui-scan-'))
  clamd = real ? { address: real, stop: async () => undefined } : await startFakeClamd()
})
afterAll(async () => {
  await clamd.stop()
  await rm(folder, { recursive: true })
})

const eicar = new TextEncoder().encode(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)
const scan = async (content: Uint8Array, address = clamd.address) =>
  openChecks({ clamd: address }).scan?.(content)

/** A server that does the same to everybody who calls. */
async function answering(work: (socket: Socket) => void): Promise<{ address: string; server: Server }> {
  const server = createServer(work)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return { address: `tcp://127.0.0.1:${port}`, server }
}

describe('a scanner that speaks clamd’s protocol', () => {
  test('tells what is clean and what is not, also of megabytes', async () => {
    expect(await scan(new Uint8Array(3_000_000))).toBe('clean')
    const large = new Uint8Array(1_000_000 + eicar.length)
    large.set(eicar, 1_000_000)
    expect(await scan(large)).toBe('infected')
    expect(await scan(eicar)).toBe('infected')
  })

  test('is reached over a socket of the machine, too', async () => {
    const path = join(folder, 'clamd.sock')
    const local = await startFakeClamd(path)
    expect(await scan(eicar, `unix:${path}`)).toBe('infected')
    await local.stop()
    expect(await scan(eicar, `unix:${path}`)).toBe('unreachable')
  })

  test.each([
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['says nothing', (socket: Socket) => socket.end()],
    ['says an error', (socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
    ['says half a word', (socket: Socket) => socket.end('stream: O')],
  ])('that %s has not said clean', async (_, work) => {
    const { address, server } = await answering((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => work(socket))
    })
    expect(await scan(new Uint8Array(200_000), address)).toBe('unreachable')
    server.close()
  })
})

describe('a 無害化 program', () => {
  const program = async (name: string, text: string) => {
    const path = join(folder, name)
    await writeFile(path, `#!/bin/sh\n${text}\n`)
    await chmod(path, 0o700)
    return openChecks({ sanitise: path }).sanitise
  }
  const run = async (name: string, text: string) => {
    const [from, to] = [join(folder, 'from; touch pwned'), join(folder, `${name}.to`)]
    await writeFile(from, 'with a macro')
    const done = await (await program(name, text))?.(from, to)
    return [done, await readFile(to, 'utf8').catch(() => '')]
  }

  test('writes the copy that is kept; no word of a name is a command', async () => {
    expect(await run('good', 'sed s/macro/blank/ "$1" > "$2"')).toEqual([true, 'with a blank'])
    await expect(readFile(join(folder, 'pwned'))).rejects.toThrow('ENOENT')
  })

  test('that fails, or writes nothing, refuses the file', async () => {
    expect((await run('bad', 'echo x > "$2"; exit 1'))[0]).toBe(false)
    expect((await run('none', 'exit 0'))[0]).toBe(false)
  })
})
