import { stringify } from 'yaml'
import type { Definition } from './schema/index.ts'

const schemaLine = '# yaml-language-server: $schema=./definition.schema.json\n'

/** A definition as a city file. Reading it again gives the same definition with the same hash. */
export const writeDefinition = (definition: Definition): string =>
  schemaLine + stringify(definition, { lineWidth: 0, aliasDuplicateObjects: false })
