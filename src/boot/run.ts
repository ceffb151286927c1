import type { Config } from '../config.ts'
import { fillingNotice, type GreetingFor } from './greeting.ts'
import { stopOnSignals } from './signals.ts'
import { type Fill, type Started, startYui } from './start.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** A whole life of the program: configured, started, greeted, and stopped by a signal. */
export async function runUntilStopped(read: () => Config, greeting: GreetingFor, fill?: Fill): Promise<void> {
  let starting: Promise<Started> | undefined
  try {
    const config = read()
    starting = startYui(config, { fill, onFilling: (origin) => say(fillingNotice(origin)) })
    // a Ctrl-C during the start waits for it, so that it stops what was started
    stopOnSignals(async () => (await starting)?.stop(), say)
    const { origin } = await starting
    say(greeting({ origin, dataDir: config.folders.home }))
  } catch (error) {
    process.stderr.write(`\n${sayRefusal(error)}\n`)
    process.exit(1)
  }
}

/** A refusal says what to do; anything else is a defect, and shows where it is. */
export function sayRefusal(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name.endsWith('Refusal') ? error.message : (error.stack ?? error.message)
}
