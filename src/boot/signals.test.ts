import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** A program that takes `stop` for its stop, and gets the signals one after the other. */
async function endOf(stop: string, ...signals: NodeJS.Signals[]) {
  const script = `
    import { stopOnSignals } from ${JSON.stringify(join(import.meta.dirname, 'signals.ts'))}
    setInterval(() => {}, 1000)
    stopOnSignals(${stop}, console.log)
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for (const signal of signals) {
    await once(child.stdout, 'data')
    child.kill(signal)
  }
  const [code] = await once(child, 'exit')
  return code
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops, and ends with 0', async (signal) => {
  expect(await endOf('async () => {}', signal)).toBe(0)
})

test('a stop that fails ends with 1', async () => {
  expect(await endOf('async () => { throw new Error("no") }', 'SIGTERM')).toBe(1)
})

test('a second Ctrl-C does not wait for a stop that hangs', async () => {
  expect(await endOf('() => new Promise(() => {})', 'SIGINT', 'SIGINT')).toBe(130)
})
