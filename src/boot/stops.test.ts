import { expect, test } from 'vitest'
import { openStops } from './stops.ts'

test('what was started last is stopped first, also when a stop fails, and the failure is told', async () => {
  const stopped: string[] = []
  const stops = openStops()
  stops.add(async () => stopped.push('database'))
  stops.add(async () => {
    throw new Error('the pool does not end')
  })
  stops.add(async () => stopped.push('web'))
  await expect(stops.run()).rejects.toThrow('the pool does not end')
  expect(stopped).toEqual(['web', 'database'])
})

test('what is stopped is stopped once', async () => {
  let count = 0
  const stops = openStops()
  stops.add(async () => {
    count += 1
  })
  await stops.run()
  await stops.run()
  expect(count).toBe(1)
})
