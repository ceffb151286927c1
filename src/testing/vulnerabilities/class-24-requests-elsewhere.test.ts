import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { openStorage } from '../../platform/storage/index.ts'

const settings = { key: 'k', secret: 's', region: 'us-east-1' }
const city = '0198a2f0-0000-7000-8000-000000000001'

/** Class 24: the store is asked at the one address that was configured; no user gives an address anywhere. */
test('class 24: no redirect of the store is followed', async () => {
  let reached = false
  const inner = createServer((_, response) => {
    reached = true
    response.end('secret')
  })
  await new Promise<void>((done) => inner.listen(0, '127.0.0.1', done))
  const to = `http://127.0.0.1:${(inner.address() as { port: number }).port}/`
  const outer = createServer((_, response) => response.writeHead(307, { location: to }).end())
  await new Promise<void>((done) => outer.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(outer.address() as { port: number }).port}/yui-files`
  await expect(openStorage('', { ...settings, url }).read(city, 'x')).rejects.toThrow(
    'storage: a read was answered with',
  )
  expect(reached).toBe(false)
  inner.close()
  outer.close()
})
