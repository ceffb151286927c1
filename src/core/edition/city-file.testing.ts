import { readFileSync } from 'node:fs'
import { readDefinition } from './read.ts'
import type { Definition } from './schema/index.ts'

export function readCityFile(slug: string): Definition {
  const file = new URL(`../../../cities/${slug}.yaml`, import.meta.url)
  const read = readDefinition(readFileSync(file, 'utf8'), `${slug}.yaml`)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes, null, 1))
  return read.definition
}

export const ja = (entries: { name: { ja: string } }[]) => entries.map(({ name }) => name.ja)

export const codes = (entries: { code: string }[]) => entries.map(({ code }) => code)

export const measuresOf = (definition: Definition) => definition.measures.flatMap(({ measures }) => measures)
