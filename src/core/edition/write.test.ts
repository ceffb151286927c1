import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash } from '../../lib/canonical-json.ts'
import { readDefinition } from './read.ts'
import { definitionSchema } from './schema/index.ts'
import { plain } from './schema/text.ts'
import { smallCity } from './small-city.testing.ts'
import { writeDefinition } from './write.ts'

const read = readDefinition(smallCity, 'hoshino.yaml')
const hard = fc.constantFrom('null', 'yes', '0123', '2024-04-01', '- a: #b', '*a', '"', 'a\n\n b', '髙﨑葛󠄀𠮷')
const writable = fc
  .oneof(hard, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  .filter((text) => plain.safeParse(text).success)

test('whatever a city writes comes back with the same content and hash', () => {
  fc.assert(
    fc.property(writable, writable, (name, gist) => {
      const definition = definitionSchema.parse(read.ok && read.definition)
      definition.city.name.ja = name.trim()
      definition.definition.gist = { ja: gist.trim(), en: name.trim() }
      const again = readDefinition(writeDefinition(definition), 'hoshino.yaml')
      expect(again).toEqual({ ok: true, definition, hash: contentHash(definition) })
    }),
    { numRuns: 200 },
  )
})
