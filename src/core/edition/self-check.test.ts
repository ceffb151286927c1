import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCityFile } from './city-file.testing.ts'
import type { Definition } from './schema/index.ts'
import {
  nodeAfter,
  readWalk,
  resultOf,
  roadAhead,
  step,
  suitabilityTags,
  type Walk,
  walkUpTo,
  writeWalk,
} from './self-check.ts'

const cities = ['shinjo', 'nishitokyo', 'echizen'].map(readCityFile)
const shinjo = readCityFile('shinjo')

const start = (definition: Definition): Walk => readWalk(definition, undefined)!
const at = (definition: Definition, text: string) => readWalk(definition, text)?.at.code

/** A whole answer to the node, chosen by a number. */
function answerBy(definition: Definition, { at }: Walk, pick: number): string {
  if (at.kind === 'list') return at.items.map((_, i) => ((pick >> i) % 2 === 0 ? 'y' : 'n')).join('')
  if (at.kind === 'choice') return at.options[pick % at.options.length]!.code
  return suitabilityTags(definition)
    .filter((_, i) => (pick >> i) % 2 === 1)
    .join('.')
}

/** A graph whose roads go forward only, as a city may write it: lists, choices and exits in any mixture. */
const anyGraph = fc
  .array(
    fc.record({
      items: fc.integer({ min: 1, max: 5 }),
      choice: fc.boolean(),
      far: fc.nat(9),
      near: fc.nat(9),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((plan): Definition => {
    const code = (i: number) => (i < plan.length ? `n${i}` : `exit${i % 2}`)
    const name = { ja: '題' }
    const nodes = plan.map(({ items, choice, far, near }, i) => {
      const [a, b] = [i + 1 + (far % (plan.length - i + 1)), i + 1 + (near % (plan.length - i + 1))].map(code)
      return choice
        ? {
            kind: 'choice',
            code: code(i),
            title: name,
            options: [
              { code: 'a', label: name, to: a },
              { code: 'b', label: name, to: b },
            ],
          }
        : {
            kind: 'list',
            code: code(i),
            title: name,
            allTrue: a,
            anyFalse: b,
            items: Array.from({ length: items }, (_, k) => ({
              code: `i${k}`,
              text: name,
              negative: k === 0,
            })),
          }
    })
    const exits = ['exit0', 'exit1'].map((one) => ({
      kind: 'exit',
      code: one,
      title: name,
      proceeds: true,
      outcomes: [{ code: 'o', kind: 'proceed', title: name }],
    }))
    return {
      ...shinjo,
      selfCheck: { start: 'n0', proposedByYui: false, nodes: [...nodes, ...exits] },
    } as Definition
  })

const anyCity = fc.oneof(fc.constantFrom(...cities), anyGraph)

describe('新庄市: スタートとステップ1', () => {
  test('スタートの項目が全部当てはまればA（ステップ1）へ', () => {
    expect(at(shinjo, 'start:yyy')).toBe('step1')
  })

  test('スタートの項目が一つでも当てはまらなければBへ', () => {
    for (const answer of ['nyy', 'yny', 'yyn', 'nny', 'nyn', 'ynn', 'nnn'])
      expect(at(shinjo, `start:${answer}`)).toBe('b')
  })

  test('ステップ1の4項目が全部当てはまればステップ2（相談・打合せ）へ', () => {
    expect(at(shinjo, 'start:yyy,step1:yyyy')).toBe('step2')
  })

  test('ステップ1の項目が一つでも当てはまらなければBへ', () => {
    for (let pick = 1; pick < 16; pick += 1) {
      const answer = [0, 1, 2, 3].map((i) => ((pick >> i) % 2 === 0 ? 'y' : 'n')).join('')
      expect(at(shinjo, `start:yyy,step1:${answer}`)).toBe('b')
    }
  })

  test('Bには二つの行き先がある: 市民・コミュニティの活動と、市の事業', () => {
    const b = resultOf(readWalk(shinjo, 'start:nyy')!)?.exit
    expect(b?.proceeds).toBe(false)
    expect(b?.outcomes.map(({ kind, title }) => [kind, title.ja])).toEqual([
      ['selfActivity', '市民、コミュニティの活動'],
      ['governmentProject', '市の事業'],
    ])
  })

  test('スタートの①だけが否定の文', () => {
    const negatives = shinjo
      .selfCheck!.nodes.flatMap((node) => (node.kind === 'list' ? node.items : []))
      .filter((item) => item.negative)
    expect(negatives.map((item) => item.text.ja)).toEqual([
      '自分たち（市民、コミュニティ）だけでできるか、自信がない',
    ])
  })

  test('途中まで答えた一覧は、答えたところまで残る', () => {
    expect(readWalk(shinjo, 'start:y-n')).toMatchObject({ at: { code: 'start' }, partial: 'y-n' })
  })
})

test('越前市: 公益性があればB・C・Dのどれか、そこで選んだ領域がアイデアに付く', () => {
  const echizen = readCityFile('echizen')
  expect(at(echizen, 'public-interest:yy')).toBe('zone')
  expect(at(echizen, 'public-interest:yn')).toBe('no-public-interest')
  expect(resultOf(readWalk(echizen, 'public-interest:yy,zone:C')!)).toMatchObject({ zone: 'C', tags: [] })
  expect(resultOf(readWalk(echizen, 'public-interest:yy,zone:not-sure')!)).not.toHaveProperty('zone')
})

test('西東京市: 事業の例は選ばなくても先へ進め、選べばアイデアに付く', () => {
  const nishitokyo = readCityFile('nishitokyo')
  const [first, second] = suitabilityTags(nishitokyo)
  expect(resultOf(readWalk(nishitokyo, 'elements:yyyy,suited:')!)).toMatchObject({
    exit: { code: 'proceed' },
    tags: [],
  })
  expect(resultOf(readWalk(nishitokyo, `elements:yyyy,suited:${first}.${second}`)!)?.tags).toEqual([
    first,
    second,
  ])
  expect(at(nishitokyo, 'elements:yyyy,suited:unknown')).toBe('elements')
})

test('a city without a self-check has no walk', () => {
  expect(['tomakomai', 'kurashiki'].map((slug) => readWalk(readCityFile(slug), 'start:yyy'))).toEqual([
    undefined,
    undefined,
  ])
})

test('every road of answers ends in an exit', () => {
  fc.assert(
    fc.property(anyCity, fc.array(fc.nat(63), { minLength: 20, maxLength: 20 }), (definition, picks) => {
      let walk = start(definition)
      for (const pick of picks)
        if (walk.at.kind !== 'exit') walk = step(definition, walk, answerBy(definition, walk, pick))!
      expect(resultOf(walk)?.exit).toBe(walk.at)
      expect(walk.answered.length).toBeLessThan(definition.selfCheck!.nodes.length)
    }),
  )
})

test('what is written into an address is read back the same, at every point of the road', () => {
  fc.assert(
    fc.property(anyCity, fc.array(fc.nat(63), { maxLength: 10 }), (definition, picks) => {
      let walk = start(definition)
      for (const pick of picks) {
        if (walk.at.kind === 'exit') break
        walk = step(definition, walk, answerBy(definition, walk, pick))!
        expect(readWalk(definition, writeWalk(walk))).toEqual(walk)
      }
      for (const [index, { node }] of walk.answered.entries()) expect(walkUpTo(walk, index).at).toBe(node)
    }),
  )
})

test('a malformed address is the start and never throws', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[a-z0-9:,.yn-]{0,60}$/),
    fc.constantFrom(
      'start',
      'start:',
      'start:yyyy',
      'step1:yyyy',
      'start:yyy,start:yyy',
      'start:y-y,step1:yyyy',
      'b:',
      '__proto__:y',
    ),
  )
  fc.assert(
    fc.property(fc.constantFrom(...cities), text, (definition, address) => {
      const walk = readWalk(definition, address)!
      expect(readWalk(definition, writeWalk(walk))).toEqual(walk)
    }),
  )
  expect(at(shinjo, 'start:yyyy')).toBe('start')
  expect(at(shinjo, 'step1:yyyy')).toBe('start')
  expect(at(shinjo, 'start:yyy,step1:yyyy,step2:y')).toBe('start')
  expect(at(shinjo, `start:${'y'.repeat(10_000)}`)).toBe('start')
})

