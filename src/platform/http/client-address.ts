import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * Whose address a request comes from, as far as it can be trusted (class 26): each proxy that the operator counts appends
 * to `X-Forwarded-For`, so the address is as many places from its end; what stands before it, anybody may have written.
 * With no proxy it is the socket's. Undefined where there is no socket.
 */
export function clientAddress(c: Context, trustedProxies: number): string | undefined {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const socket = incoming?.socket.remoteAddress
  if (socket === undefined || trustedProxies === 0) return socket
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return forwarded.filter((part) => part !== '').at(-trustedProxies) ?? socket
}

/** An IPv6 network of one subscriber counts as one address. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...gap, ...back].slice(0, 4).join(':')
}
