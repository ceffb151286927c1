import { describe, expect, test } from 'vitest'
import { type CachedPage, openPageCache } from './page-cache.ts'

const page = (token: string, size = 10, validUntil = 1000): CachedPage => ({
  gzip: Buffer.alloc(size),
  status: 200,
  token,
  validUntil,
})

describe('a kept page', () => {
  test('comes back for its token and its time, and for no other', () => {
    const pages = openPageCache(1000)
    pages.set('a', page('1'))
    expect(pages.get('a', '1', 999)).toBeDefined()
    expect(pages.get('a', '2', 0)).toBeUndefined()
    expect(pages.get('a', '1', 0)).toBeUndefined()
    pages.set('a', page('1'))
    expect(pages.get('a', '1', 1000)).toBeUndefined()
    expect(pages.bytes()).toBe(0)
  })

  test('goes when there is no room, the least recently used first', () => {
    const pages = openPageCache(1000)
    for (let n = 0; n < 10; n += 1) pages.set(`${n}`, page('1', 100))
    pages.get('0', '1', 0)
    pages.set('10', page('1', 100))
    expect([pages.bytes(), pages.get('1', '1', 0), pages.get('0', '1', 0) !== undefined]).toEqual([
      1000,
      undefined,
      true,
    ])
  })

  test('is not kept when it would push out an eighth of all', () => {
    const pages = openPageCache(1000)
    pages.set('big', page('1', 126))
    expect([pages.get('big', '1', 0), pages.bytes()]).toEqual([undefined, 0])
  })

  test('is counted once when it is made anew', () => {
    const pages = openPageCache(1000)
    for (const size of [100, 50, 120]) pages.set('a', page('1', size))
    expect(pages.bytes()).toBe(120)
  })
})

describe('rendering', () => {
  test('happens once for all who ask meanwhile, and again for whoever comes later', async () => {
    const pages = openPageCache(1000)
    let made = 0
    const make = async () => {
      made += 1
      await new Promise((done) => setTimeout(done, 5))
      return page('1')
    }
    const [one, other] = await Promise.all([pages.join('a', make), pages.join('a', make)])
    expect([made, one === other]).toEqual([1, true])
    await pages.join('a', make)
    expect(made).toBe(2)
  })

  test('that fails fails for all who wait, and is tried again', async () => {
    const pages = openPageCache(1000)
    const failing = () => Promise.reject(new Error('no database'))
    const told = await Promise.allSettled([pages.join('a', failing), pages.join('a', failing)])
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await pages.join('a', async () => page('1'))).toBeDefined()
  })
})
