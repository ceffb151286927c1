import { describe, expect, test } from 'vitest'
import { checkDigit, correctedCode } from './municipality-code.ts'
import { changed, mistakesIn, smallCity } from './small-city.testing.ts'

test('a city in which everything fits has no mistakes', () => {
  expect(mistakesIn(smallCity)).toEqual([])
})

describe('a code that points nowhere', () => {
  test.each([
    ['routing.default', 'default: policy', 'default: x'],
    ['routing.rules[0].section', 'section: roads', 'section: x'],
    ['routing.rules[0].field', 'field: snow', 'field: x'],
    ['desks[0].section', 'section: policy', 'section: x'],
    ['actors.umbrella.covers[0]', 'covers: [resident]', 'covers: [x]'],
    ['effects[0].for[0]', 'for: [resident]', 'for: [x]'],
    ['forms[0].group', 'group: joint', 'group: x'],
    ['forms[0].agreementTemplate', 'agreementTemplate: general', 'agreementTemplate: x'],
    ['agreementTemplates[0].forms[0]', 'forms: [hosting]', 'forms: [x]'],
    [
      'agreementTemplates[0].clauses[0].principle',
      'title: { ja: 対等 }, principle: equality',
      'title: { ja: 対等 }, principle: x',
    ],
    ['evaluation.relationship[0].principle', 'code: r, principle: equality', 'code: r, principle: x'],
    ['evaluation.result[0].effect', 'effect: lively', 'effect: x'],
    ['measures[0].measures[0].answers[0]', 'answers: [few]', 'answers: [x]'],
    ['selfCheck.nodes[1].options[0].zone', 'zone: B', 'zone: x'],
    ['selfCheck.nodes[0].allTrue', 'allTrue: which', 'allTrue: x'],
    ['selfCheck.nodes[0].anyFalse', 'anyFalse: out', 'anyFalse: x'],
    ['selfCheck.nodes[1].options[1].to', 'ja: なし }, to: out', 'ja: なし }, to: x'],
    ['selfCheck.nodes[2].to', 'to: on', 'to: x'],
    ['definition.source', 'source: text', 'source: x'],
  ])('%s', (path, from, to) => {
    const found = mistakesIn(changed(from, to)).map((mistake) => mistake.split(' | x')[0])
    expect(found).toContain(`${path}: "x"`)
  })

  test('an unknown stage of a staff note', () => {
    expect(mistakesIn(changed('stage: idea', 'stage: agreement'))).toEqual([
      'staffNotes[0].stage: "agreement" | agreement }',
    ])
  })
})

describe('a self-check', () => {
  test('has no check that nobody reaches', () => {
    const text = changed('anyFalse: out }', 'anyFalse: kinds }').replace('to: out }', 'to: kinds }')
    expect(mistakesIn(text)).toEqual(['selfCheck.nodes[4]: nothing leads to "out" | { kind: exit, co'])
  })

  test('has no circle without a way out', () => {
    const text = changed('allTrue: which, anyFalse: out', 'allTrue: loop, anyFalse: which').replace(
      '    - kind: choice',
      '    - { kind: tags, code: loop, title: { ja: 輪 }, to: loop }\n    - kind: choice',
    )
    expect(mistakesIn(text)).toEqual([
      'selfCheck.nodes[1]: no exit can be reached from "loop" | { kind: tags, co',
    ])
  })

  test('may come back, as long as one road leaves', () => {
    expect(mistakesIn(changed('anyFalse: out', 'anyFalse: first'))).toEqual([])
  })

  test('that begins nowhere', () => {
    expect(mistakesIn(changed('start: first', 'start: second'))[0]).toBe('selfCheck.start: "second" | second')
  })

  test('has no exit that proceeds to nothing', () => {
    expect(mistakesIn(changed('kind: proceed', 'kind: ask'))).toEqual([
      'selfCheck.nodes[3].outcomes: an exit that leads nowhere | [{ code: go, kin',
    ])
  })

  test('that asks for tags needs tags', () => {
    const text = changed('suitability:\n  tags: [{ code: timely, name: { ja: 時宜 } }]\n', '')
    expect(mistakesIn(text)).toEqual(['selfCheck.nodes[2].kind: tags | tags, code: kind'])
  })
})

describe('parts that must fit each other', () => {
  test('a code stands once in a list', () => {
    const text = changed('  - { code: roads', '  - { code: policy, name: { ja: 計画課 } }\n  - { code: roads')
    expect(mistakesIn(text)).toEqual(['sections[1].code: "policy" | policy, name: { '])
  })

  test('a name of a form stands once in a group, and may stand again in another', () => {
    const again = (group: string) =>
      changed(
        'suitability:',
        `  - { code: hosting2, ${group}common: coHosting, name: { ja: 共催 } }\nsuitability:`,
      )
    expect(mistakesIn(again('group: joint, '))).toEqual([
      'forms[1].name: "共催" twice in one group | { ja: 共催 } }',
    ])
    expect(mistakesIn(again(''))).toEqual([])
  })

  test('where there are ideas, they come first', () => {
    const text = changed('  - code: idea\n  - code: evaluation', '  - code: evaluation\n  - code: idea')
    expect(mistakesIn(text)).toEqual(['stages[1]: ["evaluation","idea"] | code: idea'])
  })

  test('a stage of evaluation needs questions', () => {
    const text = smallCity.slice(0, smallCity.indexOf('evaluation:\n'))
    expect(mistakesIn(text)).toEqual(['stages[1]: "evaluation" | code: evaluation'])
  })
})

describe('全国地方公共団体コード', () => {
  test.each(['131016', '011002', '182095', '130001', '010006', '062057', '012131'])('%s is right', (code) => {
    expect(correctedCode(code)).toBe(code)
  })

  test('a wrong check digit is a mistake', () => {
    expect(checkDigit('06205')).toBe(7)
    expect(mistakesIn(changed("'132292'", "'132290'"))).toEqual([`city.code: "132290" | '132290'`])
  })
})
