import { z } from '@hono/zod-openapi'
import { code, date, fileName, monthOrDate, plain, sourced, text, webAddress } from './text.ts'

export const accents = ['ai', 'midori', 'kaki', 'fuji', 'moegi', 'sora', 'sumi', 'ume'] as const

export const city = z.strictObject({
  slug: z
    .string()
    .regex(/^(?!(?:api|assets|design|healthz|readyz)$)[a-z][a-z0-9-]{1,39}$/)
    .describe(
      'アドレスに出る名前（英小文字。api, assets, design, healthz, readyz は使えません） / Name in addresses: /{slug}',
    ),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .describe('全国地方公共団体コード（検査数字を含む6けた） / six digits with check digit'),
  name: text,
  prefecture: text,
  site: webAddress.optional(),
  accent: z.enum(accents).default('ai'),
  mascot: z
    .strictObject({ name: text, note: text.optional() })
    .optional()
    .describe("A name; the picture is the city's own and is never shipped"),
  closedDays: z.array(date).default([]).describe('Closing days besides weekends, holidays and 12/29–1/3'),
})

/** The city's own words for what every screen and paper names. Left out: the usual word. */
export const words = z
  .strictObject({
    collaboration: text.optional(),
    partner: text.optional(),
    section: text.optional(),
    government: text.optional(),
    municipality: text.optional(),
    neighbourhood: text.optional(),
    principle: text.optional(),
    form: text.optional(),
    evaluation: text.optional(),
    idea: text.optional(),
  })
  .default({})

export const source = z.strictObject({
  code,
  title: text,
  kind: z
    .enum(['guideline', 'cityPage'])
    .describe("guideline: the text this edition is; cityPage: another page of the city's own site"),
  url: webAddress.optional(),
  asOf: monthOrDate.describe('Date of the source, or the day it was read'),
})

export const edition = z.strictObject({
  title: text,
  kind: z.enum(['full', 'digest', 'leaflet', 'webPage']),
  issued: monthOrDate.optional(),
  effectiveFrom: date.describe('From this day cases begin under this edition'),
  audience: z.array(text).optional(),
  madeBy: z.array(text).optional(),
  history: z.array(z.strictObject({ at: monthOrDate.optional(), text })).optional(),
  basis: z
    .array(z.strictObject({ title: text, url: webAddress.optional(), ...sourced }))
    .optional()
    .describe('Ordinances and plans it rests on'),
  fullText: z
    .strictObject({
      title: text.optional(),
      url: webAddress.optional(),
      pdf: fileName('pdf').optional().describe('File name of the PDF the city gives'),
      where: text.optional(),
      contents: z
        .array(z.strictObject({ title: text, page: plain }))
        .optional()
        .describe('Its parts and their pages, as far as a digest names them'),
    })
    .optional()
    .describe("Where the city's own text can be read; empty until the city gives it"),
  planTitle: text.optional(),
  planCodes: z.array(z.strictObject({ code, name: text })).default([]),
})

export const desk = z.strictObject({
  code,
  name: text,
  kind: z.enum(['office', 'centre', 'room']).default('office'),
  section: code.optional(),
  role: text.optional(),
  runBy: text.optional().describe('Who runs it, where that is not the city (an outside secretariat)'),
  phone: plain.optional(),
  fax: plain.optional(),
  email: z.email().optional(),
  address: text.optional(),
  url: webAddress.optional(),
  ...sourced,
})

export const section = z.strictObject({
  code,
  name: text,
  department: text.optional(),
  coordination: z.boolean().default(false).describe('true: the coordination office (総合窓口)'),
})

/** The parts of the town, as the city divides it: 学区, 地区, 自治会の区域. */
export const districts = z.strictObject({
  name: text.optional().describe('What the city calls one of them'),
  list: z.array(z.strictObject({ code, name: text })).min(1),
  proposedByYui: z.boolean().optional().describe('true: the city has published none; these are Yui’s'),
  ...sourced,
})

export const routing = z.strictObject({
  default: code.describe('Section that takes what nobody owns, and what several own'),
  defaultFor: text.optional(),
  rules: z
    .array(z.strictObject({ field: code, section: code, examples: z.array(text).default([]), ...sourced }))
    .default([]),
  proposedByYui: z.boolean().optional().describe("true: the city has published no routing; this is Yui's"),
  ...sourced,
})

export const body = z.strictObject({
  code,
  name: text,
  kind: z.enum([
    'promotionCouncil',
    'promotionHeadquarters',
    'staffCommittee',
    'promoters',
    'coordinators',
    'supportCenter',
    'draftingCommittee',
    'advisers',
    'reviewPanel',
    'evaluationPanel',
  ]),
  who: text.optional(),
  term: text.optional(),
  openSeats: z.number().int().min(0).optional().describe('Seats open to citizens (公募市民枠)'),
  does: z.array(text).default([]),
  ...sourced,
})
