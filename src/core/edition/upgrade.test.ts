import { expect, test } from 'vitest'
import { schemaVersion } from './schema/index.ts'
import { newerVersion, upgradeDefinition } from './upgrade.ts'

test('an old file takes every step from its version on, in order', () => {
  const steps = {
    1: ({ name, ...rest }: Record<string, unknown>) => ({ ...rest, title: name }),
    2: ({ title, ...rest }: Record<string, unknown>) => ({ ...rest, title: { ja: title } }),
  }
  expect(upgradeDefinition({ schema: 1, name: '指針' }, steps)).toEqual({ schema: 3, title: { ja: '指針' } })
  expect(upgradeDefinition({ schema: 2, title: '指針' }, steps)).toEqual({ schema: 3, title: { ja: '指針' } })
})

test("today's file, and what is no city file, stay as they are", () => {
  const today = { schema: schemaVersion, city: {} }
  expect(upgradeDefinition(today)).toBe(today)
  expect([null, [], 'x', { schema: 'x' }].map((raw) => upgradeDefinition(raw))).toEqual([
    null,
    [],
    'x',
    { schema: 'x' },
  ])
})

test('only a version that is not known yet is newer', () => {
  expect(newerVersion({ schema: schemaVersion })).toBeUndefined()
  expect(newerVersion({ schema: schemaVersion + 1 })).toBe(schemaVersion + 1)
  expect(newerVersion({})).toBeUndefined()
})
