import pino, { type Logger } from 'pino'
import { unloggable } from './db/personal.ts'

const never = new Set([...unloggable, 'password', 'headers', 'cookie', 'token', 'key'])
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** What a line may hold: nothing that is called as a personal column is. An error keeps its own name and message. */
export function withoutPersonal(line: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(line).filter(([name]) => !never.has(name))
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name !== 'err' && isPlain(value) ? withoutPersonal(value) : value]),
  )
}

/** Lines of JSON without personal data: path, status, times and ids; never a body, a name, an address or a cookie. */
export const openLog = (level: string): Logger =>
  pino({ level, base: null, formatters: { log: withoutPersonal } })
