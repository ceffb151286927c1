import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { builtProgram } from '../built.ts'

const longestMs = 120_000

/**
 * Sets a paper as a tagged PDF, in a process that ends with it: a template of ours, and data that never becomes part of
 * it. Throws where it cannot be set.
 */
export async function typeset(template: string, data: unknown, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const program = spawn(process.execPath, [builtProgram('typeset.js')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {},
    timeout: longestMs,
    killSignal: 'SIGKILL',
    windowsHide: true,
  })
  const ended = new Promise<number | null>((done) => {
    program.on('close', done)
    program.on('error', () => done(null))
  })
  program.stdin.on('error', () => undefined)
  program.stdin.end(
    JSON.stringify({ template, data: JSON.stringify(data), at: Math.floor(at.getTime() / 1000) }),
  )
  const [pdf, said, code] = await Promise.all([buffer(program.stdout), buffer(program.stderr), ended])
  if (code !== 0) throw new Error(`not set: ${said.toString('utf8').split('\n')[0]?.slice(0, 200)}`)
  return new Uint8Array(pdf)
}
