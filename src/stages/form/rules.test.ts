import { describe, expect, test } from 'vitest'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { readForm } from '../../lib/form-errors.ts'
import { type Choice, choiceForm, faultsIn, fitsAnswer, hasForms, isChoosing } from './rules.ts'

const shinjo = readCityFile('shinjo')
const tomakomai = readCityFile('tomakomai')
const choice = (form: string, rest: Partial<Choice> = {}): Choice => ({
  version: 1,
  form,
  fits: [],
  body: '',
  scope: '',
  agreement: '',
  reason: '',
  ...rest,
})
const limitsOf = (form: string) => shinjo.forms.find(({ code }) => code === form)!.limits

describe('新庄市: かたちの制限は、選ぶ前に確かめる', () => {
  test('後援は、協働の趣旨と合うと答えたときだけ選べる', () => {
    const [limit] = limitsOf('patronage')
    expect(faultsIn(shinjo, choice('patronage'))).toEqual([{ field: 'fits.0', code: 'unanswered' }])
    expect(faultsIn(shinjo, choice('patronage', { fits: [fitsAnswer(limit!, 'no')] }))).toEqual([
      { field: 'fits.0', code: 'doesNotFit' },
    ])
    expect(faultsIn(shinjo, choice('patronage', { fits: [fitsAnswer(limit!, 'yes')] }))).toEqual([])
  })

  test('補助・助成は、特定の産業や自己のためだけのものには選べない', () => {
    const [limit] = limitsOf('subsidy')
    expect(faultsIn(shinjo, choice('subsidy', { fits: [fitsAnswer(limit!, 'no')] }))).toEqual([
      { field: 'fits.0', code: 'doesNotFit' },
    ])
  })

  test('別のかたちの「はい」では通らない', () => {
    const [other] = limitsOf('subsidy')
    expect(faultsIn(shinjo, choice('patronage', { fits: [fitsAnswer(other!, 'yes')] }))).toEqual([
      { field: 'fits.0', code: 'unanswered' },
    ])
  })

  test('「はい」と「いいえ」を両方送っても通らない', () => {
    const [limit] = limitsOf('patronage')
    const fits = [fitsAnswer(limit!, 'yes'), fitsAnswer(limit!, 'no')]
    expect(faultsIn(shinjo, choice('patronage', { fits }))).toHaveLength(1)
  })

  test('事業協力・協定は二つあり、まとまりと名前で見分ける', () => {
    const twice = shinjo.forms.filter(({ name }) => name.ja === '事業協力・協定')
    expect(twice.map(({ group }) => group)).toEqual(['citizen-led', 'government-led'])
    expect(twice.flatMap(({ code }) => faultsIn(shinjo, choice(code)))).toEqual([])
  })

  test('短期・長期は傾向にすぎず、選ぶのをさまたげない', () => {
    const free = shinjo.forms.filter(({ term, limits }) => term && limits.length === 0)
    expect(new Set(free.map(({ term }) => term))).toEqual(new Set(['short', 'long']))
    expect(free.flatMap(({ code }) => faultsIn(shinjo, choice(code)))).toEqual([])
  })
})

test('苫小牧市: 実行委員会・協議会は、つくる会を選んでも選ばなくてもよい', () => {
  const joint = tomakomai.forms.find(({ common }) => common === 'jointBody')!
  expect(joint.bodies.map(({ duration }) => duration)).toEqual(['timeLimited', 'standing'])
  expect(faultsIn(tomakomai, choice(joint.code))).toEqual([])
  expect(faultsIn(tomakomai, choice(joint.code, { body: joint.bodies[1]!.code }))).toEqual([])
  expect(faultsIn(tomakomai, choice(joint.code, { body: 'club' }))).toEqual([
    { field: 'body', code: 'badChoice' },
  ])
})

test('苫小牧市: 委託は全部か一部かを書け、ほかのかたちにはその欄がない', () => {
  const commission = tomakomai.forms.find(({ common }) => common === 'commission')!
  expect(faultsIn(tomakomai, choice(commission.code, { scope: 'part' }))).toEqual([])
  expect(faultsIn(tomakomai, choice('co-hosting', { scope: 'part' }))).toEqual([
    { field: 'scope', code: 'badChoice' },
  ])
})

test('a form of another city is none of this one', () => {
  expect(faultsIn(tomakomai, choice('patronage-of-nowhere'))).toEqual([{ field: 'form', code: 'badChoice' }])
})

test('cities without forms have no such stage', () => {
  const slugs = ['tomakomai', 'kurashiki', 'shinjo', 'nishitokyo', 'echizen']
  expect(slugs.filter((slug) => hasForms(readCityFile(slug)))).toEqual(['tomakomai', 'shinjo', 'nishitokyo'])
})

test('a form is chosen once, while its stage is on', () => {
  expect(isChoosing({ state: 'open', stage: 'form' })).toBe(true)
  expect(isChoosing({ state: 'open', stage: 'agreement' })).toBe(false)
  expect(isChoosing({ state: 'ended', stage: 'form' })).toBe(false)
})

test('answers keep the limit they belong to when one before them is left out', () => {
  const read = readForm(choiceForm, { version: '3', form: 'x', 'fits.1': 'b:yes' })
  expect(read).toMatchObject({ ok: true, value: { version: 3, fits: ['b:yes'] } })
})
