import { schemaVersion } from './schema/index.ts'

type Raw = Record<string, unknown>

export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** From version n to n + 1, by n. A new member that older files lack needs no step as long as it is optional. */
type Steps = Record<number, (definition: Raw) => Raw>
const knownSteps: Steps = {}

const versionOf = (raw: unknown): number =>
  isRecord(raw) && typeof raw.schema === 'number' ? raw.schema : schemaVersion

/** The version of a file that is newer than this software knows. */
export const newerVersion = (raw: unknown): number | undefined =>
  versionOf(raw) > schemaVersion ? versionOf(raw) : undefined

/** A file of an older version in today's shape. What is no older version is left for the schema to judge. */
export function upgradeDefinition(raw: unknown, steps = knownSteps): unknown {
  const version = versionOf(raw)
  const step = isRecord(raw) ? steps[version] : undefined
  if (!isRecord(raw) || step === undefined) return raw
  return upgradeDefinition({ ...step(raw), schema: version + 1 }, steps)
}
