import { describe, expect, test } from 'vitest'
import { readDefinition } from './read.ts'
import type { Definition } from './schema/index.ts'
import { definitionSchema } from './schema/index.ts'
import { changed, smallCity } from './small-city.testing.ts'
import { coordinationOffice, findForm, findSection, findSource, formsByGroup, hasStage } from './view.ts'

function definitionOf(text: string): Definition {
  const read = readDefinition(text, 'hoshino.yaml')
  return definitionSchema.parse(read.ok ? read.definition : undefined)
}
const hoshino = definitionOf(smallCity)

describe('what is looked up by its code', () => {
  test('is found', () => {
    expect(findForm(hoshino, 'hosting')?.name.ja).toBe('共催')
    expect(findSection(hoshino, 'roads')?.name.ja).toBe('道路課')
    expect(findSource(hoshino, 'text')?.title.ja).toBe('指針')
  })

  test('is undefined when there is none', () => {
    expect(findForm(hoshino, 'x')).toBeUndefined()
    expect(findSection(hoshino, undefined)).toBeUndefined()
  })
})

test('forms without a group come after the groups, and a group without forms is left out', () => {
  const text = changed(
    'suitability:',
    '  - { code: own, common: other, name: { ja: 独自 } }\nsuitability:',
  ).replace('formGroups:\n', 'formGroups:\n  - { code: empty, name: { ja: 空 }, leadership: citizenLed }\n')
  const groups = formsByGroup(definitionOf(text))
  expect(groups.map(({ group, forms }) => [group?.code, forms.map(({ code }) => code)])).toEqual([
    ['joint', ['hosting']],
    [undefined, ['own']],
  ])
})

test('the coordination office is the one so marked, else the one that takes what nobody owns', () => {
  const marked = changed(
    'code: roads, name: { ja: 道路課 }',
    'code: roads, name: { ja: 道路課 }, coordination: true',
  )
  expect(coordinationOffice(definitionOf(marked))?.code).toBe('roads')
  expect(coordinationOffice(hoshino)?.code).toBe('policy')
})

test('a city has the stages it lists and no others', () => {
  expect(hasStage(hoshino, 'idea')).toBe(true)
  expect(hasStage(hoshino, 'agreement')).toBe(false)
})
