import { z } from 'zod'
import type { Definition } from '../../core/edition/schema/index.ts'
import { isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { RegisterEntry } from '../../core/register/entries.ts'
import type { Policy } from '../../core/web/route.ts'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, choice, line, yen } from '../../lib/form-text.ts'

export const pageSize = 50
export const most = { title: 100, text: 2000, name: 100, partners: 30, yen: 999_999_999_999 } as const

export const sectionStaff: Policy = {
  says: 'staff of a section, or the coordination office',
  may: isStaff,
}
export const registrar: Policy = { says: 'the coordination office', may: isCoordination }

/** A section keeps its own lines; the coordination office all. */
export const mayKeep = (viewer: Viewer, section: string | null): boolean =>
  isCoordination(viewer) || (isStaff(viewer) && section !== null && viewer?.hat.section === section)

const code = z.string().regex(/^[A-Za-z0-9-]{1,60}$/)
export const registerQuery = z.object({
  year: z.coerce.number().int().min(1950).max(2200).optional().catch(undefined),
  form: code.optional().catch(undefined),
  field: code.optional().catch(undefined),
  partner: code.optional().catch(undefined),
  section: code.optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  done: z.enum(['saved', 'changed', 'takenOut']).optional().catch(undefined),
})

const lines = (max: number, each: number) =>
  block({ max: max * each }).transform((text) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]
const commaList = line({ max: 500 }).transform(listOf)
const severalOf = z.array(line({ max: 60 })).default([])

const amounts = {
  decided: yen({ max: most.yen }).optional(),
  settled: yen({ max: most.yen }).optional(),
}
const shared = {
  forms: severalOf,
  plans: commaList,
  ...amounts,
}
export const entryForm = z.object({
  year: line({ max: 4, required: true }),
  title: line({ max: most.title, required: true }),
  about: block({ max: most.text }),
  section: line({ max: 60, required: true }),
  partners: lines(most.partners, most.name),
  kinds: lines(most.partners, most.name),
  field: line({ max: 60 }),
  tags: commaList,
  shown: choice(['yes']).optional(),
  ...shared,
})
export type EntryInput = z.output<typeof entryForm>
export const changeForm = z.object({
  version: line({ max: 12, required: true }),
  year: line({ max: 4, required: true }),
  ...shared,
})
export type ChangeInput = z.output<typeof changeForm>

export type Kind = { code: string; name: { ja: string; en?: string | undefined }; common: string }
/** Every kind of partner that is not the city hall, those below others included. */
export const partnerKinds = ({ actors }: Definition): Kind[] =>
  actors.kinds
    .filter(({ common }) => common !== 'government')
    .flatMap((kind) => [kind, ...kind.subKinds.map((sub) => ({ ...sub, common: sub.common ?? kind.common }))])

const bad = (field: string, code: string): FieldError => ({ field, code })

export const badForms = ({ forms }: Definition, chosen: readonly string[]): FieldError[] =>
  chosen.every((one) => forms.some((form) => form.code === one)) ? [] : [bad('forms', 'badChoice')]

/** What only the city knows of a new entry. */
export function faultsIn(definition: Definition, viewer: Viewer, input: EntryInput): FieldError[] {
  const known = (list: readonly { code: string }[], one: string) => list.some(({ code }) => code === one)
  const { kinds, partners, field, section } = input
  return [
    ...badForms(definition, input.forms),
    ...(field === '' || known(definition.fields, field) ? [] : [bad('field', 'badChoice')]),
    ...(known(definition.sections, section) && mayKeep(viewer, section) ? [] : [bad('section', 'badChoice')]),
    ...(kinds.length === 0 || kinds.length === 1 || kinds.length === partners.length
      ? []
      : [bad('kinds', 'kindCount')]),
    ...(kinds.every((kind) => kindOf(definition, kind) !== undefined) ? [] : [bad('kinds', 'badKind')]),
    ...(/^\d{4}$/.test(input.year) ? [] : [bad('year', 'badChoice')]),
  ]
}

const fold = (text: string) => text.normalize('NFKC').replace(/[\s（）()・]/g, '')
export const kindOf = (definition: Definition, text: string): Kind | undefined =>
  partnerKinds(definition).find(({ code, name }) =>
    [code, name.ja, name.en].some((one) => one !== undefined && fold(one) === fold(text)),
  )

/** The years one can write into: ten back, this one and the next. */
export const yearsToChoose = (today: PlainDate): number[] =>
  Array.from({ length: 12 }, (_, back) => fiscalYear(today) + 1 - back)

/** Those, and the one in which it stands. */
export const yearsFor = (today: PlainDate, year: number): number[] =>
  [...new Set([...yearsToChoose(today), year])].sort((a, b) => b - a)

export const ownCase = ({ origin }: Pick<RegisterEntry, 'origin'>): boolean => origin === 'case'
