import type { Words } from './messages.ts'
import { type Finding, showValue } from './mistakes.ts'
import { type At, allWithin, codesOf, textIn, valuesAt } from './places.ts'
import { selfCheckFindings } from './self-check-graph.ts'
import { structureFindings } from './structure.ts'

/** Members that point at a code, and the lists in which that code must stand. */
const references: [at: string, ...lists: string[]][] = [
  ['routing.default', 'sections'],
  ['routing.rules.*.section', 'sections'],
  ['routing.rules.*.field', 'fields'],
  ['desks.*.section', 'sections'],
  ['actors.umbrella.covers.*', 'actors.kinds'],
  ['effects.*.for.*', 'actors.kinds'],
  ['forms.*.group', 'formGroups'],
  ['forms.*.agreementTemplate', 'agreementTemplates'],
  ['agreementTemplates.*.forms.*', 'forms'],
  ['agreementTemplates.*.clauses.*.principle', 'principles'],
  ['evaluation.relationship.*.principle', 'principles'],
  ['evaluation.result.*.effect', 'effects', 'effects.*.items'],
  ['evaluation.relationship.*.pair', 'evaluation.relationship', 'evaluation.result'],
  ['evaluation.result.*.pair', 'evaluation.relationship', 'evaluation.result'],
  ['evaluation.relationship.*.scale', 'evaluation.scales'],
  ['evaluation.result.*.scale', 'evaluation.scales'],
  ['evaluation.short.*', 'evaluation.relationship', 'evaluation.result'],
  ['evaluation.thirdParty.body', 'bodies'],
  ['measures.*.measures.*.answers.*', 'issues'],
  ['staffNotes.*.stage', 'stages'],
  ['selfCheck.start', 'selfCheck.nodes'],
  ['selfCheck.nodes.*.allTrue', 'selfCheck.nodes'],
  ['selfCheck.nodes.*.anyFalse', 'selfCheck.nodes'],
  ['selfCheck.nodes.*.to', 'selfCheck.nodes'],
  ['selfCheck.nodes.*.options.*.to', 'selfCheck.nodes'],
  ['selfCheck.nodes.*.options.*.zone', 'zones.zones'],
]

function unknownCodes(found: At[], root: unknown, lists: readonly string[], t: Words): Finding[] {
  const codes = codesOf(root, lists)
  return found
    .filter(({ value }) => typeof value === 'string' && !codes.includes(value))
    .map(({ path, value }) => ({
      path,
      found: showValue(value),
      allowed: t.definedIn(lists.join(' / '), codes),
    }))
}

function unknownSources(root: unknown, t: Words): Finding[] {
  const cited = allWithin({ path: [], value: root }).filter(({ path }) => path.at(-1) === 'source')
  return unknownCodes(cited, root, ['sources'], t)
}

function repeatedCodes(root: unknown, t: Words): Finding[] {
  return allWithin({ path: [], value: root }).flatMap(({ path, value }) => {
    const codes = Array.isArray(value) ? value.map((entry) => textIn(entry, 'code')) : []
    return codes.flatMap((code, i) =>
      code !== undefined && codes.indexOf(code) < i
        ? [{ path: [...path, i, 'code'], found: showValue(code), allowed: t.codeOnce }]
        : [],
    )
  })
}

/**
 * What a schema cannot see: codes that point nowhere, and parts that do not fit each other. Reads a file that may
 * be wrong in any other way too, so that all mistakes can be told at once.
 */
export const referenceFindings = (root: unknown, t: Words): Finding[] => [
  ...references.flatMap(([at, ...lists]) => unknownCodes(valuesAt(root, at), root, lists, t)),
  ...unknownSources(root, t),
  ...repeatedCodes(root, t),
  ...structureFindings(root, t),
  ...selfCheckFindings(root, t),
]
