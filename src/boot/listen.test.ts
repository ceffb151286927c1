import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { type Listening, listen } from './listen.ts'

const opened: Listening[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.drain()
})

async function start(port = 0): Promise<Listening> {
  const app = new Hono()
    .post('/', async (c) => c.text(`got ${await c.req.text()}`))
    .get('/', (c) => c.text('here'))
  const listening = await listen(getRequestListener(app.fetch), '127.0.0.1', port)
  opened.push(listening)
  return listening
}

/** A form of ten characters of which only the first five have been sent. */
async function halfSent(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01234')
  await sleep(50)
  return socket
}

describe('a stop', () => {
  test('answers what is being sent, and takes nothing new', async () => {
    const { port, drain } = await start()
    const socket = await halfSent(port)
    const answer = text(socket)
    const drained = drain()
    await sleep(50)
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    socket.write('56789')
    expect(await answer).toContain('got 0123456789')
    await drained
    opened.length = 0
  })

  test('does not wait for a browser that keeps its connection', async () => {
    const { port, drain } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    const began = performance.now()
    await drain()
    opened.length = 0
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

test('a port that is in use is named, with what to do', async () => {
  const { port } = await start()
  await expect(start(port)).rejects.toThrow(
    `Another program uses port ${port}. Stop it, or start with another number`,
  )
})
