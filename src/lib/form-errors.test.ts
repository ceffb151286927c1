import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './form-errors.ts'
import { fieldsFrom } from './form-fields.ts'
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

describe('a right form', () => {
  test('is read the same from a record, a query and form data', () => {
    for (const input of [filled, ...sent(filled)])
      expect(readForm(proposal, input)).toEqual({ ok: true, value: read })
  })

  test('has a typed value', () => {
    const form = readForm(proposal, filled)
    if (form.ok) expectTypeOf(form.value.costs).toEqualTypeOf<{ item: string; amount: number }[]>()
    expect(form.ok).toBe(true)
  })

  test('one tick of a list is a list, none is an empty one', () => {
    expect(readForm(proposal, { ...filled, tags: 'b' })).toMatchObject({ value: { tags: ['b'] } })
    const { tags: _, ...none } = filled
    expect(readForm(proposal, none)).toMatchObject({ value: { tags: [] } })
  })

  test('an optional field may be left empty', () => {
    expect(readForm(proposal, { ...filled, theme: ' ' })).toEqual({
      ok: true,
      value: { ...read, theme: undefined },
    })
  })

  test('rows left empty are skipped, in the order of their numbers', () => {
    const rows = {
      'costs.10.item': '三',
      'costs.10.amount': '3',
      'costs.2.item': '二',
      'costs.2.amount': '2',
      'costs.4.item': '　',
    }
    const { 'costs.1.item': _, 'costs.1.amount': __, ...rest } = filled
    const form = readForm(proposal, { ...rest, ...rows })
    expect(form.ok && form.value.costs.map((cost) => cost.item)).toEqual(['軍手', '二', '三'])
  })

  test('a value becomes the fields of its form and is read back', () => {
    expect(fieldsFrom(read)).toEqual({
      ...filled,
      purpose: '一\n二',
      start: '2026-11-22',
      'costs.0.amount': '1200',
    })
    expect(readForm(proposal, fieldsFrom(read))).toEqual({ ok: true, value: read })
  })
})

describe('a wrong form', () => {
  test('names each field once, in the order of the page, with a code and its detail', () => {
    const form = readForm(proposal, {
      ...filled,
      title: '題'.repeat(10_000),
      start: '',
      theme: 'war',
      tags: ['a', 'x', 'y'],
      'costs.1.amount': '三百円',
    })
    expect(form.ok ? [] : form.errors).toEqual([
      { field: 'title', code: 'tooLong', detail: '200' },
      { field: 'theme', code: 'badChoice' },
      { field: 'start', code: 'required' },
      { field: 'tags', code: 'badChoice' },
      { field: 'costs.1.amount', code: 'badNumber' },
    ])
  })

  test('an empty form misses what is required', () => {
    const form = readForm(proposal, {})
    expect(form.ok ? [] : form.errors).toEqual([
      { field: 'title', code: 'required' },
      { field: 'start', code: 'required' },
    ])
  })

  test('names the row that was typed in, although rows before it were skipped', () => {
    const form = readForm(proposal, {
      ...filled,
      'costs.0.item': '',
      'costs.0.amount': '',
      'costs.7.item': '杭',
    })
    expect(form.ok ? [] : form.errors).toEqual([{ field: 'costs.7.amount', code: 'required' }])
  })

  test('keeps everything as it was typed, also what is hostile or unknown', () => {
    const typed = {
      ...filled,
      start: '"><script>alert(1)</script>',
      title: " \u202e\u0000' OR 1=1 --\r\n",
      __extra: '{{7*7}}',
      'costs.0.item': ['=1+1', 'x'],
    }
    for (const input of [typed, ...sent(typed)]) {
      const form = readForm(proposal, input)
      expect(form.ok ? {} : form.kept).toEqual(typed)
    }
  })

  test('a rule across fields names its field', () => {
    const period = z
      .object({ from: dateField(), to: dateField() })
      .refine((p) => p.from <= p.to, { path: ['to'], message: 'beforeStart' })
    expect(readForm(period, { from: '2026-04-02', to: '2026-04-01' })).toMatchObject({
      errors: [{ field: 'to', code: 'beforeStart' }],
    })
    expect(readForm(period, { from: '2026-04-02', to: '2026-04-02' }).ok).toBe(true)
  })
})
