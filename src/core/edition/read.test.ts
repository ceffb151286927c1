import { describe, expect, test } from 'vitest'
import { contentHash } from '../../lib/canonical-json.ts'
import { formatMistakes } from './mistakes.ts'
import { readDefinition } from './read.ts'
import { changed, mistakesIn, smallCity } from './small-city.testing.ts'

const allowedIn = (text: string) => {
  const read = readDefinition(text, 'hoshino.yaml', 'en')
  return read.ok ? [] : read.mistakes.map(({ allowed }) => allowed)
}

describe('a file without mistakes', () => {
  test('gives its definition, with what was left out filled in, and the hash of that', () => {
    const read = readDefinition(smallCity, 'hoshino.yaml')
    expect(read.ok && read.definition.answering).toEqual({
      workingDays: 10,
      opens: '08:30',
      closes: '17:15',
      published: false,
    })
    expect(read.ok && read.hash).toBe(read.ok && contentHash(read.definition))
  })

  test('has the same hash however it is laid out, and another when a word changes', () => {
    const hash = (text: string) => {
      const read = readDefinition(text, 'hoshino.yaml')
      return read.ok ? read.hash : undefined
    }
    const laidOutAnew = changed('name: { ja: 星野市 }', 'name:\n    ja:   "星野市" # the city')
    expect(hash(laidOutAnew)).toBe(hash(smallCity))
    expect(hash(changed('星野市', '星野町'))).not.toBe(hash(smallCity))
  })
})

describe('mistakes', () => {
  test('of every sort are told at once, in the order of the file, each with line and column', () => {
    const text = smallCity
      .replace('slug: hoshino', 'slug: Hoshino')
      .replace("code: '132292'", 'code: 132292')
      .replace('kind: full,', 'kind: book,')
      .replace('effectiveFrom: 2024-04-01', 'effectiveFrom: 2024-02-30')
      .replace('gist: { ja: 力を合わせること }, ', '')
      .replace('code: snow, name: { ja: 雪 }', 'code: snow, name: { ja: 雪 }, colour: white')
      .replace('  default: policy\n', '  default: nobody\n  default: nobody\n')
    const read = readDefinition(text, 'hoshino.yaml', 'en')
    expect(read.ok || read.mistakes.map(({ line, column, path }) => [line, column, path])).toEqual([
      [3, 9, 'city.slug'],
      [4, 9, 'city.code'],
      [7, 37, 'edition.kind'],
      [7, 58, 'edition.effectiveFrom'],
      [10, 13, 'definition.gist'],
      [41, 36, 'fields[0].colour'],
      [46, 12, 'routing.default'],
      [47, 3, ''],
    ])
    expect(mistakesIn(text)).toEqual([
      'city.slug: "Hoshino" | Hoshino',
      'city.code: 132292 | 132292',
      'edition.kind: "book" | book, effectiveF',
      'edition.effectiveFrom: "2024-02-30" | 2024-02-30 }',
      'definition.gist: nothing | { source: text }',
      'fields[0].colour: unknown member "colour" | colour: white }',
      'routing.default: "nobody" | nobody',
      ': "default: nobody" | default: nobody',
    ])
  })

  test('a name written twice', () => {
    const text = changed('  default: policy\n', '  default: policy\n  default: roads\n')
    expect(mistakesIn(text)).toEqual([': "default: roads" | default: roads'])
    expect(allowedIn(text)).toEqual(['"default" only once'])
  })

  test.each([
    ['an unclosed quote', "code: '132292'", "code: '132292"],
    ['an unclosed bracket', 'covers: [resident]', 'covers: [resident'],
    ['an unknown tag', 'ja: 星野市', 'ja: !city 星野市'],
    ['a name of a value that is nowhere', 'ja: 星野市', 'ja: *city'],
  ])('what YAML cannot read: %s', (_, from, to) => {
    expect(mistakesIn(changed(from, to))).not.toEqual([])
  })

  test('an unknown member is named, with the members there are', () => {
    const text = changed('{ ja: 星野市 }', '{ ja: 星野市, fr: Hoshino }')
    expect(mistakesIn(text)).toEqual(['city.name.fr: unknown member "fr" | fr: Hoshino }'])
    expect(allowedIn(text)).toEqual(['members ja, en, easy'])
  })

  test('text that looks like a number says how to write it', () => {
    expect(allowedIn(changed("'132292'", '132292'))[0]).toContain(
      'put text that looks like a number between "…"',
    )
  })

  test('a missing member stands where the thing that lacks it begins', () => {
    const text = changed('  - { code: snow, name: { ja: 雪 } }', '  - { code: snow }')
    expect(mistakesIn(text)).toEqual(['fields[0].name: nothing | { code: snow }'])
  })

  test('an empty list that needs an entry', () => {
    expect(mistakesIn(changed('sections:\n', 'sections: []\nunused:\n'))).toContain('sections: [] | []')
  })

  test('an unknown kind of check names the kinds', () => {
    const text = changed('kind: tags', 'kind: tag')
    expect(mistakesIn(text)[0]).toBe('selfCheck.nodes[2].kind: "tag" | tag, code: kinds')
    expect(allowedIn(text)[0]).toBe('one of: list, choice, tags, exit')
  })

  test('members of a check are those of its kind', () => {
    const text = changed('to: on }', 'to: on, items: [] }')
    expect(allowedIn(text)).toEqual(['members kind, code, label, title, gist, to, source, page'])
  })

  test.each([
    ['javascript:alert(1)', 'an address that begins with https://'],
    ['data:text/html,x', 'an address that begins with https://'],
  ])('a link that is no web address: %s', (url, allowed) => {
    expect(allowedIn(changed('prefecture:', `site: ${url}\n  prefecture:`))).toEqual([allowed])
  })

  test.each([
    ['a lone surrogate', '"\\uD800"'],
    ['a character that turns the direction of text', '"市\\u202E"'],
    ['a control character', '"市\\u0007"'],
  ])('text that cannot be shown: %s', (_, written) => {
    expect(allowedIn(changed('ja: 星野市', `ja: ${written}`))).toEqual([
      'characters that can be shown (no control or text-direction characters)',
    ])
  })

  test('names with rare characters are no mistake', () => {
    const read = readDefinition(changed('星野市', '髙﨑葛󠄀𠮷市'), 'hoshino.yaml')
    expect(read.ok && read.definition.city.name.ja).toBe('髙﨑葛󠄀𠮷市')
  })
})