test('a list counts only when every item is answered', () => {
  const node = shinjo.selfCheck!.nodes[0]!
  if (node.kind === 'exit') throw new Error('a list')
  expect(['', 'y', 'yy', 'yyyy', 'y-y', 'yyx', 'yyy'].map((answer) => nodeAfter(node, answer))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'step1',
  ])
})

test('the road ahead leads to the exit that proceeds', () => {
  expect(
    cities.map(({ selfCheck }) => roadAhead(selfCheck!, selfCheck!.nodes[0]!).map(({ code }) => code)),
  ).toEqual([
    ['step1', 'step2'],
    ['suited', 'proceed'],
    ['zone', 'proceed'],
  ])
})

test('a road that leads back takes away the answers given since', () => {
  const name = { ja: '題' }
  const node = (code: string, allTrue: string, anyFalse: string) => ({
    kind: 'list',
    code,
    title: name,
    allTrue,
    anyFalse,
    items: [{ code: 'i', text: name, negative: false }],
  })
  const circle = {
    ...shinjo,
    selfCheck: {
      start: 'a',
      proposedByYui: false,
      nodes: [
        node('a', 'b', 'a'),
        node('b', 'x', 'a'),
        { kind: 'exit', code: 'x', title: name, proceeds: true, outcomes: [] },
      ],
    },
  } as unknown as Definition
  expect(readWalk(circle, 'a:y,b:n')).toMatchObject({ at: { code: 'a' }, answered: [] })
})
