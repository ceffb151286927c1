import type { Words } from './messages.ts'
import { type Finding, showValue } from './mistakes.ts'
import { correctedCode } from './municipality-code.ts'
import { codesOf, textIn, valuesAt } from './places.ts'
import { isRecord } from './upgrade.ts'

/** A form is known by its group and its name. */
function repeatedForms(root: unknown, t: Words): Finding[] {
  const forms = valuesAt(root, 'forms.*').map(({ path, value }) => {
    const name = isRecord(value) ? textIn(value.name, 'ja') : undefined
    return { path, name, identity: JSON.stringify([textIn(value, 'group'), name]) }
  })
  return forms.flatMap(({ path, name, identity }, i) => {
    const first = forms.findIndex((form) => form.identity === identity)
    if (name === undefined || first === i) return []
    return [{ path: [...path, 'name'], found: t.onceInGroup(name), allowed: t.differentNames }]
  })
}

function wrongCityCode(root: unknown, t: Words): Finding[] {
  return valuesAt(root, 'city.code').flatMap(({ path, value }) => {
    const right = typeof value === 'string' && /^\d{6}$/.test(value) ? correctedCode(value) : value
    return right === value ? [] : [{ path, found: showValue(value), allowed: t.checkDigit(String(right)) }]
  })
}

function wrongStages(root: unknown, t: Words): Finding[] {
  const stages = codesOf(root, ['stages'])
  const idea = stages.indexOf('idea')
  const evaluation = stages.indexOf('evaluation')
  const path = ['stages']
  const lacksEvaluation = evaluation >= 0 && valuesAt(root, 'evaluation').length === 0
  return [
    ...(idea > 0 ? [{ path: [...path, idea], found: showValue(stages), allowed: t.ideaFirst }] : []),
    ...(lacksEvaluation
      ? [{ path: [...path, evaluation], found: showValue('evaluation'), allowed: t.needsEvaluation }]
      : []),
  ]
}

/** Parts of a definition that must fit each other. */
export const structureFindings = (root: unknown, t: Words): Finding[] => [
  ...repeatedForms(root, t),
  ...wrongCityCode(root, t),
  ...wrongStages(root, t),
]
