import { type Document, isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { contentHash } from '../../lib/canonical-json.ts'
import type { Lang } from '../../lib/language.ts'
import { messages, type Words } from './messages.ts'
import { type Finding, formatPath, type Mistake, type Path, showValue } from './mistakes.ts'
import { referenceFindings } from './references.ts'
import { type Definition, definitionSchema, schemaVersion } from './schema/index.ts'
import { findingsOfIssue } from './schema-mistakes.ts'
import { newerVersion, upgradeDefinition } from './upgrade.ts'

export type ReadDefinition =
  | { ok: true; definition: Definition; hash: string }
  | { ok: false; mistakes: Mistake[] }

type Yaml = Document.Parsed<ParsedNode>
type Place = { offset: number; path: Path; found: string; allowed: string }

const longestFile = 1_000_000

/** Where in the text a path stands: its value, the name of a wrong member, or the nearest thing around it. */
function offsetOf(yaml: Yaml, { path, onKey }: Finding): number {
  const node: unknown = onKey ? keyAt(yaml, path) : yaml.getIn(path, true)
  if (isNode(node) && node.range) return node.range[0]
  return path.length === 0 ? 0 : offsetOf(yaml, { path: path.slice(0, -1), found: '', allowed: '' })
}

function keyAt(yaml: Yaml, path: Path): unknown {
  const parent: unknown = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true)
  const named = (key: unknown) => isScalar(key) && String(key.value) === String(path.at(-1))
  return isMap(parent) ? parent.items.find((pair) => named(pair.key))?.key : undefined
}

/** What YAML itself cannot read, the name written twice above all. */
function syntaxPlaces(yaml: Yaml, text: string, t: Words): Place[] {
  return [...yaml.errors, ...yaml.warnings].map(({ code, pos, message }) => {
    const found = text.slice(pos[0]).split('\n', 1)[0] ?? ''
    const name = found.split(':', 1)[0] ?? found
    const allowed = code === 'DUPLICATE_KEY' ? t.once(name.trim()) : t.yaml(`${code}: ${message}`)
    return { offset: pos[0], path: [], found: showValue(found.trim()), allowed }
  })
}

function contentFindings(raw: unknown, t: Words): Finding[] {
  const newer = newerVersion(raw)
  if (newer !== undefined) {
    return [{ path: ['schema'], found: t.newerSchema(newer), allowed: t.newestSchema(schemaVersion) }]
  }
  const parsed = definitionSchema.safeParse(raw)
  const issues = parsed.success ? [] : parsed.error.issues
  return [...issues.flatMap((issue) => findingsOfIssue(issue, raw, t)), ...referenceFindings(raw, t)]
}

function readContent(yaml: Yaml, text: string, t: Words): { raw: unknown; places: Place[] } {
  const places = syntaxPlaces(yaml, text, t)
  const raw = upgradeDefinition(yaml.toJS({ maxAliasCount: 100 }))
  const findings = contentFindings(raw, t).map((finding) => ({ ...finding, offset: offsetOf(yaml, finding) }))
  return { raw, places: [...places, ...findings] }
}

function mistakesAt(places: readonly Place[], file: string, lines: LineCounter): Mistake[] {
  return places
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, path, found, allowed }) => {
      const { line, col } = lines.linePos(offset)
      return {
        file,
        line: Math.max(line, 1),
        column: Math.max(col, 1),
        path: formatPath(path),
        found,
        allowed,
      }
    })
}

const wholeFile = (file: string, found: string, allowed: string): ReadDefinition => ({
  ok: false,
  mistakes: [{ file, line: 1, column: 1, path: '', found, allowed }],
})

/** Reads a city file. Either the definition and the hash of its content, or every mistake in it at once. */
export function readDefinition(yamlText: string, fileName: string, lang: Lang = 'ja'): ReadDefinition {
  const t = messages(lang)
  if (yamlText.length > longestFile) {
    return wholeFile(fileName, t.tooLong(yamlText.length), t.lengthLimit(longestFile))
  }
  try {
    const lines = new LineCounter()
    const yaml = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false })
    const { raw, places } = readContent(yaml, yamlText, t)
    if (places.length > 0) return { ok: false, mistakes: mistakesAt(places, fileName, lines) }
    const definition = definitionSchema.parse(raw)
    return { ok: true, definition, hash: contentHash(definition) }
  } catch (error) {
    // The parser throws on what it refuses to expand: thousands of brackets, aliases of aliases.
    return wholeFile(fileName, t.unreadable, t.yaml(error instanceof Error ? error.message : String(error)))
  }
}
