// Vulnerability classes 1 and 2: hostile input is kept as data and never read under another name.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './form-errors.ts'
import { block, choice, dateField, line, yen } from './form-text.ts'

const proposal = z.object({
  title: line({ max: 200, required: true }),
  purpose: block({ max: 2000 }),
  theme: choice(['green', 'care']).optional(),
  start: dateField(),
  tags: z.array(choice(['a', 'b', 'c'])),
  costs: z.array(z.object({ item: line({ max: 50, required: true }), amount: yen() })),
})

const filled = {
  title: '公園の清掃',
  purpose: '一\r\n二',
  theme: 'care',
  start: '令和8年11月22日',
  tags: ['a', 'c'],
  'costs.0.item': '軍手',
  'costs.0.amount': '１，２００円',
  'costs.1.item': '袋',
  'costs.1.amount': '300',
}

const read = {
  title: '公園の清掃',
  purpose: '一\n二',
  theme: 'care',
  start: '2026-11-22',
  tags: ['a', 'c'],
  costs: [
    { item: '軍手', amount: 1200 },
    { item: '袋', amount: 300 },
  ],
}

function sent(fields: Record<string, string | string[]>): [URLSearchParams, FormData] {
  const [query, form] = [new URLSearchParams(), new FormData()]
  for (const [name, value] of Object.entries(fields)) {
    for (const text of [value].flat()) {
      query.append(name, text)
      form.append(name, text)
    }
  }
  return [query, form]
}

describe('hostile names', () => {
  test('a name that the form does not have is not read', () => {
    const form = readForm(proposal, {
      ...filled,
      admin: '1',
      'title.x': 'other',
      'costs.0.paid': '1',
      'costs.-1.item': 'x',
    })
    expect(form).toEqual({ ok: true, value: read })
  })

  test('no name reaches the prototype of anything', () => {
    const names = [
      '__proto__',
      '__proto__.polluted',
      'constructor.prototype.polluted',
      'costs.__proto__.item',
      'costs.0.__proto__.x',
    ]
    const body = names.map((name) => `${name}=1`).join('&')
    readForm(proposal, new URLSearchParams(body))
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    const form = readForm(proposal, new URLSearchParams(body))
    expect(form.ok ? [] : Object.keys(form.kept)).toEqual(names)
  })

  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      ...Object.keys(filled),
      '__proto__',
      'costs',
      'costs.0',
      'costs.0.item.0',
      '.',
      '..',
      'tags.0',
      '',
    ),
    fc.string({ unit: fc.constantFrom('costs', '.', '0', '99999999', 'item', 'tags') }),
  )
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.string()),
    fc.constantFrom(...Object.values(filled)),
  )

  const keptOf = (query: URLSearchParams) =>
    Object.fromEntries(
      [...new Set(query.keys())].map((field) => {
        const texts = query.getAll(field)
        return [field, texts.length === 1 ? texts[0] : texts]
      }),
    )

  test('nothing that can be sent makes it throw, and all of it is kept', () => {
    const pair = fc.tuple(name, fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const query = new URLSearchParams(pairs)
        const result = readForm(proposal, query)
        expect(result.ok || result.kept).toEqual(result.ok || keptOf(query))
        expect(result.ok || result.errors.length > 0).toBe(true)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.dictionary(name, value), (fields) => {
        expect(readForm(proposal, fields)).toEqual(readForm(proposal, sent(fields)[0]))
      }),
      { numRuns: 500 },
    )
  })

  test('what is not a text (a file, a number, null) is not read', () => {
    const form = new FormData()
    form.append('title', new File(['x'], 'evil.html'))
    expect(readForm(z.object({ title: line({ max: 9, required: true }) }), form)).toEqual({
      ok: false,
      errors: [{ field: 'title', code: 'required' }],
      kept: {},
    })
    fc.assert(
      fc.property(fc.dictionary(name, fc.anything()), (input) => {
        expect(readForm(proposal, input)).toHaveProperty('ok')
      }),
    )
  })

  test('twenty thousand fields are read in a moment', () => {
    const input = Array.from({ length: 20_000 }, (_, i): [string, string] => [`costs.${i}.item`, 'x'])
    const same = Array.from({ length: 20_000 }, (): [string, string] => ['tags', 'a'])
    const start = performance.now()
    readForm(proposal, new URLSearchParams([...input, ...same]))
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
