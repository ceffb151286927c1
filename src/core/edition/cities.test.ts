import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatPath } from './mistakes.ts'
import { allWithin, textIn } from './places.ts'
import { readDefinition } from './read.ts'
import { findSource } from './view.ts'
import { writeDefinition } from './write.ts'

const folder = new URL('../../../cities/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test('the five cities are there', () => {
  expect(files).toEqual([
    'echizen.yaml',
    'kurashiki.yaml',
    'nishitokyo.yaml',
    'shinjo.yaml',
    'tomakomai.yaml',
  ])
})

describe.each(files)('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const read = readDefinition(text, name)

  test('has no mistakes', () => {
    expect(read.ok ? [] : read.mistakes).toEqual([])
  })

  test('is named after its city, and editors find its schema', () => {
    expect(read.ok && `${read.definition.city.slug}.yaml`).toBe(name)
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=./definition.schema.json'])
  })

  test('written and read again has the same content and hash', () => {
    expect(read.ok && readDefinition(writeDefinition(read.definition), name)).toEqual(read)
  })

  test('what comes from elsewhere than the guideline comes from a page of the city', () => {
    const pages = read.ok ? read.definition.sources.filter(({ kind }) => kind === 'cityPage') : []
    const foreign = pages.filter(({ url }) => url && !/\/\/[^/]*\bcity\.[^/]*\.(jp|lg\.jp)\//.test(url))
    expect(foreign).toEqual([])
  })

  test('says everything in English too', () => {
    const texts = read.ok ? allWithin({ path: [], value: read.definition }) : []
    const lacking = texts.filter(({ value }) => textIn(value, 'ja') && !textIn(value, 'en'))
    expect(lacking.map(({ path }) => formatPath(path))).toEqual([])
    expect(texts.length).toBeGreaterThan(100)
  })

  test('names its guideline among its sources', () => {
    const guideline = read.ok && read.definition.sources.find(({ kind }) => kind === 'guideline')
    expect(guideline && read.ok && findSource(read.definition, guideline.code)).toEqual(guideline)
    expect(guideline).toBeTruthy()
  })
})
