import type { Context } from 'hono'
import { describe, expect, test } from 'vitest'
import { clientAddress, networkOf } from './client-address.ts'
import { openLimits } from './limits.ts'

const asked = (socket: string, forwarded?: string) =>
  ({
    env: { incoming: { socket: { remoteAddress: socket } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  }) as unknown as Context

describe('whose address it is (class 26)', () => {
  test('without a trusted proxy no header counts', () => {
    expect(clientAddress(asked('192.0.2.1', '203.0.113.9'), 0)).toBe('192.0.2.1')
  })

  test('behind proxies it stands as many places from the end as there are proxies', () => {
    const header = '6.6.6.6, 203.0.113.9, 10.0.0.2'
    expect(clientAddress(asked('10.0.0.1', header), 1)).toBe('10.0.0.2')
    expect(clientAddress(asked('10.0.0.1', header), 2)).toBe('203.0.113.9')
  })

  test('a header that is missing leaves the socket', () => {
    expect(clientAddress(asked('10.0.0.1'), 1)).toBe('10.0.0.1')
  })

  test('an IPv6 network counts as one, an IPv4 address in either writing too', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:cccc:dddd:1'))
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
  })
})

describe('so many at once, so many a minute', () => {
  test('what is used up comes back with time, never more than the whole', () => {
    let now = 0
    const limits = openLimits(10, () => now)
    const allowance = { burst: 3, perMinute: 6 }
    const take = (who: string) => limits.take(who, allowance)
    expect([take('a').ok, take('a').ok, take('a').ok]).toEqual([true, true, true])
    expect(take('a')).toEqual({ ok: false, waitSeconds: 10 })
    expect(take('b').ok).toBe(true)
    now = 10_000
    expect([take('a').ok, take('a').ok]).toEqual([true, false])
    now = 3_600_000
    expect([1, 2, 3, 4].map(() => take('a').ok)).toEqual([true, true, true, false])
  })

  test('whoever comes under ever new names fills no memory', () => {
    const limits = openLimits(2, () => 0)
    for (const who of ['a', 'b', 'c']) limits.take(who, { burst: 1, perMinute: 1 })
    expect(limits.take('a', { burst: 1, perMinute: 1 }).ok).toBe(true)
  })
})
