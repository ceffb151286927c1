import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './form-errors.ts'
import { fieldsFrom, keptFrom } from './form-fields.ts'
import { choice, dateField, hours, line, yen } from './form-text.ts'

const schema = z.object({
  title: line({ max: 100, required: true }),
  start: dateField().optional(),
  place: z.object({ name: line({ max: 100 }), capacity: yen().optional() }),
  tags: z.array(choice(['a', 'b'])),
  costs: z.array(
    z.object({ item: line({ max: 100, required: true }), amount: yen(), tags: z.array(choice(['a', 'b'])) }),
  ),
  work: z.array(hours()),
})

const word = fc.string({ unit: fc.constantFrom(...'結協働1,.'), minLength: 1, maxLength: 5 })
const amount = fc.integer({ min: 0, max: 1_000_000 })
const tags = fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 })
const value = fc.record({
  title: word,
  start: fc.option(fc.constant('2026-11-22'), { nil: undefined }),
  place: fc.record({ name: word, capacity: fc.option(amount, { nil: undefined }) }),
  tags,
  costs: fc.array(fc.record({ item: word, amount, tags }), { maxLength: 12 }),
  work: fc.array(
    amount.map((n) => n / 100),
    { maxLength: 3 },
  ),
})

test('a stored value becomes the fields of its form and is read back the same', () => {
  fc.assert(
    fc.property(value, (stored) => {
      expect(readForm(schema, fieldsFrom(stored))).toEqual({ ok: true, value: stored })
    }),
  )
})

test('fields have dotted names; what is absent has no field', () => {
  expect(
    fieldsFrom({ a: null, b: undefined, c: 0, d: { e: ['x', 'y'] }, rows: [{ n: 1 }, { n: 2 }] }),
  ).toEqual({
    c: '0',
    'd.e': ['x', 'y'],
    'rows.0.n': '1',
    'rows.1.n': '2',
  })
})

test('a name sent once is kept as a text, sent again as a list in its order', () => {
  expect(keptFrom(new URLSearchParams('a=1&b=&a=2&__proto__=x'))).toEqual(
    Object.fromEntries([
      ['a', ['1', '2']],
      ['b', ''],
      ['__proto__', 'x'],
    ]),
  )
})
