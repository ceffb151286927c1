import { describe, expect, test } from 'vitest'
import { codes, readCityFile } from './city-file.testing.ts'

describe.each(['kurashiki', 'nishitokyo', 'echizen'])('%s', (slug) => {
  const definition = readCityFile(slug)

  test('約束の条文も、関係のふりかえりも、原則ひとつに一つ、同じ順番', () => {
    const principles = codes(definition.principles)
    const clauses = definition.agreementTemplates.flatMap((template) => template.clauses)
    expect(clauses.map(({ principle }) => principle)).toEqual(principles)
    expect(definition.evaluation?.relationship.map(({ principle }) => principle)).toEqual(principles)
  })

  test('市が公表していないものは、Yuiの提案と分かる', () => {
    expect(definition.fieldsProposedByYui).toBe(true)
    expect(definition.evaluation?.proposedByYui).toBe(true)
    expect(definition.agreementTemplates.every(({ proposedByYui }) => proposedByYui)).toBe(true)
  })

  test('公開する言葉には英語があり、やさしい日本語に敬語はない', () => {
    const texts: { ja: string; en?: string; easy?: string }[] = []
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('ja' in value) texts.push(value as (typeof texts)[number])
      else Object.values(value).forEach(walk)
    }
    walk(definition)
    expect(texts.filter(({ en }) => !en)).toEqual([])
    expect(texts.filter(({ easy }) => easy && /ください|いただ|ございます|お願い/.test(easy))).toEqual([])
  })
})
