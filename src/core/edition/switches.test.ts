import { describe, expect, test } from 'vitest'
import { readDefinition } from './read.ts'
import { type Definition, definitionSchema } from './schema/index.ts'
import { smallCity } from './small-city.testing.ts'
import { withSwitches, withSwitchesFor } from './switches.ts'
import { hasStage, routeField } from './view.ts'

function definitionOf(text: string): Definition {
  const read = readDefinition(text, 'hoshino.yaml')
  return definitionSchema.parse(read.ok ? read.definition : undefined)
}
const hoshino: Definition = {
  ...definitionOf(smallCity),
  stages: definitionSchema.shape.stages.parse([
    { code: 'idea' },
    { code: 'consultation' },
    { code: 'form' },
    { code: 'running' },
    { code: 'evaluation', off: true },
  ]),
}
const codes = ({ stages }: Definition) => stages.map(({ code }) => code)
const pilot = (...sections: string[]) => ({ runs: 'pilot', sections }) as const

describe('a city as it works today', () => {
  test('has what its edition lists, without what is to begin later', () => {
    expect(codes(withSwitches(hoshino, {}))).toEqual(['idea', 'consultation', 'form', 'running'])
  })

  test('has what the office switched on, and not what it switched off', () => {
    const today = withSwitches(hoshino, { evaluation: { runs: 'everywhere' }, form: { runs: 'nowhere' } })
    expect(codes(today)).toEqual(['idea', 'consultation', 'running', 'evaluation'])
    expect(today.restingStages?.map(({ code }) => code)).toEqual(['form'])
  })

  test('takes ideas and answers them, or neither', () => {
    expect(codes(withSwitches(hoshino, { idea: { runs: 'nowhere' } }))).toEqual(['form', 'running'])
  })

  test('has a stage that one section tries', () => {
    expect(hasStage(withSwitches(hoshino, { evaluation: pilot('roads') }), 'evaluation')).toBe(true)
  })

  test('leaves no idea without an answer while some sections try it: the office takes those of the others', () => {
    const today = withSwitches(hoshino, { idea: pilot('policy') })
    expect([routeField(hoshino, 'snow').section, routeField(today, 'snow').section]).toEqual([
      'roads',
      'policy',
    ])
    expect(routeField(withSwitches(hoshino, { idea: pilot('roads') }), 'snow').section).toBe('roads')
  })

  test('forgets a section of a pilot that is there no more', () => {
    expect(withSwitches(hoshino, { form: pilot('roads', 'gone') }).switches?.form).toEqual(pilot('roads'))
  })
})

describe('a case', () => {
  const at = (stage: string, section: string | null) => ({ stage, section })

  test('meets ahead what runs with its section', () => {
    const of = (section: string | null) =>
      codes(withSwitchesFor(hoshino, { evaluation: pilot('roads') }, at('running', section)))
    expect([of('roads').includes('evaluation'), of('policy').includes('evaluation')]).toEqual([true, false])
    expect(of(null).includes('evaluation')).toBe(false)
  })

  test('keeps what it has come to, whatever is switched off since', () => {
    const off = {
      idea: { runs: 'nowhere' },
      form: { runs: 'nowhere' },
      running: { runs: 'nowhere' },
    } as const
    expect(codes(withSwitchesFor(hoshino, off, at('form', 'roads')))).toEqual([
      'idea',
      'consultation',
      'form',
    ])
  })
})
