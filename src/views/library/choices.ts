import { z } from 'zod'
import { formName, type LibraryFacets, partnerName, sizes } from '../../core/library/index.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear } from '../../lib/dates.ts'
import { pick, type Text } from '../../lib/language.ts'
import { libraryMessages } from './messages.ts'

const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const code = z.string().regex(/^[A-Za-z0-9-]{1,60}$/)

/** Malformed parameters take their default: a page is never an error because of its address. */
export const libraryQuery = z.object({
  q: lenient(z.string().trim().min(1).max(100)),
  city: lenient(code),
  form: lenient(code),
  field: lenient(code),
  tag: lenient(code),
  partner: lenient(code),
  size: lenient(z.enum(sizes)),
  year: lenient(z.string().regex(/^\d{4}$/)),
  before: lenient(z.string().regex(/^\d{12}-[0-9a-f]{12}$/)),
})
export const filterNames = ['city', 'form', 'field', 'tag', 'partner', 'size', 'year'] as const

export type LibraryQuery = Readonly<Record<string, string>>
type Option = { value: string; label: string }
export type Choice = { name: (typeof filterNames)[number]; label: string; options: Option[] }

const unique = (codes: readonly string[]) => [...new Set(codes)]

function sizeChoices({ lang }: Visit): Option[] {
  const words = libraryMessages(lang)
  const names = {
    none: words.sizeNone,
    to100: words.sizeTo100,
    to500: words.sizeTo500,
    to1000: words.sizeTo1000,
    over: words.sizeOver,
  }
  return sizes.map((value) => ({ value, label: names[value] }))
}

/** What one's own city has; forms and partners by their common codes, so that the same filter holds across cities. */
export function choicesOf(visit: Visit, cities: readonly Option[]): Choice[] {
  const { definition, lang, today } = visit
  const words = libraryMessages(lang)
  const named = (list: readonly { code: string; name: Text }[]) =>
    list.map((one) => ({ value: one.code, label: pick(one.name, lang) }))
  const forms = unique(definition.forms.map(({ common }) => common))
  const partners = unique(definition.actors.kinds.map(({ common }) => common))
  const year = fiscalYear(today)
  const all: Choice[] = [
    { name: 'city', label: words.city, options: [...cities] },
    {
      name: 'form',
      label: words.form,
      options: forms.map((value) => ({ value, label: formName(definition, value, lang) })),
    },
    { name: 'field', label: words.field, options: named(definition.fields) },
    { name: 'tag', label: words.tag, options: named(definition.suitability?.tags ?? []) },
    {
      name: 'partner',
      label: words.partner,
      options: partners.map((value) => ({ value, label: partnerName(definition, value, lang) })),
    },
    { name: 'size', label: words.size, options: sizeChoices(visit) },
    {
      name: 'year',
      label: words.year,
      options: [0, 1, 2, 3, 4, 5].map((ago) => ({
        value: String(year - ago),
        label: words.fiscalYear(year - ago),
      })),
    },
  ]
  return all.filter(({ options }) => options.length > 0)
}

export const facetsOf = (query: LibraryQuery): LibraryFacets =>
  Object.fromEntries(filterNames.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])))
