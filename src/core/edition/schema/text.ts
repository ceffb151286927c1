import { z } from '@hono/zod-openapi'

/** Text of a definition: Japanese always; English and やさしい日本語 where the city has them. */
export const text = z
  .strictObject({
    ja: z.string().trim().min(1),
    en: z.string().trim().min(1).optional(),
    easy: z.string().trim().min(1).optional(),
  })
  .describe('Text: ja always, en and easy (やさしい日本語) where there is one')

/** A short name inside one file: other places point at it. Lower-case letters, digits, hyphens; 協働 zones may be capitals. */
export const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/)
  .describe('Code, unique within its list')

export const date = z.iso.date().describe('YYYY-MM-DD')
export const monthOrDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .describe('YYYY, YYYY-MM or YYYY-MM-DD, as exact as the source is')

/** Where a fact stands: the source's code and, for a digest, the page of the full text it points to. */
export const sourced = {
  source: code.optional().describe('Code of the source; the guideline itself when left out'),
  page: z.string().optional().describe('Page of the full text, as the digest gives it'),
}

/** A titled paragraph in our own words, with its points. */
export const block = z.strictObject({
  code,
  title: text.optional(),
  gist: text.optional(),
  points: z.array(text).optional(),
  ...sourced,
})
