import type pg from 'pg'
import type { Finding, Patient } from './checks.ts'

const mostSeconds = 5
/** No Yui is older than this: a machine without a battery wakes up in 1970. */
const firstYear = 2026

export async function checkClock(owner: pg.Pool, { words, now }: Patient): Promise<Finding> {
  const subject = words.clock
  const before = now().getTime()
  const { rows } = await owner.query<{ at: Date }>('SELECT clock_timestamp() AS at')
  const ours = (before + now().getTime()) / 2
  const seconds = Math.abs((rows[0]?.at.getTime() ?? 0) - ours) / 1000
  if (now().getFullYear() < firstYear)
    return { level: 'fail', subject, text: words.year(now().getFullYear()) }
  return seconds > mostSeconds
    ? { level: 'fail', subject, text: words.clockOff(seconds.toFixed(1)) }
    : { level: 'ok', subject, text: words.clockGood(seconds.toFixed(1)) }
}
