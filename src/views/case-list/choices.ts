import { sourceName } from '../../core/case/source.ts'
import { formLabel } from '../../core/edition/form-label.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { endName, stageName } from '../../core/stage-name.ts'
import type { Visit } from '../../core/web/visit.ts'
import { type Lang, pick, type Text } from '../../lib/language.ts'
import { ideaSources } from '../../platform/db/tables/case.ts'
import { caseListMessages } from './messages.ts'

export type ListQuery = Record<string, string>

export const filterNames = [
  'form',
  'stage',
  'field',
  'partner',
  'tag',
  'year',
  'plan',
  'zone',
  'district',
  'source',
] as const

type Choice = {
  name: (typeof filterNames)[number]
  label: string
  options: { value: string; label: string }[]
}

const formChoices = (definition: Definition, lang: Lang) =>
  definition.forms.map((form) => ({ value: form.code, label: formLabel(definition, form, lang) }))

/** Where ideas lie on the city's chart and in town, and what they began with. */
function ideaChoices({ definition, lang }: Visit): Choice[] {
  const words = caseListMessages(lang)
  const zones = definition.zones?.zones.filter(({ collaboration }) => collaboration) ?? []
  const { list = [], name } = definition.districts ?? {}
  return [
    {
      name: 'zone',
      label: words.zone,
      options: zones.map(({ code, name }) => ({
        value: code,
        label: name ? `${code} ${pick(name, lang)}` : code,
      })),
    },
    {
      name: 'district',
      label: name ? pick(name, lang) : words.district,
      options: list.map((one) => ({ value: one.code, label: pick(one.name, lang) })),
    },
    {
      name: 'source',
      label: words.source,
      options: ideaSources.map((source) => ({ value: source, label: sourceName(source, definition, lang) })),
    },
  ]
}

export function choicesOf(visit: Visit): Choice[] {
  const { definition, lang, runtime, today } = visit
  const words = caseListMessages(lang)
  const named = (list: readonly { code: string; name: Text }[]) =>
    list.map((one) => ({ value: one.code, label: pick(one.name, lang) }))
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '04-01' ? 1 : 0)
  const stages = runtime.stages.filter((stage) => stage.isPresent(definition))
  const all: Choice[] = [
    {
      name: 'stage',
      label: words.stage,
      options: [
        ...stages.map((stage) => ({
          value: stage.code,
          label: stageName(runtime.stages, definition, stage.code, lang),
        })),
        { value: 'closed', label: endName('closed', lang) },
        { value: 'ended', label: endName('ended', lang) },
      ],
    },
    { name: 'form', label: words.form, options: formChoices(definition, lang) },
    { name: 'field', label: words.field, options: named(definition.fields) },
    { name: 'partner', label: words.partner, options: named(definition.actors.kinds) },
    { name: 'tag', label: words.tag, options: named(definition.suitability?.tags ?? []) },
    {
      name: 'year',
      label: words.year,
      options: [0, 1, 2, 3, 4].map((ago) => ({
        value: String(year - ago),
        label: words.fiscalYear(year - ago),
      })),
    },
    { name: 'plan', label: words.plan, options: named(definition.edition.planCodes) },
    ...ideaChoices(visit),
  ]
  return all.filter((choice) => choice.options.length > 0)
}

/** A filter for something that this city does not have is no filter; years are not the city's to have. */
export const onlyKnown = (visit: Visit, query: ListQuery): ListQuery => {
  const choices = choicesOf(visit)
  const unknown = filterNames.filter(
    (name) =>
      name !== 'year' &&
      !choices.find((one) => one.name === name)?.options.some(({ value }) => value === query[name]),
  )
  return Object.fromEntries(Object.entries(query).filter(([name]) => !unknown.some((one) => one === name)))
}
