import { z } from '@hono/zod-openapi'
import { caseFilters } from '../../core/case/filters.ts'
import { definitionSchema } from '../../core/edition/schema/index.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'

const day = z.iso.date().describe('YYYY-MM-DD, the day in Japan (JST)')
const moment = z.iso.datetime().describe('ISO 8601 in UTC')

export const text = z
  .object({
    ja: z.string(),
    en: z.string().optional(),
    easy: z.string().optional().describe('やさしい日本語'),
  })
  .describe('Text: Japanese always; English and easy Japanese where there is one')
  .openapi('Text')

export const problem = z
  .object({
    message: z.string().describe('For a person who reads logs; not for a program'),
    status: z.number().int(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string() }))
      .describe('Parameters that could not be read; empty unless the status is 422'),
  })
  .describe('Every error, whatever its status, has this shape')
  .openapi('Problem')

const edition = z
  .object({
    number: z.number().int().describe('1 for the first that this installation got'),
    effectiveFrom: day.describe('From this day cases begin under it'),
    hash: z.string().describe('SHA-256 of the canonical JSON of the definition, hexadecimal'),
  })
  .openapi('Edition')

export const city = z
  .object({
    slug: z.string().describe('Its name in addresses: /{slug}'),
    code: z.string().describe('全国地方公共団体コード: six digits with the check digit'),
    name: text,
    prefecture: text,
    guideline: text.describe('Title of the guideline in force today'),
    edition,
    demo: z.boolean().describe('true: for trying out; nothing in it is the city’s word'),
    page: z.url().describe('Where people read it'),
  })
  .openapi('City')
export const cities = z.object({ cities: z.array(city) }).openapi('Cities')

export const definition = z
  .object({ edition, definition: definitionSchema.openapi('Definition') })
  .describe('The guideline in force today, as the city’s file has it. Each fact names its source and page')
  .openapi('CityDefinition')

const summary = {
  number: z.string().describe('Case number with its check character, as on receipts'),
  title: z.string().describe('As its sender wrote it'),
  stage: z.string().describe('Code of the stage it is in, or was in when it ended'),
  state: z.enum(['open', 'closed', 'ended']).describe('closed: the whole way gone; ended: it did not go on'),
  form: z.string().nullable().describe('Code of the form of collaboration, from the definition'),
  field: z.string().nullable().describe('Code of the field, from the definition; null while it is open'),
  createdOn: day,
  demo: z.boolean(),
  page: z.url(),
}

export const listedCase = z
  .object({
    ...summary,
    parties: z.array(z.string()).describe('As the public knows them: never a private person’s name'),
    overdue: z.boolean().describe('true: the city owes something and the day is past'),
  })
  .openapi('ListedCase')
export const caseList = z
  .object({
    cases: z.array(listedCase).describe('At most 50, newest first'),
    before: z.number().int().nullable().describe('Ask for the next page with this; null on the last'),
    total: z
      .number()
      .int()
      .optional()
      .describe('On the first page only; exact below 1000, 1000 means 1000 or more'),
  })
  .openapi('CaseList')

const party = z
  .object({
    name: z.string().describe('As the public knows it: never a private person’s name'),
    kind: z.string().describe('Kind of actor, by the city’s own code'),
    common: z.string().describe('The same by the code that cities share'),
    government: z.boolean(),
  })
  .openapi('Party')
const turn = z
  .object({ whose: text, what: text, dueOn: day.nullable(), overdue: z.boolean() })
  .describe('Who owes what by when')
  .openapi('Turn')
const entry = z
  .object({
    seq: z
      .number()
      .int()
      .describe('Counts from 1 within the case. Numbers are missing where an entry is not public'),
    at: moment,
    stage: z.string(),
    kind: z.string(),
    by: z.string().describe('The group, the section or the role; never a person’s name'),
    title: text,
    text: text.optional().describe('In the words of whoever wrote it, or what the entry says'),
  })
  .openapi('Entry')

export const caseWithThread = z
  .object({
    ...summary,
    issue: z.string(),
    wish: z.string(),
    tags: z.array(z.string()),
    planCode: z.string().nullable(),
    section: z.string().nullable().describe('Code of the section in charge'),
    startsOn: day.nullable(),
    endsOn: day.nullable(),
    closedOn: day.nullable(),
    edition: edition.describe('The edition it began under; it is read under this one for good'),
    parties: z.array(party),
    turns: z.array(turn),
    thread: z.array(entry).describe('What is public of what happened, in order'),
    trail: z
      .object({ entries: z.number().int(), head: z.string() })
      .describe('Head of the chain over all entries: keep it, and a later change of the past shows'),
  })
  .openapi('Case')

export const cityParams = z.object({
  city: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .openapi({ param: { name: 'city', in: 'path' }, example: 'shinjo' }),
})
export const caseParams = cityParams.extend({
  number: z
    .string()
    .refine((value) => parseReferenceNumber(value) !== undefined, { message: 'badNumber' })
    .openapi({ param: { name: 'number', in: 'path' } }),
})

const filterMeaning: Record<keyof typeof caseFilters, string> = {
  q: 'Words to be found in title, issue, purpose and parties; all of them',
  form: 'Code of a form of collaboration',
  stage: 'Code of a stage; `closed` for those that are over',
  field: 'Code of a field',
  partner: 'Code of a kind of actor',
  tag: 'Code of a suitability tag',
  year: 'Fiscal year (年度, April to March) in which it began',
  plan: 'Code of a part of the city’s plan',
  zone: 'Code of a zone of the city’s chart',
  district: 'Code of a district',
  source: 'What the idea began with: resident, group, section, centre, evaluation, vision, counter, theme',
  before: 'The `before` of the page in hand',
}
export const listQuery = z.strictObject(
  Object.fromEntries(
    Object.entries(caseFilters).map(([name, schema]) => [
      name,
      schema.optional().describe(filterMeaning[name as keyof typeof caseFilters]),
    ]),
  ) as { [K in keyof typeof caseFilters]: z.ZodOptional<(typeof caseFilters)[K]> },
)
