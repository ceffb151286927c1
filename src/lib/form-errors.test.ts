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

describe("schemas with zod's own checks", () => {
  const schema = z.object({
    name: z.string().min(2).max(4),
    mail: z.email(),
    count: z.coerce.number().int().max(9),
    party: z.enum(['city', 'group']),
    rows: z
      .array(z.object({ n: z.string() }))
      .min(1)
      .max(1),
  })

  test('say the same codes', () => {
    const wrong = { name: '長すぎます', mail: 'x', count: '10', party: 'x', 'rows.0.n': '1', 'rows.1.n': '2' }
    const form = readForm(schema, wrong)
    expect(form.ok ? [] : form.errors).toEqual([
      { field: 'name', code: 'tooLong', detail: '4' },
      { field: 'mail', code: 'badFormat', detail: 'email' },
      { field: 'count', code: 'tooLarge', detail: '9' },
      { field: 'party', code: 'badChoice' },
      { field: 'rows', code: 'tooMany', detail: '1' },
    ])
  })

  test('what is missing is required', () => {
    const form = readForm(schema, { name: ' ', 'rows.0.n': '' })
    expect(form.ok ? [] : form.errors.map((e) => [e.field, e.code])).toEqual(
      ['name', 'mail', 'count', 'party', 'rows'].map((field) => [field, 'required']),
    )
  })
})

describe('shapes', () => {
  test('an optional group left empty is absent; one required says which fields', () => {
    const place = z.object({ name: line({ max: 9, required: true }) })
    expect(readForm(z.object({ place: place.optional() }), {})).toEqual({
      ok: true,
      value: { place: undefined },
    })
    expect(readForm(z.object({ place }), {})).toMatchObject({
      errors: [{ field: 'place.name', code: 'required' }],
    })
  })

  test('variants, transforms and defaults are looked through', () => {
    const answer = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: line({ max: 9, required: true }) }),
      z.object({ kind: z.literal('many'), picks: z.array(choice(['1', '2'])) }),
    ])
    const schema = z
      .object({ answer: answer.transform((a) => a.kind), page: z.array(z.string()).default(['1']) })
      .readonly()
    expect(readForm(schema, { 'answer.kind': 'many', 'answer.picks': '1' })).toEqual({
      ok: true,
      value: { answer: 'many', page: ['1'] },
    })
    expect(readForm(schema, { 'answer.kind': 'text' })).toMatchObject({
      errors: [{ field: 'answer.text', code: 'required' }],
    })
    expect(readForm(schema, { 'answer.kind': 'none' })).toMatchObject({
      errors: [{ field: 'answer.kind', code: 'badChoice' }],
    })
  })

  test('lists within rows', () => {
    const schema = z.object({ rows: z.array(z.object({ tags: z.array(choice(['a', 'b'])) })) })
    expect(readForm(schema, { 'rows.3.tags': ['a', 'b'], 'rows.5.tags.1': 'b' })).toEqual({
      ok: true,
      value: { rows: [{ tags: ['a', 'b'] }, { tags: ['b'] }] },
    })
    expect(readForm(schema, { 'rows.3.tags.8': 'x' })).toMatchObject({ errors: [{ field: 'rows.3.tags.8' }] })
  })
})