describe('a file that is no city file', () => {
  test.each([
    ['nothing', ''],
    ['a comment', '# 市\n'],
    ['a list', '- a\n'],
    ['a word', 'shinjo'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a list inside itself', 'schema: &a [*a]'],
    ['aliases of aliases', `a: &a [x]\n${aliases(12)}`],
    ['more than a million characters', `# ${'市'.repeat(1_000_000)}`],
    ['two files in one', `${smallCity}---\n${smallCity}`],
  ])('%s is a mistake, never a crash', (_, text) => {
    const read = readDefinition(text, 'x.yaml')
    expect(read.ok).toBe(false)
    expect(read.ok || read.mistakes.length).toBeGreaterThan(0)
  })

  test('may not say which version it is', () => {
    expect(mistakesIn(changed('schema: 1\n', ''))).toEqual(['schema: nothing | city:'])
    expect(allowedIn(changed('schema: 1', 'schema: 0'))).toEqual(['one of: 1'])
  })

  test('with members that a program would trip over', () => {
    const text = smallCity.concat('__proto__: { polluted: true }\nconstructor: {}\n')
    expect(mistakesIn(text)).toHaveLength(2)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('leads out of its folder by no file name', () => {
    const text = changed('kind: full,', 'kind: full, fullText: { pdf: ../../etc/passwd.pdf },')
    expect(mistakesIn(text)).toEqual(['edition.fullText.pdf: "../../etc/passwd.pdf" | ../../etc/passwd'])
  })

  test('of a newer version says so and nothing else', () => {
    expect(mistakesIn(changed('schema: 1', 'schema: 2'))).toEqual([
      'schema: schema: 2, newer than this software | 2',
    ])
  })
})

function aliases(depth: number): string {
  const line = (i: number) =>
    `k${i}: &k${i} [${Array(10)
      .fill(i === 0 ? '*a' : `*k${i - 1}`)
      .join(', ')}]`
  return Array.from({ length: depth }, (_, i) => line(i)).join('\n')
}

test('mistakes are printed with file, line and column first, in Japanese or English', () => {
  const read = readDefinition(changed('default: policy', 'default: nobody'), 'cities/hoshino.yaml')
  expect(formatMistakes(read.ok ? [] : read.mistakes)).toBe(
    [
      'まちがいが1件あります。',
      '',
      'cities/hoshino.yaml:46:12  routing.default',
      '  書かれている内容: "nobody"',
      '  書ける内容: sections にあるコード: policy, roads',
    ].join('\n'),
  )
  const english = readDefinition(changed('default: policy', 'default: nobody'), 'h.yaml', 'en')
  expect(formatMistakes(english.ok ? [] : english.mistakes, 'en')).toContain('Found: "nobody"')
})
