import { randomBytes, randomUUID } from 'node:crypto'

const counterBits = 42n
const counterLimit = 1n << counterBits
let lastMs = -1
let counter = 0n

const randomCounter = () => BigInt(`0x${randomBytes(5).toString('hex')}`)

/** Two times in one millisecond, or a clock set back, must still sort after what came before (RFC 9562 §6.2, method 2). */
function tick(clockMs: number): void {
  if (clockMs > lastMs) {
    lastMs = clockMs
    counter = randomCounter()
    return
  }
  counter += 1n + BigInt(randomBytes(2).readUInt16BE())
  if (counter < counterLimit) return
  lastMs += 1
  counter = randomCounter()
}

/** UUIDv7 at the given time in milliseconds; within this process each sorts after the one before. */
export function newId(clockMs: number): string {
  if (!Number.isInteger(clockMs) || clockMs < 0 || clockMs >= 2 ** 48)
    throw new RangeError('not a clock time')
  tick(clockMs)
  const time = lastMs.toString(16).padStart(12, '0')
  const high = (0x7000n | (counter >> 30n)).toString(16)
  const middle = (0x8000n | ((counter >> 16n) & 0x3fffn)).toString(16)
  const low = (counter & 0xffffn).toString(16).padStart(4, '0')
  const tail = randomBytes(4).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${middle}-${low}${tail}`
}

/** UUIDv4, for whatever must not tell when or in which order it was made. */
export const blindId = (): string => randomUUID()

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Lower case only, as we write them: one id must not have two spellings. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuid.test(text)
