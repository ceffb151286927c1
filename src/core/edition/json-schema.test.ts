import { expect, test } from 'vitest'
import { definitionJsonSchema } from './json-schema.ts'

// After a change of the schema: vitest run src/core/edition/json-schema.test.ts -u
test('the published JSON Schema is the one the software reads city files with', async () => {
  const text = `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../../cities/definition.schema.json')
})
