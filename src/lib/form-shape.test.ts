import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './form-errors.ts'
import { choice, line } from './form-text.ts'

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

  test('what is too little says so', () => {
    const form = readForm(schema, {
      name: '短',
      mail: 'a@example.jp',
      count: '千',
      party: 'city',
      'rows.0.n': '1',
    })
    expect(form.ok ? [] : form.errors).toEqual([
      { field: 'name', code: 'tooShort', detail: '2' },
      { field: 'count', code: 'badNumber' },
    ])
    const more = z.object({ n: z.coerce.number().min(3), list: z.array(z.string()).min(2) })
    expect(readForm(more, { n: '2', list: ['x'] })).toMatchObject({
      errors: [
        { field: 'n', code: 'tooSmall', detail: '3' },
        { field: 'list', code: 'tooFew', detail: '2' },
      ],
    })
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

  test('a group of variants that was not touched misses its kind; variants of one text are a text', () => {
    const kind = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a') }),
      z.object({ kind: z.literal('b') }),
    ])
    expect(readForm(z.object({ answer: kind }), {})).toMatchObject({
      errors: [{ field: 'answer.kind', code: 'required' }],
    })
    const either = z.object({ one: z.union([z.literal('a'), z.literal('b')]) })
    expect(readForm(either, { one: 'b' })).toEqual({ ok: true, value: { one: 'b' } })
    expect(readForm(either, { one: 'c' })).toMatchObject({ errors: [{ field: 'one', code: 'badChoice' }] })
  })

  test('a row is empty although it could have more', () => {
    const place = z.object({ name: line({ max: 9 }) }).optional()
    const schema = z.object({ rows: z.array(z.object({ n: line({ max: 9, required: true }), place })) })
    expect(readForm(schema, { 'rows.0.n': '', 'rows.0.place.name': ' ', 'rows.1.n': '1' })).toEqual({
      ok: true,
      value: { rows: [{ n: '1', place: undefined }] },
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
