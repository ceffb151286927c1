import { z } from '@hono/zod-openapi'
import type { Facets } from './search-index.ts'

const code = z.string().regex(/^[A-Za-z0-9-]{1,60}$/)
const ordinal = z.coerce.number().int().positive().max(9e15)

/** What a list of cases can be asked for, on a page and through the JSON API; nothing else is a filter. */
export const caseFilters = {
  q: z.string().trim().min(1).max(100),
  form: code,
  stage: code,
  field: code,
  partner: code,
  tag: code,
  year: z.coerce.number().int().min(1900).max(2999),
  plan: code,
  zone: code,
  district: code,
  source: code,
  before: ordinal,
}

/** As read, or as it travelled through the query of a visit, where all is text. */
type Asked = { [K in keyof typeof caseFilters]?: string | number | undefined }

const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value))

export const facetsOf = (asked: Asked): Facets => ({
  form: text(asked.form),
  stage: text(asked.stage),
  field: text(asked.field),
  partnerKind: text(asked.partner),
  tag: text(asked.tag),
  year: asked.year === undefined ? undefined : Number(asked.year),
  planCode: text(asked.plan),
  zone: text(asked.zone),
  district: text(asked.district),
  source: text(asked.source),
})
