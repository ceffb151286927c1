import { z } from 'zod'
import { isCoordination, isOfSection, isStaff, type Viewer } from '../../../core/people/viewer.ts'
import type { Policy } from '../../../core/web/route.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { block, line } from '../../../lib/form-text.ts'

export type Template = {
  id: string
  /** Whose it is; the office's for everybody where it is null. */
  section: string | null
  title: string
  body: string
  version: number
}

/** What a template can leave open: filled from the case, in Japanese as the reply itself is. */
export const placeholders = [
  '受付番号',
  '件名',
  '提案した人',
  '担当課',
  '期限',
  '次の予定',
  '今日',
  '市の名前',
] as const
export type Placeholder = (typeof placeholders)[number]
export type Values = Partial<Record<Placeholder, string>>

const braces = /[{｛]\s*([^{}｛｝\n]{1,20}?)\s*[}｝]/g
const isKnown = (name: string): name is Placeholder => placeholders.some((one) => one === name)

/** In one go: what comes from a case is never read for placeholders again. What is not known yet stays to be filled in. */
export const fillTemplate = (body: string, values: Values): string =>
  body.replace(braces, (whole, name: string) => (isKnown(name) ? (values[name] ?? whole) : whole))

const namesIn = (text: string): string[] => [...text.matchAll(braces)].map(([, name = '']) => name)
export const unknownIn = (body: string): string[] => namesIn(body).filter((name) => !isKnown(name))
/** Placeholders that nobody has filled in: a reply is not sent with them. */
export const leftOpen = (text: string): string[] => namesIn(text).filter(isKnown)

const version = z.coerce.number().int().catch(-1)
export const templateForm = z.object({
  templateTitle: line({ max: 60, required: true }),
  body: block({ max: 3000, required: true }),
  /** Empty: for everybody, kept by the office. */
  section: line({ max: 60 }),
  version,
})
export type TemplateInput = z.output<typeof templateForm>
export const retirementForm = z.object({ version })

export const templateReaders: Policy = {
  says: 'staff of the city hall; each section changes its own, the coordination office all',
  may: (viewer: Viewer) => isStaff(viewer),
}

export const mayKeep = (viewer: Viewer, { section }: Pick<Template, 'section'>): boolean =>
  section === null ? isCoordination(viewer) : isOfSection(viewer, section)

export function faultsInTemplate(
  viewer: Viewer,
  sections: readonly { code: string }[],
  input: TemplateInput,
) {
  const section = input.section === '' ? null : input.section
  const isThere = section === null || sections.some(({ code }) => code === section)
  const unknown = unknownIn(input.body)
  const faults: FieldError[] = []
  if (!isThere || !mayKeep(viewer, { section })) faults.push({ field: 'section', code: 'badChoice' })
  if (unknown.length > 0) faults.push({ field: 'body', code: 'unknownPlace', detail: unknown.join('、') })
  return faults
}
